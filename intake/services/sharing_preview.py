"""What would go of a record and what would stay, counted by section, before anything is made."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from intake.domain.compartments import Compartment
from intake.domain.consent import Decision
from intake.domain.ids import InterviewId
from intake.domain.profile_rules import Ask, is_about
from intake.domain.profiles import Part, Profile, Why
from intake.forms.model import FormDef, Wording, generic
from intake.ledger import event_codec, header
from intake.ledger.entry import Entry
from intake.services.ports import Reading
from intake.services.sharing import Allowance, Definition, Sharing
from intake.services.sharing_parts import parts_of

ANSWERS: Final = frozenset({"answer.given", "answer.corrected", "conflict.settled"})
"""Types of entries that are counted as the answers that stand now, by section."""


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One section of the form, or one other part of the record."""

    section: str
    """The name of the section; empty for what is no answer."""
    title: Wording | None
    part: Part | None
    goes: int
    stays: int
    why: tuple[tuple[Why, int], ...] = ()
    """The reasons, each with how often it is one."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What of one record would go."""

    record: InterviewId
    profile: Profile
    denied: Why | None
    """Why nothing at all would; None: some of it may."""
    lines: tuple[PreviewLine, ...]
    limits: tuple[str, ...]
    """What the person leaves out, in the words of the one who wrote it down."""

    @property
    def goes(self) -> int:
        """How many answers and other entries go."""
        return sum(each.goes for each in self.lines)

    @property
    def stays(self) -> int:
        """How many stay."""
        return sum(each.stays for each in self.lines)


def preview_of(reading: Reading, record: InterviewId, allowed: Allowance, form: FormDef) -> Preview:
    """Return what of one record would go to whom it is asked for."""
    return Preview(
        record,
        allowed.ask.profile,
        allowed.denied,
        (*_sections(reading, record, allowed, form), *_others(reading, record, allowed)),
        tuple(
            dict.fromkeys(
                each.limits
                for each in allowed.grounds.consents
                if each.decision is Decision.NARROWED and each.limits
                if is_about(each, allowed.ask)
            )
        ),
    )


def _sections(
    reading: Reading, record: InterviewId, allowed: Allowance, form: FormDef
) -> Iterator[PreviewLine]:
    said = [
        path
        for path, value in reading.interview(record).document.values.items()
        if value.rel and not value.is_blank
    ]
    for node in form.root.children:
        mine = [each for each in said if generic(each).partition("/")[0] == node.name]
        reasons = [allowed.answer(path) for path in mine]
        if reasons:
            yield _line(reasons, section=node.name, title=node.label)


def _others(reading: Reading, record: InterviewId, allowed: Allowance) -> Iterator[PreviewLine]:
    found: dict[Part, list[Why | None]] = {}
    apart = {chain for place, chain in reading.chains() if place is Compartment.IDENTITY}
    for entry in reading.record_entries(record):
        if (judged := _judged(entry, allowed, is_apart=entry.chain.hex() in apart)) is not None:
            found.setdefault(judged[0], []).append(judged[1])
    for item in reading.record_media(record):
        found.setdefault(Part.EXHIBIT, []).append(allowed.media(item))
    for part in Part:
        if part in found:
            yield _line(found[part], part=part)


def _judged(entry: Entry, allowed: Allowance, *, is_apart: bool) -> tuple[Part, Why | None] | None:
    """Return what an entry is and why it stays; None for an answer, and for what is erased."""
    head = header.decode(entry.header) if entry.header is not None else None
    if head is None or head.type in ANSWERS:
        return None
    event = event_codec.decode(head.type, entry.body or b"")
    ways = parts_of(head.type, event, allowed.form, lambda said: is_about(said, allowed.ask))
    part = Part.IDENTITY if is_apart else min(ways[0], key=list(Part).index)
    return part, allowed.entry(head.type, event, is_apart=is_apart)


def _line(
    reasons: Sequence[Why | None],
    *,
    section: str = "",
    title: Wording | None = None,
    part: Part | None = None,
) -> PreviewLine:
    counted = Counter(each for each in reasons if each is not None)
    stays = counted.total()
    why = tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0])))
    return PreviewLine(section, title, part, len(reasons) - stays, stays, why)


class Previewing:
    """Shows what would leave, without making or noting anything."""

    def __init__(self, reading: Reading, sharing: Sharing, definition: Definition) -> None:
        self._reading, self._sharing, self._definition = reading, sharing, definition

    def of(self, records: Sequence[InterviewId], ask: Ask) -> tuple[Preview, ...]:
        """Return what of each record would go to whom it is asked for."""
        return tuple(self._of(each, ask) for each in records)

    def _of(self, record: InterviewId, ask: Ask) -> Preview:
        allowed = self._sharing.allowance(record, ask)
        form = self._definition(self._reading.interview(record).form)
        return preview_of(self._reading, record, allowed, form)
