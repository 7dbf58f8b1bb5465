"""The words of the interface, and how a language writes dates, numbers and lists."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from gettext import NullTranslations
from unicodedata import bidirectional

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup

from generator.model import Edtf
from generator.site.escape import escape
from generator.site.words.alphabet import Alphabet
from generator.site.words.locales import direction_of, locale_of, translations


def _unabbreviated(day: str) -> str:
    """Return a date without the letter for "year" at its end, in Cyrillic, and its full stop.

    The stop would end a sentence, or be a second one.
    """
    return re.sub(r"\s[\u0433\u0440]\.$", "", day)


class Language:
    """One language of the interface; `tag` is BCP 47, and English is the catalogue's own.

    Dates, numbers and lists are as the Common Locale Data Repository has them, through Babel. An
    edition in another language is a folder of content whose site.yml names the language, and a
    translation of the catalogue, `generator/locale/<language>.po`. The setting `theme.language`
    of mkdocs.yml gives the theme's own words, and `lang` and `dir` of every page.
    """

    def __init__(self, tag: str, words: NullTranslations | None = None) -> None:
        # Day before month, as the site's one form of dates has it.
        british = Locale("en", "GB")
        self.locale = british if tag == "en" else locale_of(tag) or british
        words = words or translations(tag)
        self.gettext = words.gettext
        self.ngettext = words.ngettext
        _ = words.gettext
        # The letters in their order, small ones; for Korean as they are joined (U+1100 and on).
        self.direction: str = self.locale.text_direction
        """`ltr` or `rtl`."""
        self.alphabet = Alphabet(_("abcdefghijklmnopqrstuvwxyz"))
        then = " ← " if self.direction == "rtl" else " → "
        self.separators = {", ": _(", "), "; ": _("; "), " → ": then}
        # Babel reads its patterns anew at every call, and pages repeat few dates and numbers.
        self.date = cache(self._date)
        self._number = cache(self._written)

    def number(self, number: float | Decimal) -> str:
        """Return a number with the language's separators; a decimal one keeps all its digits."""
        # To the cache 4 and 4.0 would be one.
        exponent = number.as_tuple().exponent if isinstance(number, Decimal) else 0
        return self._number(number, -int(exponent))

    def _written(self, number: float | Decimal, fine: int) -> str:
        if fine > 0:
            whole = self.locale.decimal_formats[None].pattern.partition(".")[0]
            return format_decimal(number, f"{whole}.{'0' * fine}", locale=self.locale)
        return format_decimal(number, locale=self.locale)

    def enumerate(self, words: Iterable[str]) -> str:
        """Return `a, b and c`."""
        return format_list(list(words), locale=self.locale)

    def day(self, day: date) -> str:
        """Return a day in the language's long form: 4 November 2024."""
        return _unabbreviated(format_date(day, "long", locale=self.locale))

    def month(self, month: str) -> str:
        """Return a month given as `2024-11`."""
        return self._part(month)

    def short_month(self, month: str, after: str | None = None) -> str:
        """Return a month given as `2024-11`, cut short: `Nov`, or `Nov 2024` after another year."""
        year, number = (int(part) for part in month.split("-"))
        skeleton = "MMM" if after and int(after.split("-")[0]) == year else "yMMM"
        return _unabbreviated(format_skeleton(skeleton, date(year, number, 1), locale=self.locale))

    def language_name(self, tag: str) -> str:
        """Return the name of a language, given by its BCP 47 tag."""
        locale = locale_of(tag)
        return (locale and locale.get_display_name(self.locale)) or tag

    def foreign(self, tag: str) -> Markup:
        """Return the attributes of an element whose text is in a language of its own."""
        direction = direction_of(tag)
        if direction == self.direction:
            return Markup(' lang="{}"').format(tag)
        return Markup(' lang="{}" dir="{}"').format(tag, direction)

    def isolated(self, name: str) -> Markup:
        """Return a name that cannot turn the direction of the sentence around it."""
        other = {"L"} if self.direction == "rtl" else {"R", "AL"}
        if other.isdisjoint(map(bidirectional, name)):
            return escape(name)
        return Markup("<bdi>{}</bdi>").format(escape(name))

    def leftmost(self, text: str) -> Markup:
        """Return what runs from left to right in any language: an address, a version, degrees."""
        told = escape(text)
        return Markup('<bdi dir="ltr">{}</bdi>').format(told) if self.direction == "rtl" else told

    def _date(self, edtf: Edtf) -> str:
        """Return a date as vague as it is: `about October 2024`, `1 to 7 May 2025`."""
        _ = self.gettext
        parts = [self._part(part) for part in edtf.text.split("/")]
        minutes = (edtf.begins, edtf.ends)[-len(parts) :]
        parts = [self._at(*one) for one in zip(parts, minutes, strict=True)]
        about = _("about %(date)s")
        if edtf.approximate:
            parts = [about % {"date": part} if part else part for part in parts]
        if len(parts) == 1:
            text = parts[0]
        elif edtf.earliest is None:
            text = _("by %(date)s") % {"date": parts[1]}
        elif edtf.latest is None:
            text = _("since %(date)s") % {"date": parts[0]}
        else:
            text = _("%(first)s to %(last)s") % {"first": parts[0], "last": parts[1]}
        return text

    def as_of(self, edtf: Edtf) -> str:
        """Return for when a thing holds: `as of 7 May 2025`, or `by May 2025` alone."""
        date = self.date(edtf)
        return date if edtf.earliest is None else self.gettext("as of %(date)s") % {"date": date}

    def _at(self, day: str, minute: datetime | None) -> str:
        """Return a day with the time of day, in its own zone, which is said."""
        if minute is None:
            return day
        away = int((minute.utcoffset() or timedelta()).total_seconds()) // 60
        hours, minutes = divmod(abs(away), 60)
        sign, rest = "\N{MINUS SIGN}" if away < 0 else "+", f":{minutes:02}" if minutes else ""
        zone = f"UTC{sign}{hours}{rest}"
        told = {
            "date": day,
            "time": format_time(minute.replace(tzinfo=None), "short", locale=self.locale),
            "zone": zone if away else "UTC",
        }
        return self.gettext("%(date)s, %(time)s (%(zone)s)") % told

    def _part(self, part: str) -> str:
        _ = self.gettext
        part = part.partition("T")[0]
        if part.endswith("X"):
            return _("the %(year)ss") % {"year": f"{part[:-1]}0"}
        numbers = [int(number) for number in part.rstrip("~?%").split("-") if number.isdigit()]
        if len(numbers) == 3:  # noqa: PLR2004 - year, month, day
            return self.day(date(*numbers))
        if len(numbers) == 2:  # noqa: PLR2004 - year, month
            day = date(numbers[0], numbers[1], 1)
            return _unabbreviated(format_skeleton("yMMMM", day, locale=self.locale))
        return str(numbers[0]) if numbers else ""
