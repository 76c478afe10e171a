"""A paper before it has a page: blocks in reading order, in one language or two side by side."""

from dataclasses import dataclass
from enum import StrEnum

Texts = tuple[str, ...]
"""One text for each language of the document, in its order; a single text is shared by all."""


@dataclass(frozen=True, slots=True)
class Title:
    """The name of the paper, once, at the top."""

    texts: Texts


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part; level 1 is a section, 2 an event in it, 3 a group of questions."""

    texts: Texts
    level: int = 1


class Tone(StrEnum):
    """How loudly a note speaks."""

    PLAIN = "plain"
    QUIET = "quiet"
    FRAMED = "framed"


@dataclass(frozen=True, slots=True)
class Note:
    """A remark of the paper itself."""

    texts: Texts
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value."""

    label: Texts
    value: Texts


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values, one pair a line."""

    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an answer. `is_quote` sets the person's own words apart; `source` says how."""

    texts: Texts
    is_quote: bool = False
    source: Texts = ()
    lang: str = ""
    """The language of a text that is not in those of the paper."""


@dataclass(frozen=True, slots=True)
class QuestionAnswer:
    """A question with its answer; they stay together, and only a long answer breaks."""

    number: int
    question: Texts
    passages: tuple[Passage, ...] = ()
    skipped: Texts = ()
    """Why there is no answer."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a chronology."""

    when: Texts
    what: Texts


@dataclass(frozen=True, slots=True)
class Chronology:
    """What happened when, oldest first."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head that is repeated on each page. `widths` are shares of the page's width.

    A cell of several languages shows them under one another, the leading one first.
    """

    head: tuple[Texts, ...]
    rows: tuple[tuple[Texts, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class BlankChoice:
    """A box to tick, with the code that is typed in later."""

    code: str
    texts: Texts


@dataclass(frozen=True, slots=True)
class BlankQuestion:
    """A question to be answered with a pen; number 0 has none."""

    number: int
    question: Texts
    told: Texts = ()
    """What was answered, where the pen only corrects."""
    remark: Texts = ()
    """How and when it is asked."""
    choices: tuple[BlankChoice, ...] = ()
    lines: int = 0
    """How many lines to write on."""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on, side by side, each with what is written there."""

    labels: tuple[Texts, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code by itself, and what it holds in words."""

    content: str
    said: Texts


Block = (
    Title
    | Heading
    | Note
    | Facts
    | QuestionAnswer
    | Chronology
    | Table
    | BlankQuestion
    | Signatures
    | Code
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What every page bears, so that a loose page can be told from a forged one."""

    paper: Texts
    """The paper's number, as it is said."""
    check: Texts
    """Its six words."""
    code: str
    """What the QR code holds: the number and the words, nothing else."""
    page: Texts
    """The words for "page x of y", with the places {page} and {count} still open."""
    edition: Texts = ()
    """Which version of the record it shows, and which copy it is."""
    number: str = ""
    """The paper's number without its dashes: the file is told by it, as by a random id."""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper. `title` is what the file is called inside: it tells nothing about anybody."""

    title: str
    languages: tuple[str, ...]
    """BCP 47 tags; the first one leads."""
    blocks: tuple[Block, ...]
    stamp: Stamp | None
    """None on a sheet that stays in the house and says nothing of itself."""
    continued: Texts = ()
    """Said over an answer that goes on from the page before."""
    unprintable: Texts = ()
    """Said at the end where a sign of some text has no picture in the paper's fonts."""
    watermark: Texts = ()
    """Stands pale across every page."""
    page: Texts = ()
    """The words for "page x of y" on a paper without a stamp."""
