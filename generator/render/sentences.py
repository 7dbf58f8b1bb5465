"""What was derived, in sentences: standing, counts, series and disagreements."""

from __future__ import annotations

from generator.collection import Collection
from generator.evidence.comparison import Comparison, Series
from generator.evidence.intervals import Verdict
from generator.evidence.origins import Origin, Provenance
from generator.evidence.standing import OVERRIDE, Standing, Voice
from generator.model.words import Grade, Measure
from generator.render import wording
from generator.render.language import Language


def provenance(counted: Provenance, language: Language) -> str:
    """Return the counts: `7 articles, 3 reports, 1 origin (2 undetermined)`."""
    n = language.ngettext
    articles, reports, origins, undetermined = (
        len(counted.articles),
        len(counted.acts),
        len(counted.origins),
        len(counted.undetermined),
    )
    text = ", ".join(
        (
            n("%d article", "%d articles", articles) % articles,
            n("%d report", "%d reports", reports) % reports,
            n("%d origin", "%d origins", origins) % origins,
        )
    )
    if undetermined:
        unclear = n("%d undetermined", "%d undetermined", undetermined) % undetermined
        text += f" ({unclear})"
    return text


def opposition(counted: Provenance, language: Language) -> str:
    """Return how many stand against a claim, in short."""
    n = language.ngettext
    origins = len(counted.origins)
    if not origins:
        count = len(counted.undetermined)
        return n("against: %d undetermined", "against: %d undetermined", count) % count
    return n("against: %d origin", "against: %d origins", origins) % origins


def standing(  # noqa: PLR0911 - one return for each rule
    collection: Collection, found: Standing, language: Language
) -> str:
    """Return the sentence that says which rule gave a standing, and why it applied."""
    _ = language.gettext
    if found.rule == OVERRIDE:
        return _("An editor's judgement: %(reason)s") % {"reason": found.because}
    match found.grade:
        case Grade.REFUTED:
            titles = [f"“{collection.claims[id_].record.title}”" for id_ in found.refuted_by]
            return _("A well-supported claim shows it to be wrong: %(claims)s.") % {
                "claims": language.enumerate(titles)
            }
        case Grade.BACKGROUND:
            return _("Undisputed context, told here by %(who)s.") % {
                "who": _voices(collection, found.asserted + found.admitted, language)
            }
        case Grade.ACKNOWLEDGED:
            return _("A party concerned says so itself: %(who)s.") % {
                "who": _voices(collection, found.admitted, language)
            }
        case Grade.CONTESTED:
            return _("%(who)s asserted it; %(others)s denied or disputed it.") % {
                "who": _first(collection, found.asserted, language),
                "others": _voices(collection, found.denied, language),
            }
        case Grade.CORROBORATED:
            return _("Independent origins assert it: %(who)s.") % {
                "who": language.enumerate(
                    collection.speakers[origin.root].record.said for origin in found.support.origins
                )
            }
        case Grade.SINGLE_ORIGIN:
            return _("It rests on one origin: %(who)s.") % {
                "who": _origin(collection, found.support.origins[0], language)
            }
        case Grade.ORIGIN_UNCLEAR:
            return _("Nobody outside can tell who said it first.")
        case _:
            return _("Nobody on record asserts it.")


def _origin(collection: Collection, origin: Origin, language: Language) -> str:
    root = collection.speakers[origin.root].record.said
    bodies = [collection.speakers[id_].record.said for id_ in origin.bodies if id_ != origin.root]
    if not bodies:
        return root
    return language.gettext("%(root)s, through %(bodies)s") % {
        "root": root,
        "bodies": language.enumerate(bodies),
    }


def through(collection: Collection, origin: Origin, language: Language) -> str:
    """Return through which bodies an origin spoke."""
    bodies = [collection.speakers[id_].record.said for id_ in origin.bodies]
    count = len(bodies)
    text = language.ngettext("through %d body: %s", "through %d bodies: %s", count)
    return text % (count, language.enumerate(bodies))


def _voices(collection: Collection, voices: tuple[Voice, ...], language: Language) -> str:
    seen = {voice.speaker: voice for voice in reversed(voices)}
    return language.enumerate(
        _voice(collection, voice, language) for voice in voices if seen[voice.speaker] is voice
    )


def _first(collection: Collection, voices: tuple[Voice, ...], language: Language) -> str:
    names = dict.fromkeys(collection.speakers[voice.speaker].record.said for voice in voices)
    return language.enumerate(names)


def _voice(collection: Collection, voice: Voice, language: Language) -> str:
    name = collection.speakers[voice.speaker].record.said
    if not voice.on:
        return name
    return language.gettext("%(who)s (%(date)s)") % {
        "who": name,
        "date": language.date(voice.on),
    }


def series_title(collection: Collection, series: Series, language: Language) -> str:
    """Return what a series counts: quantity, who, where, how over time."""
    key = series.key
    counted = quantity(collection, key.quantity, key.includes, language)
    who = collection.populations[key.population].record.name
    where = collection.places[key.area].record.name
    text = f"{counted}: {who}" + ("" if where in counted else f", {where}")
    planned = {Measure.PLANNED, Measure.FORECAST, Measure.FLOW}
    if key.measure in planned:
        text += f" ({wording.word(language, key.measure)})"
    return text[:1].upper() + text[1:]


def quantity(
    collection: Collection, id_: str, includes: tuple[str, ...], language: Language
) -> str:
    """Return a quantity with all that it counts: `casualties (killed and wounded)`."""
    name = collection.quantities[id_].record.name
    if not includes:
        return name
    parts = language.enumerate(collection.quantities[part].record.name for part in includes)
    return f"{name} ({parts})"


def series_sentence(series: Series, language: Language) -> str:
    """Return what the figures of a series do and do not tell, in a sentence or two."""
    n, _ = language.ngettext, language.gettext
    speakers = len({point.speaker for point in series.points if point.speaker})
    count = len(series.points)
    said = [
        n("%d figure", "%d figures", count) % count
        + " "
        + n("from %d speaker.", "from %d speakers.", speakers) % speakers
    ]
    open_ended = sum(point.low is None or point.high is None for point in series.points)
    if open_ended == count:
        said.append(_("None of them gives both a floor and a ceiling."))
    at_once = sum(_at_one_time(series, pair) for pair in series.disagreements)
    apart = len(series.disagreements) - at_once
    if at_once:
        said.append(n("%d pair cannot both hold.", "%d pairs cannot both hold.", at_once) % at_once)
    if apart:
        said.append(
            n(
                "%d pair, days apart, can hold only if the number changed.",
                "%d pairs, days apart, can hold only if the number changed.",
                apart,
            )
            % apart
        )
    if speakers > 1 and series.comparisons and not series.disagreements:
        said.append(_("Where they speak of one time, they can all hold."))
    elif speakers > 1 and not series.comparisons:
        said.append(_("They speak of different times, so they neither bear out nor contradict."))
    if series.revisions:
        revisions = len(series.revisions)
        said.append(
            n(
                "%d replaces an earlier figure by the same speaker.",
                "%d replace earlier figures by the same speaker.",
                revisions,
            )
            % revisions
        )
    return " ".join(said)


def _at_one_time(series: Series, found: Comparison) -> bool:
    times = {point.id: point.as_of for point in series.points}
    return times[found.a].overlaps(times[found.b])


def comparison(
    collection: Collection, series: Series, found: Comparison, language: Language
) -> str:
    """Return whether two figures can both hold, in a sentence."""
    _ = language.gettext
    points = {point.id: point for point in series.points}
    names = {}
    for place, id_ in (("a", found.a), ("b", found.b)):
        point = points[id_]
        speaker = collection.speakers[point.speaker].record.name if point.speaker else "?"
        value = language.value(point.figure.estimate.value)
        names[place] = f"{value} ({speaker}, {language.date(point.as_of)})"
    match found.relation.verdict:
        case Verdict.CANNOT_BOTH_HOLD:
            text = (
                _("%(a)s and %(b)s cannot both hold.")
                if _at_one_time(series, found)
                else _("%(a)s and %(b)s cannot both hold, unless the number changed in between.")
            )
        case Verdict.ONLY_AT if _at_one_time(series, found):
            names["at"] = language.number(found.relation.at or 0)
            text = _("%(a)s and %(b)s both hold only at exactly %(at)s.")
        case _:
            text = _("%(a)s and %(b)s can both hold.")
    return text % names
