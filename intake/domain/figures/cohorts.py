"""Published figures, made again from synthetic rows: parameters with their source, no results."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from intake.domain.figures.facts import FACTS_OF, Facts
from intake.domain.figures.index import Index, build
from intake.domain.figures.units import Selection, Unit
from intake.domain.figures.values import Share

Said = Mapping[str, str | int | Sequence[str]]
"""What rows say, by question."""


@dataclass(frozen=True, slots=True)
class Group:
    """So many times the same rows: each a unit and what it says."""

    times: int
    rows: tuple[tuple[Unit, Said], ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One figure that the source prints: of which rows, how many say what."""

    key: str
    unit: Unit
    part: Mapping[str, Sequence[str]]
    whole: Mapping[str, Sequence[str]]
    printed: str
    """What the source prints, in percent; its decimals say how it rounds."""


@dataclass(frozen=True, slots=True)
class Cohort:
    """One set of published figures."""

    name: str
    title: Mapping[str, str]
    source: str
    note: Mapping[str, str]
    """What was chosen where the source is silent, by language."""
    groups: tuple[Group, ...]
    sentences: tuple[Sentence, ...]

    def rows(self) -> Iterator[Facts]:
        """Yield every synthetic row."""
        for group in self.groups:
            made = [_facts(unit, said) for unit, said in group.rows]
            for _ in range(group.times):
                yield from made

    def index(self) -> Index:
        """Return the index of its rows."""
        return build(self.rows())


@dataclass(frozen=True, slots=True)
class Answered:
    """A sentence with the share that was counted for it."""

    sentence: Sentence
    share: Share

    @property
    def percent(self) -> str:
        """The share as the source would print it: its decimals, halves up."""
        decimals = len(self.sentence.printed.partition(".")[2])
        scale = 10**decimals
        whole = self.share.whole.count
        if not whole:
            return ""
        rounded = (200 * scale * self.share.part.count + whole) // (2 * whole)
        digits = str(rounded).zfill(decimals + 1)
        return f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits

    @property
    def agrees(self) -> bool:
        """It is what the source prints."""
        return self.percent == self.sentence.printed


def answer(cohort: Cohort, over: Unit | None = None) -> tuple[Answered, ...]:
    """Count every sentence; `over` divides by all rows of that unit, if it is the same unit.

    Raises MixedUnitsError where it is not.
    """
    index = cohort.index()
    return tuple(
        Answered(each, _share(index, each, index.of(over).all if over else None))
        for each in cohort.sentences
    )


def read(members: Mapping[str, object]) -> Cohort:
    """Read a cohort from its JSON; a file of ours that does not fit is a mistake of ours."""
    match members:
        case {
            "name": str(name),
            "title": dict(title),
            "source": str(source),
            "note": dict(note),
            "groups": list(groups),
            "sentences": list(sentences),
        }:
            return Cohort(
                name,
                title,
                source,
                note,
                tuple(_group(each) for each in groups),
                tuple(_sentence(each) for each in sentences),
            )
        case _:
            raise ValueError("cohort")


def _group(members: Mapping[str, object]) -> Group:
    match members:
        case {"times": int(times), "rows": list(rows)}:
            return Group(times, tuple((Unit(row["unit"]), row["says"]) for row in rows))
        case _:
            raise ValueError("group")


def _sentence(members: Mapping[str, object]) -> Sentence:
    match members:
        case {
            "key": str(key),
            "unit": str(unit),
            "part": dict(part),
            "whole": dict(whole),
            "printed": str(printed),
        }:
            return Sentence(key, Unit(unit), part, whole, printed)
        case _:
            raise ValueError("sentence")


def _facts(unit: Unit, said: Said) -> Facts:
    kind = FACTS_OF[unit]
    known = {each.name for each in fields(kind)}
    if not said.keys() <= known:
        raise ValueError(", ".join(sorted(said.keys() - known)))
    made: Facts = kind(
        **{name: tuple(each) if isinstance(each, list) else each for name, each in said.items()}
    )
    return made


def _share(index: Index, sentence: Sentence, over: Selection | None) -> Share:
    part = _where(index, sentence.unit, sentence.part)
    if over is not None:
        return Share(part, over)
    whole = _where(index, sentence.unit, sentence.whole)
    return Share(part & whole, whole)


def _where(index: Index, unit: Unit, said: Mapping[str, Sequence[str]]) -> Selection:
    rows = index.of(unit)
    found = rows.all
    for question, codes in said.items():
        found = found & rows.where(question, *codes)
    return found
