"""What the generator takes from mkdocs.yml."""

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

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


def otherwise(kind: type, made: Callable[[Any], object]) -> BeforeValidator:
    """Return what takes another shape of a setting, which the engines take as well."""
    return BeforeValidator(lambda given: made(given) if isinstance(given, kind) else given)


class SettingGroup(BaseModel):
    """A group of settings; what the engines take as it is, nobody looks at."""

    model_config = ConfigDict(frozen=True, extra="ignore", use_attribute_docstrings=True)


class Extra(SettingGroup):
    """The settings that are ours rather than an engine's, and those that templates go through."""

    record_edit: SiteAddress = ""
    """The address below which the files of content/ can be edited."""

    polyfills: tuple[str, ...] = ()
    """Scripts for older browsers."""

    social: tuple[dict[str, Any], ...] = ()
    """Where else the newsroom is found."""

    alternate: tuple[dict[str, Any], ...] = ()
    """The site in other languages."""


class Font(SettingGroup):
    """The fonts that the theme would load from elsewhere."""

    text: str = ""
    code: str = ""


class Switch(SettingGroup):
    """What a reader presses to change the colours."""

    icon: str = ""
    name: str = ""


class Palette(SettingGroup):
    """The colours of the theme, or those for readers who set something of their screen."""

    media: str = ""
    scheme: str = ""
    primary: str = ""
    accent: str = ""
    toggle: Switch = Switch()


class Theme(SettingGroup):
    """What the generator and the engines take from the settings of the theme."""

    language: str = ""
    """The language of the theme's own words; empty where other settings name it."""

    custom_dir: str = ""
    """The folder of templates laid over those of the theme."""

    direction: str = ""
    favicon: str = ""
    logo: str = ""
    features: tuple[str, ...] = ()
    font: Annotated[Font, otherwise(bool, lambda loads: loads or {})] = Font()
    icon: dict[str, Any] = {}
    palette: Annotated[tuple[Palette, ...], otherwise(dict, lambda one: (one,))] = ()


class Script(SettingGroup):
    """A script of the site's own."""

    path: str
    type: str = ""
    async_: bool = Field(default=False, alias="async")
    defer: bool = False


class Settings(SettingGroup):
    """What the generator takes from mkdocs.yml, and the shapes at which an engine would stop."""

    site_name: str
    """The name of the site, shown at the top of every page."""

    site_url: str = ""
    use_directory_urls: bool = True
    theme: Annotated[Theme, otherwise(str, lambda _name: {})] = Theme()
    extra: Extra = Extra()
    extra_css: tuple[str, ...] = ()
    extra_templates: tuple[str, ...] = ()
    extra_javascript: tuple[
        Annotated[Script, otherwise(str, lambda path: {"path": path})], ...
    ] = ()
