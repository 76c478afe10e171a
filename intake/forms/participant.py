"""What a form says about its own questions for the screen that the person sees."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Final

from intake.domain.compartments import Compartment
from intake.forms.model import FormDef, Group, Node, Output, Question, Repeat, Wording

_PLAYABLE: Final = ".wav"
"""How the name of a recording ends that the program can play."""
_YES: Final = frozenset({"yes", "true", "true()", "1"})
_STAFF: Final = "staff"
_STAFF_HINTS: Final = ("for staff", "para el personal")
_PRIVATE: Final = "-x-"


class Showing(StrEnum):
    """How much of a question the person sees while it is asked."""

    OPEN = "open"
    SENSITIVE = "sensitive"
    """Nothing, unless that is turned on: it may be seen over a shoulder."""
    STAFF = "staff"
    """Nothing ever: it is not asked."""


def showings(form: FormDef) -> Mapping[str, Showing]:
    """Return the questions that are not simply shown, by their generic path."""
    return dict(_below(form.root, Showing.OPEN))


def tells_answers(wording: Wording | None) -> bool:
    """Tell whether a text repeats what was answered elsewhere."""
    if wording is None:
        return False
    parts = (part for each in wording.by_language.values() for part in each)
    return bool(wording.expression) or any(isinstance(part, Output) for part in parts)


def spoken_tag(tags: Iterable[str], wanted: str) -> str:
    """Return the language of a form that is read to somebody who speaks `wanted`, or nothing.

    A tag with a private part (`es-x-llano`) is the read-aloud form of its language.
    """
    known = tuple(tags)
    base = wanted.partition(_PRIVATE)[0]
    tongue = base.partition("-")[0]
    for near in dict.fromkeys((base, tongue)):
        read_aloud = next((each for each in known if each.startswith(near + _PRIVATE)), "")
        if read_aloud or near in known:
            return read_aloud or near
    return next((each for each in known if each.partition("-")[0] == tongue), "")


def is_playable(name: str) -> bool:
    """Tell by its name whether a recording is of the one kind that can be played."""
    return name.lower().endswith(_PLAYABLE)


def _below(group: Group | Repeat, above: Showing) -> Iterator[tuple[str, Showing]]:
    for child in group.children:
        here = _stricter(above, _stated(child))
        if isinstance(child, Question):
            if here is not Showing.OPEN:
                yield child.path, here
        else:
            yield from _below(child, here)


def _stated(node: Node) -> Showing:
    said = node.attributes
    if said.get("audience", "").strip().lower() == _STAFF or _is_for_staff(node.hint):
        return Showing.STAFF
    is_named = isinstance(node, Question) and node.compartment is not Compartment.CORE
    if is_named or said.get("sensitive", "").strip().lower() in _YES:
        return Showing.SENSITIVE
    return Showing.OPEN


def _is_for_staff(hint: Wording | None) -> bool:
    """Tell whether a hint says, as those of the built-in forms do, that it is not read aloud."""
    texts = (hint.plain(each) or "" for each in hint.by_language) if hint is not None else ()
    return any(each.strip().lower().startswith(_STAFF_HINTS) for each in texts)


def _stricter(one: Showing, other: Showing) -> Showing:
    order = (Showing.OPEN, Showing.SENSITIVE, Showing.STAFF)
    return max(one, other, key=order.index)
