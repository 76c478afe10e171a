"""What may be shown to whom: small cells are hidden, and nothing that they would follow from.

A cell below the audience's bound is hidden. So is a cell that differs from another one shown by
fewer, where one holds the other; and among the parts of one whole as many more are hidden as it
takes until nothing hidden follows from what is left.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, assert_never

from intake.domain.figures.units import Selection, Unit
from intake.domain.figures.values import Each, Figure, Line, Middle, Ratio, Share, Tally, Value


class Audience(StrEnum):
    """For whom figures are."""

    OWN = "own"
    """Who can open the records anyway."""
    PARTNER = "partner"
    PUBLIC = "public"

    @property
    def bound(self) -> int:
        """Fewer than so many are not shown."""
        return _BOUNDS[self]


_BOUNDS: Final = {Audience.OWN: 1, Audience.PARTNER: 5, Audience.PUBLIC: 10}


@dataclass(frozen=True, slots=True)
class PublishedLine:
    """One line as it may be shown; `is_shown` is False where it is hidden, not where it is 0."""

    line: Line
    is_shown: bool
    is_missing_shown: bool


@dataclass(frozen=True, slots=True)
class Published:
    """One figure as it may be shown."""

    figure: Figure
    lines: tuple[PublishedLine, ...]


@dataclass(slots=True)
class _Shown:
    """The sets of rows whose number is shown so far."""

    bound: int
    sets: dict[Unit, dict[int, set[int]]] = field(default_factory=dict)

    def allows(self, rows: Sequence[Selection]) -> bool:
        """Tell whether these numbers give away no small one, alone or with what is shown."""
        return not any(self._is_small(each.count) or self._gives_away(each) for each in rows)

    def add(self, rows: Sequence[Selection]) -> None:
        for each in rows:
            self.sets.setdefault(each.unit, {}).setdefault(each.count, set()).add(each.bits)

    def _is_small(self, count: int) -> bool:
        return 0 < count < self.bound

    def _gives_away(self, rows: Selection) -> bool:
        known = self.sets.get(rows.unit, {})
        near = range(rows.count - self.bound + 1, rows.count + self.bound)
        return any(
            _holds(rows.bits, other)
            for count in near
            if count != rows.count
            for other in known.get(count, ())
        )


def publish(figures: Sequence[Figure], audience: Audience) -> tuple[Published, ...]:
    """Return the figures as this audience may see them."""
    if audience is Audience.OWN:
        return tuple(_whole(figure) for figure in figures)
    shown = _Shown(audience.bound)
    made = []
    for figure in figures:
        visible = [_show(shown, line) for line in figure.lines]
        for members in _groups(figure):
            _hide_more(figure, members, visible, audience.bound)
        lines = tuple(
            PublishedLine(line, is_shown, is_shown and _show_missing(shown, line))
            for line, is_shown in zip(figure.lines, visible, strict=True)
        )
        made.append(Published(figure, lines))
    return tuple(made)


def _whole(figure: Figure) -> Published:
    """Return a figure with nothing hidden."""
    lines = (PublishedLine(line, is_shown=True, is_missing_shown=True) for line in figure.lines)
    return Published(figure, tuple(lines))


def sets_of(value: Value) -> tuple[Selection, ...]:
    """Return every set of rows whose number a value tells, or lets work out at once."""
    match value:
        case Share(part, whole):
            return (whole, part, whole - part)
        case Each(many, each):
            return (many, each)
        case Middle():
            return (value.known,)
        case Ratio(over, under):
            return (*sets_of(over), *sets_of(under))
        case Tally(rows):
            return (rows,)
        case _ as never:
            assert_never(never)


def _show(shown: _Shown, line: Line) -> bool:
    rows = sets_of(line.value)
    if not shown.allows(rows):
        return False
    shown.add(rows)
    return True


def _show_missing(shown: _Shown, line: Line) -> bool:
    """Show how many are missing only where that, and all together, gives nothing away."""
    first, *_ = sets_of(line.value)
    rows = [line.missing, line.missing | first]
    if not shown.allows(rows):
        return False
    shown.add(rows)
    return True


def _groups(figure: Figure) -> Iterator[list[int]]:
    """Yield the places of the lines of each group."""
    names = dict.fromkeys(line.group for line in figure.lines if line.group)
    for name in names:
        yield [at for at, line in enumerate(figure.lines) if line.group == name]


def _hide_more(figure: Figure, members: list[int], visible: list[bool], bound: int) -> None:
    """Hide the smallest part that is shown, until what is hidden does not follow."""
    while _follows(figure, members, visible, bound):
        counts = {at: _part(figure, at).count for at in members if visible[at]}
        visible[min(counts, key=lambda at: (counts[at] == 0, counts[at]))] = False


def _follows(figure: Figure, members: list[int], visible: list[bool], bound: int) -> bool:
    """Tell whether the parts that are shown give away those that are hidden."""
    hidden = [_part(figure, at).count for at in members if not visible[at]]
    if not any(hidden) or not any(visible[at] for at in members):
        return False
    rest = _whole_of(figure, members[0])
    for at in members:
        if visible[at]:
            rest = rest - _part(figure, at)
    many = len([each for each in hidden if each])
    is_exact = many == 1 or rest.count in {many, many * (bound - 1)}
    return is_exact or 0 < rest.count < bound


def _part(figure: Figure, at: int) -> Selection:
    value = figure.lines[at].value
    return value.part if isinstance(value, Share) else Selection(figure.unit)


def _whole_of(figure: Figure, at: int) -> Selection:
    value = figure.lines[at].value
    return value.whole if isinstance(value, Share) else Selection(figure.unit)


def _holds(one: int, other: int) -> bool:
    """Tell whether one set of rows holds the other."""
    return one & other in (one, other)
