"""The closed lists, defined once for model, checks, templates and schema alike."""

from generator.model.base import Word


class ClaimKind(Word):
    """What sort of thing a claim says."""

    EVENT = "event", "something happened"
    EXISTENCE = "existence", "something or someone is or was there"
    QUANTITY = "quantity", "how many or how much"
    INTENT = "intent", "why something was done, or what is planned"
    DENIAL = "denial", "that something is not so, or silence about it"
    BACKGROUND = "background", "context"
    JUDGEMENT = "judgement", "what somebody holds: an appeal, a legal view, a reading of motives"
    FALSEHOOD = "falsehood", "a story that went round and proved wrong"


class Status(Word):
    """Whether a claim is on the site."""

    PUBLISHED = "published", "on the site"
    DRAFT = "draft", "in the preview alone; not in the site, its data, feeds, counts or search"


class RelationKind(Word):
    """How one claim bears on another; read `this claim <relation> the other`."""

    CONTRADICTS = "contradicts", "both cannot be true"
    NARROWER_THAN = "narrower-than", "says part of what the other says"
    VARIANT_OF = "variant-of", "another version of the same account"
    SAME_GROUND_AS = "same-ground-as", "rests on the same person or thing shown"
    SUPERSEDES = "supersedes", "replaces the other with later information"
    DEPENDS_ON = "depends-on", "can hold only if the other does"
    REFUTES = "refutes", "shows the other to be wrong"


class ChangeKind(Word):
    """What a change of the site is."""

    ADDED = "added", "a claim came onto the site"
    STANDING = "standing", "the standing of a claim is another since the day on which that was said"
    CORRECTED = "corrected", "an editor corrected or updated a claim"


class Stance(Word):
    """What a source does with a claim. After CiTO."""

    ASSERTS = "asserts", "says that it is so"
    CONFIRMS = "confirms", "says of another's claim that it is so"
    ADMITS = "admits", "a party concerned says so of itself, in words"
    SHOWS = "shows", "a party concerned shows it, and does not say so"
    DENIES = "denies", "says that it is not so"
    DISPUTES = "disputes", "doubts it, or says that it cannot be known"
    DECLINES = "declines", "was asked and says neither"


SUPPORTING = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ADMITS, Stance.SHOWS})
"""Stances that stand behind a claim."""

OPPOSING = frozenset({Stance.DENIES, Stance.DISPUTES})
"""Stances against a claim."""


class ExhibitKind(Word):
    """What sort of thing was shown."""

    DOCUMENT = "document", "a paper or file"
    PICTURE = "picture", "a photograph or drawing"
    VIDEO = "video", "moving pictures"
    RECORDING = "recording", "sound, such as a call that was listened to"
    OBJECT = "object", "a thing that can be touched"
    DATA = "data", "a set of data"


class Sharing(Word):
    """Whether origins of a claim have what they say from one source."""

    ONE_SOURCE = "one-source", "they rest on one source or estimate"
    INDEPENDENT = "independent", "each is known to have it in a way of its own"
    NOT_KNOWN = "not-known", "whether they share a source is not known"


class OriginStatus(Word):
    """Whether the first link of a chain is known."""

    STATED = "stated", "the originator is named or described"
    UNDETERMINED = "undetermined", "nobody outside can tell who said it first"


class Measure(Word):
    """What a figure counts over time; figures of different measures are never compared."""

    CUMULATIVE = "cumulative", "all up to the date"
    STOCK = "stock", "what is there on the date"
    FLOW = "flow", "what falls within the period"
    PLANNED = "planned", "what somebody intends"
    FORECAST = "forecast", "what somebody expects"


class Grade(Word):
    """How well a claim is supported; derived from the statements, not from anyone's trust."""

    BACKGROUND = "background", "context, which is not graded"
    JUDGEMENT = "judgement", "what somebody holds, which is not graded"
    REFUTED = "refuted", "shown to be wrong by what is well supported"
    CALLED_FALSE = "called-false", "a story that went round; called false by one origin only"
    ACKNOWLEDGED = "acknowledged", "admitted in words by a party concerned"
    SHOWN = "shown", "shown by a party concerned, which does not say so"
    CONTESTED = "contested", "asserted by one origin, denied by another"
    FIGURES_DIFFER = "figures-differ", "figures of several origins that cannot all hold"
    CORROBORATED = "corroborated", "asserted by two or more lines of evidence"
    SINGLE_ORIGIN = "single-origin", "asserted by one line of evidence only"
    ORIGIN_UNCLEAR = "origin-unclear", "nobody can tell who said it first"
    UNSUPPORTED = "unsupported", "nobody on record asserts it"

    @property
    def surprises(self) -> bool:
        """Whether readers should see it beside every mention: most claims have one origin."""
        return self in (
            Grade.REFUTED,
            Grade.CALLED_FALSE,
            Grade.ACKNOWLEDGED,
            Grade.CONTESTED,
            Grade.FIGURES_DIFFER,
        )


class How(Word):
    """How a work derives from another. After PROV."""

    SYNDICATES = "syndicates", "carries it word for word"
    TRANSLATES = "translates", "carries it in another language"
    REWRITES = "rewrites", "tells it again in other words"
    SUMMARISES = "summarises", "tells the gist"
    QUOTES = "quotes", "takes single sentences from it"


class Carries(Word):
    """How much of the work from which it derives a work holds."""

    WHOLE = "whole", "all of it"
    PART = "part", "some of it"
    OPENING = "opening", "the opening only"


class WorkStatusKind(Word):
    """What became of a work after it was published. After Crossref and COPE."""

    RETRACTED = "retracted", "taken back: it was wrong"
    WITHDRAWN = "withdrawn", "taken down, for whatever reason"
    CORRECTED = "corrected", "mended, and still there"


class UrlStatus(Word):
    """What is at an address today."""

    LIVE = "live", "the work is there"
    DEAD = "dead", "the work is gone"
    UNFIT = "unfit", "something else is there now"
    UNKNOWN = "unknown", "nobody has looked lately"


class Read(Word):
    """How much of a work the editors read."""

    WHOLE = "whole", "all of it"
    PARTS = "parts", "parts of it, such as a summary or single pages"
    OPENING = "opening", "the opening only"
    NOT_READ = "not-read", "none of it; known through another work"


class SpeakerType(Word):
    """What machines are told that a speaker is: types of schema.org."""

    ORGANIZATION = "Organization", "a body of any kind"
    PERSON = "Person", "one person"
    GOVERNMENT = "GovernmentOrganization", "a body of a state"
    CORPORATION = "Corporation", "a firm"
    NEWS_MEDIA = "NewsMediaOrganization", "a newsroom"
    NGO = "NGO", "a non-governmental organisation"
    RESEARCH = "ResearchOrganization", "a body that does research"
    UNIVERSITY = "CollegeOrUniversity", "a university"
    SCHOOL = "EducationalOrganization", "a body that teaches"
    MEDICAL = "MedicalOrganization", "a hospital or health service"
    PERFORMING = "PerformingGroup", "a group of performers"
    SPORTS = "SportsOrganization", "a club or federation of sport"


class PlaceType(Word):
    """What machines are told that a place is: types of schema.org."""

    PLACE = "Place", "a place of any kind"
    COUNTRY = "Country", "a state"
    STATE = "State", "a state within a state"
    ADMINISTRATIVE = "AdministrativeArea", "a division of a state"
    CITY = "City", "a city or town"
    CIVIC = "CivicStructure", "a building or structure for the public"
    BUILDING = "LandmarksOrHistoricalBuildings", "a building"
    LANDFORM = "Landform", "a form of the land"
    MOUNTAIN = "Mountain", "a mountain"
    WATER = "BodyOfWater", "a body of water"
    RIVER = "RiverBodyOfWater", "a river"
    LAKE = "LakeBodyOfWater", "a lake"
    SEA = "SeaBodyOfWater", "a sea, or a part of it"
    PARK = "Park", "a park"
    RESIDENCE = "Residence", "where somebody lives"


class MarkShape(Word):
    """What a mark on the map looks like."""

    CIRCLE = "circle", "a disc"
    SQUARE = "square", "a square"
    HEXAGON = "hexagon", "six corners"
    DIAMOND = "diamond", "a square on its corner"
    TRIANGLE = "triangle", "three corners"
    DROP = "drop", "a drop, its point below"
    OBLONG = "oblong", "wider than high"


class Precision(Word):
    """How finely a place is known; decides how it is drawn. After UCDP, ACLED and Atlos."""

    EXACT = "exact", "the very spot, to about 10 m"
    NEAR = "near", "within the radius given"
    LOCALITY = "locality", "somewhere in a town or site"
    DISTRICT = "district", "somewhere in a district"
    REGION = "region", "somewhere in a region"
    COUNTRY = "country", "somewhere in a country"
    WORLD = "world", "the whole world or an ocean; on no map, and without coordinates"


class Basis(Word):
    """How the coordinates were found."""

    GEOLOCATED = "geolocated", "matched from imagery"
    STATED = "stated", "named by a source"
    CENTROID = "centroid", "computed as the middle of an outline"
