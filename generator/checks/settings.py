"""Settings in mkdocs.yml: what the engines would stop at, said where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.checks.pages.markup import extensions, trouble_with
from generator.checks.rule import Fault, check
from generator.kinds import SITE
from generator.model.notation.address import wrong_address
from generator.nearest import nearest
from generator.read.collection import Collection

_LIST, _GROUP, _TEXT = "a list", "a group of fields", "a text"

SHAPES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (
            "site_name", "site_url", "site_description", "site_author", "repo_url", "repo_name",
            "edit_uri", "edit_uri_template", "copyright", "docs_dir", "site_dir", "remote_branch",
            "remote_name", "dev_addr", "exclude_docs", "draft_docs", "not_in_nav", "strict",
            "use_directory_urls", "INHERIT",
        ),
        (_TEXT,),
    ),
    **dict.fromkeys(
        ("nav", "pages", "extra_css", "extra_javascript", "extra_templates", "hooks", "watch"),
        (_LIST,),
    ),
    **dict.fromkeys(("extra", "mdx_configs", "theme", "validation"), (_GROUP,)),
    **dict.fromkeys(("markdown_extensions", "plugins"), (_LIST, _GROUP)),
    "google_analytics": (_LIST,),
    "config_file_path": (_TEXT,),
}  # fmt: skip
"""The settings that the engines know, and the shapes that they take."""


@check("X353", "Write the whole address, such as https://example.org/explainer/.")
def check_address(collection: Collection) -> Iterator[Fault]:
    """The site's address is a web address: the feed, cards and data lead there."""
    settings = collection.settings_file
    if "site_url" not in settings.data:
        return
    address = settings.data["site_url"] or ""
    if not isinstance(address, str) or wrong_address(address):
        yield Fault(settings.locate(("site_url",)), f"site_url: '{address}' leads nowhere")


@check("X354", "Correct the name or the shape.")
def check_settings(collection: Collection) -> Iterator[Fault]:
    """A setting is one that the engines know, in a shape that they take."""
    settings = collection.settings_file
    for name, value in settings.data.items():
        where = settings.locate((name,), key=True)
        if name not in SHAPES:
            yield Fault(where, f"'{name}' is no setting of the engines", nearest(name, SHAPES))
        elif value is not None and (shape := _shape(value)) not in SHAPES[name]:
            yield Fault(where, f"{name}: {shape} stands here; {' or '.join(SHAPES[name])} belongs")
    where = settings.locate(("markdown_extensions",), key=True)
    for name, options in extensions(settings.data.get("markdown_extensions")).items():
        if trouble := trouble_with(name, *options.items()):
            found = f"markdown_extensions: '{name}' {trouble}"
            yield Fault(where, found, "correct the name, or install it")


@check("X377", "Write the same name in both.")
def check_name(collection: Collection) -> Iterator[Fault]:
    """The settings call the site what content/site.yml calls it."""
    settings, site = collection.settings_file, collection.site.record
    name = settings.data.get("site_name")
    if isinstance(name, str) and name != site.title:
        found = f"site_name: '{name}' is not the title in {SITE.path}, '{site.title}'"
        yield Fault(settings.locate(("site_name",)), found)


def _shape(value: object) -> str:
    if isinstance(value, list):
        return _LIST
    return _GROUP if isinstance(value, dict) else _TEXT
