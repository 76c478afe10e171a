"""What the page “Guidance and training” shows, as values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineShown:
    """One statement of a card, and where it comes from."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class SectionShown:
    """Statements under one heading."""

    head: str
    lines: tuple[LineShown, ...]


@dataclass(frozen=True, slots=True)
class CardShown:
    """One card, folded until somebody opens it."""

    key: str
    title: str
    when: str
    """From when to when what it describes was in force."""
    note: str
    sections: tuple[SectionShown, ...]


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """Who was trained in what, and how that stands today."""

    person: str
    guidance: str
    until: str
    stands: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class InstructionShown:
    """An instruction from above, and what came of it."""

    title: str
    text: str
    about: str
    reviews: str
    is_one_sided: bool


@dataclass(frozen=True, slots=True)
class GuidanceState:
    """The page. Empty texts are not shown."""

    cards: tuple[CardShown, ...] = ()
    missing: str = ""
    """What the person at the device lacks today."""
    to_confirm: str = ""
    asked_for: str = ""
    """What the organisation asks of whoever interviews."""
    share: str = ""
    """How many interviews began without current training."""
    register: tuple[RegisterRow, ...] = ()
    instructions: tuple[InstructionShown, ...] = ()
    problem: str = ""
    is_busy: bool = False
