"""What the generator takes from mkdocs.yml."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from generator.model.base import Unreadable
from generator.model.notation.address import wrong_address


def _site_address(text: str) -> str:
    if text and (wrong := wrong_address(text)):
        raise Unreadable(
            f"the address '{text}' cannot stand: {wrong}", "copy it from the browser again"
        )
    return text


SiteAddress = Annotated[str, AfterValidator(_site_address)]
"""Where the site or its files are found; empty where that is not known."""


def _named_theme(theme: object) -> object:
    # The engines take the name of a theme as well.
    return {} if isinstance(theme, str) else theme


class Extra(BaseModel):
    """The settings that are ours rather than an engine's."""

    model_config = ConfigDict(frozen=True, extra="ignore", use_attribute_docstrings=True)

    record_edit: SiteAddress = ""
    """The address below which the files of content/ can be edited."""


class Theme(BaseModel):
    """What the generator takes from the settings of the theme."""

    model_config = ConfigDict(frozen=True, extra="ignore", use_attribute_docstrings=True)

    language: str = ""
    """The language of the theme's own words; empty where other settings name it."""

    custom_dir: str = ""
    """The folder of templates laid over those of the theme."""


class Settings(BaseModel):
    """What the generator takes from mkdocs.yml; the engines read the rest."""

    model_config = ConfigDict(frozen=True, extra="ignore", use_attribute_docstrings=True)

    site_name: str
    """The name of the site, shown at the top of every page."""

    site_url: str = ""
    use_directory_urls: bool = True
    theme: Annotated[Theme, BeforeValidator(_named_theme)] = Theme()
    extra: Extra = Extra()
