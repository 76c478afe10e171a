"""What the summary of an interview is made of, read out of its form beforehand."""

from dataclasses import dataclass, field
from datetime import datetime

from intake.domain.answers import SkipReason, Span
from intake.domain.approximate_dates import ApproximateDate
from intake.domain.conflict_events import How
from intake.domain.ids import PaperId
from intake.domain.interview import Interview
from intake.reports.document import Texts
from intake.reports.voices import Voices
from intake.services.paper_wishes import Edition


@dataclass(frozen=True, slots=True)
class Event:
    """A row of a repeat: the `number`th of `count` that there are."""

    path: str
    title: Texts
    number: int
    count: int


@dataclass(frozen=True, slots=True)
class Translated:
    """A translation of a free text: a second text, never in the place of the first."""

    text: str
    lang: str
    by: str
    at: datetime
    is_of_earlier_words: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A question that was put, or would have been, with what was said.

    `lines` is the answer as the paper shows it, one line or more. Free text is the single line of
    the language it was said in, and `spans` tell which stretches of it are quoted.
    """

    path: str
    section: Texts
    question: Texts
    group: Texts = ()
    """What the group within the section or event is called, where it is called anything."""
    events: tuple[Event, ...] = ()
    """The rows it stands in, the outermost first."""
    lines: tuple[Texts, ...] = ()
    is_free_text: bool = False
    spans: tuple[Span, ...] = ()
    lang: str = ""
    via: str = ""
    skip: SkipReason | None = None
    is_identity: bool = False
    day: str = ""
    """The answer as an ISO date or the beginning of one, where it is a date."""
    when: ApproximateDate | None = None
    """Where a date was told in words, or with how exact it is."""
    translations: tuple[Translated, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """One of the answers that stand beside each other, or what settled them."""

    answers: tuple[Told, ...]
    """None: its row was taken out, or nothing changed. Several: all of them were said, and stay."""
    by: str
    at: datetime
    station: str = ""
    """Nothing where it was this one."""


@dataclass(frozen=True, slots=True)
class Disputed:
    """A question to which different answers were noted, and how somebody settled it."""

    told: Told
    """The question; the answers to it stand in the versions."""
    versions: tuple[Version, ...]
    settled: Version | None = None
    how: How | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SummarySource:
    """One interview, ready to be put on paper in the languages of `voices`."""

    interview: Interview
    form_title: Texts
    told: tuple[Told, ...]
    voices: Voices
    organisation: str
    site: str
    paper: PaperId
    check_words: tuple[tuple[str, ...], ...]
    """The six words, once for each language of the paper."""
    printed: datetime
    """Aware, in the zone of the place: the zone is printed with it."""
    include_identity: bool = False
    edition: Edition = field(default_factory=Edition)
    referral: frozenset[str] = frozenset()
    """Paths, without the rows of repeats, of what a service needs to know."""
    disputed: tuple[Disputed, ...] = ()


def is_printed(source: SummarySource, told: Told) -> bool:
    """Tell whether a question may stand on this paper."""
    if told.path in source.edition.withheld:
        return False
    return source.include_identity or not told.is_identity
