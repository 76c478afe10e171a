"""The questions of a page: their places are known at once, their words when somebody looks."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, Protocol, TypeVar, overload


class Made(Protocol):
    """A question with its words, as far as its page looks into it."""

    @property
    def path(self) -> str:
        """Where it stands."""

    @property
    def appearance(self) -> str:
        """How it wishes to look."""

    @property
    def is_identity(self) -> bool:
        """Whether its answer is kept apart."""

    @property
    def problem(self) -> str:
        """Why its answer does not fit."""


Block_co = TypeVar("Block_co", bound=Made, covariant=True)


class Glimpse(NamedTuple):
    """What is known of a question before its words are made."""

    path: str
    appearance: tuple[str, ...]
    is_identity: bool


class Blocks(Sequence[Block_co]):
    """The questions of one page; each is made once, when it is first asked for."""

    __slots__ = ("_made", "_make", "_problem", "glimpses")

    def __init__(
        self,
        glimpses: tuple[Glimpse, ...],
        make: Callable[[str], Block_co],
        problem: Callable[[str], str],
    ) -> None:
        self.glimpses = glimpses
        self._make, self._problem = make, problem
        self._made: dict[int, Block_co] = {}

    @property
    def misfits(self) -> frozenset[str]:
        """The questions whose answer does not fit."""
        return frozenset(each.path for each in self.glimpses if self._problem(each.path))

    def __len__(self) -> int:
        return len(self.glimpses)

    @overload
    def __getitem__(self, place: int) -> Block_co: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Block_co, ...]: ...

    def __getitem__(self, place: int | slice) -> Block_co | tuple[Block_co, ...]:
        if isinstance(place, slice):
            return tuple(self[each] for each in range(*place.indices(len(self))))
        at = range(len(self))[place]
        if at not in self._made:
            self._made[at] = self._make(self.glimpses[at].path)
        return self._made[at]

    def __iter__(self) -> Iterator[Block_co]:
        return (self[at] for at in range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Blocks | tuple) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment] # what is made later is no key


def glimpses(questions: Sequence[Made]) -> tuple[Glimpse, ...]:
    """Return what is known of questions without making any."""
    if isinstance(questions, Blocks):
        return questions.glimpses
    return tuple(
        Glimpse(each.path, tuple(each.appearance.split()), each.is_identity) for each in questions
    )


def misfits(questions: Sequence[Made]) -> frozenset[str]:
    """Return the questions whose answer does not fit."""
    if isinstance(questions, Blocks):
        return questions.misfits
    return frozenset(each.path for each in questions if each.problem)
