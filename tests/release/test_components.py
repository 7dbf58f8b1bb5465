from __future__ import annotations

import json
from hashlib import sha256
from importlib.metadata import distribution
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from generator.release.components import (
    OWN,
    Component,
    bill_of_materials,
    licences,
    locked_components,
    shipped,
)
from tests.sites import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
COMPONENTS = locked_components(LOCK)
LEAFLET = "django-js-lib-leaflet"


@pytest.fixture(scope="module")
def bill() -> Any:
    return json.loads(bill_of_materials(COMPONENTS, "https://news.example/hives/", "2030-09-25"))


def test_the_bill_is_valid(bill: Any) -> None:
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    assert validator.validate_str(json.dumps(bill)) is None
    del bill["specVersion"]
    assert validator.validate_str(json.dumps(bill)) is not None


def test_the_bill_names_what_is_installed_of_the_lock_with_its_licence(bill: Any) -> None:
    for component in bill["components"]:
        assert distribution(component["name"]).version
        assert component["licenses"], component["name"]
        (where,) = component["externalReferences"]
        for digest in where["hashes"]:
            assert f"--hash=sha256:{digest['content']}" in LOCK
    names = [component["name"] for component in bill["components"]]
    assert len(names) == len({*names}) > 40


def test_the_bill_tells_what_needs_what(bill: Any) -> None:
    needs = {entry["ref"].partition("@")[0]: entry["dependsOn"] for entry in bill["dependencies"]}
    assert len(needs["site"]) == len(COMPONENTS)
    assert [need.partition("@")[0] for need in needs["pkg:pypi/jinja2"]] == ["pkg:pypi/markupsafe"]


def test_what_is_for_another_system_is_left_out() -> None:
    lock = "a==1 ; sys_platform == 'none' \\\n    --hash=sha256:0a\nb==2 \\\n    --hash=sha256:0b\n"
    assert locked_components(lock) == [Component("b", "2", ("0b",))]


def test_what_readers_are_sent_is_known_by_its_bytes() -> None:
    (script,) = (f for f in distribution(LEAFLET).files or () if f.name == "leaflet.js")
    digest = sha256(script.read_binary()).hexdigest()
    assert [c.name for c in shipped(COMPONENTS, {"assets/leaflet.js": digest})] == [LEAFLET]
    assert shipped(COMPONENTS, {"assets/leaflet.js": "0" * 64}) == []
    assert [c.name for c in shipped(COMPONENTS, {"pagefind/x": "0" * 64})] == ["pagefind-bin"]


def test_the_licences_of_what_readers_are_sent_stand_in_full() -> None:
    sent = [c for c in COMPONENTS if c.name == LEAFLET]
    own = "\n".join(Component(OWN, distribution(OWN).version, ()).texts())
    text = licences(COMPONENTS, sent, own, "CC-BY-4.0").decode()
    shown, _, rest = text.partition("Used to build the site")
    assert "Content of this site: CC-BY-4.0" in shown
    assert "The explainer-generator authors" in shown
    assert "Volodymyr Agafonkin" in shown
    assert LEAFLET not in rest
    assert {c.name for c in COMPONENTS if f"\n{c.name} {c.version}: " in rest} == {
        c.name for c in COMPONENTS if c not in sent
    }
    assert "says none" not in rest
