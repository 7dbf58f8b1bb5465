"""Places: where things are said to have happened."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticKnownError

from generator.model.base import Identifier, Names, Record, Text
from generator.model.lists import Basis, Precision


def _decimal(value: object) -> object:
    # Of a text, Python would read `4_4` and `1e1` as well.
    if isinstance(value, str) and not re.fullmatch(r"[+-]?\d+(\.\d+)?", value.strip(), re.ASCII):
        raise PydanticKnownError("float_parsing")
    return value


_DECIMAL = BeforeValidator(_decimal)


_ON_A_MAP = ("latitude", "longitude", "basis")
"""Fields that the whole world does without."""


def _needed_on_a_map(schema: dict[str, Any]) -> None:
    schema["required"] = [name for name in schema["required"] if name not in _ON_A_MAP]
    world = {"const": Precision.WORLD.value, "description": Precision.WORLD.meaning}
    schema["if"] = {"properties": {"precision": world}}
    schema["else"] = {"required": [*_ON_A_MAP]}


class Place(Record):
    """A place, with how finely it is known."""

    model_config = ConfigDict(json_schema_extra=_needed_on_a_map)

    name: Text
    """The name in the language of the site."""

    names: Names = {}
    """The name in other languages, by language code."""

    kind: Identifier
    """What kind of place it is: a kind from vocabulary.yml, or of the general set."""

    latitude: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False), _DECIMAL] | None
    """Degrees north of the equator; the whole world alone has none."""

    longitude: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False), _DECIMAL] | None
    """Degrees east of Greenwich; likewise."""

    radius_km: Annotated[float, Field(gt=0, le=10_000, allow_inf_nan=False), _DECIMAL] | None = None
    """How far from the point it may be, in kilometres."""

    precision: Precision
    """How finely it is known; a region or country is drawn as an area."""

    basis: Basis | None
    """How the coordinates were found."""

    area: Identifier | None = None
    """The outline in outlines/ that is this place."""

    within: Identifier | None = None
    """The place it lies in."""

    located_by: Text | None = None
    """Who located it, where somebody did."""

    descriptor: Text
    """One or two sentences: what the place is and why it is named here."""

    @model_validator(mode="before")
    @classmethod
    def _without_spot(cls, fields: Any) -> Any:
        if isinstance(fields, dict) and fields.get("precision") == Precision.WORLD:
            return {**dict.fromkeys(_ON_A_MAP), **fields}
        return fields

    @property
    def point(self) -> tuple[float, float] | None:
        """Longitude and latitude in degrees; None for what is on no map."""
        if self.longitude is None or self.latitude is None:
            return None
        return self.longitude, self.latitude
