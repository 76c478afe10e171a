"""What a kind of event says of its body: its type, its members, and who may write it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from intake.domain.events import Event
from intake.domain.people import Role
from intake.ledger import canonical
from intake.ledger.fields import Fields

_E = TypeVar("_E", bound=Event)

INTERVIEWS: Final = frozenset[str](
    {Role.VOLUNTEER, Role.INTERVIEWER, Role.SUPERVISOR, Role.COORDINATOR}
)
HANDS_OVER: Final = frozenset[str]({Role.INTERVIEWER, Role.STEWARD, Role.COORDINATOR})
SUPERVISES: Final = frozenset[str]({Role.SUPERVISOR, Role.COORDINATOR})


@dataclass(frozen=True, slots=True)
class Body(Generic[_E]):
    """How one kind of event is written and read."""

    name: str
    """The type that it has in the ledger; never changed, and never used for another."""
    event: type[_E]
    members: Callable[[_E], dict[str, object] | bytes]
    """Returns the members (one that came later is left out where it says nothing), or their
    canonical bytes where every moment counts."""
    read: Callable[[Fields], _E]
    """Takes every member; a code that is in no list is a ValueError."""
    by: frozenset[str] = frozenset()
    """The roles that may write it; nobody named: everybody of the roster."""

    def encode(self, event: _E) -> bytes:
        """Return the canonical bytes."""
        said = self.members(event)
        return said if isinstance(said, bytes) else canonical.encode(said)


def nothing(_: Event) -> dict[str, object]:
    """Return the members of an event that says no more than its type."""
    return {}


def said(**members: object) -> dict[str, object]:
    """Return the members that say something: none that is empty or absent.

    A plain no and a zero do say something: what is absent where it is false is given as None.
    """
    return {name: value for name, value in members.items() if value not in (None, "", ())}
