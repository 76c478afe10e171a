"""What a form session tells the screen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from intake.domain.answers import Patch, Path, Value
from intake.domain.compartments import Compartment
from intake.forms.model import Question
from intake.forms.problems import Problem


class MediaKind(StrEnum):
    """How a file belongs to a text."""

    IMAGE = "image"
    BIG_IMAGE = "big-image"
    """Shown large when the image is chosen."""
    AUDIO = "audio"
    VIDEO = "video"


@dataclass(frozen=True, slots=True)
class MediaRef:
    """A picture or recording that belongs to a text."""

    kind: MediaKind
    name: str
    """The name under which the form keeps the file."""
    is_missing: bool = False
    """The form names the file, and it did not come with the form."""
    language: str = ""
    """The language that the file is for; not the one asked for where the form has none in that."""


@dataclass(frozen=True, slots=True)
class TextView:
    """A text of the form, and the language that it is really in."""

    text: str
    language: str
    is_fallback: bool = False
    """It was not translated; this is the form's default language."""
    media: tuple[MediaRef, ...] = ()
    """At most one of each kind. The text may be empty where the form has a file alone."""


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A choice that is offered, with its label in every language that has one."""

    code: str
    labels: Mapping[str, str]
    media: Mapping[str, tuple[MediaRef, ...]] = field(default_factory=dict)
    """By every language of the form; empty where no choice of the form has a file."""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question as it stands now."""

    path: Path
    question: Question
    value: Value
    is_relevant: bool
    is_required: bool
    is_readonly: bool
    problem: Problem | None


class Block(StrEnum):
    """Why a question keeps a record from being complete; nothing keeps one from being saved."""

    REQUIRED = "required"
    """The form wants an answer, and there is neither one nor a lasting reason for none."""
    CONSTRAINT = "constraint"
    """The form does not allow the answer that was given."""


@dataclass(frozen=True, slots=True)
class Blocking:
    """A question that keeps a record from being complete, and what the form says about it."""

    path: Path
    block: Block
    label: TextView | None
    message: TextView | None
    """The form's own sentence, where it has one."""


@dataclass(frozen=True, slots=True)
class QuestionStep:
    """One question alone."""

    path: Path


@dataclass(frozen=True, slots=True)
class GroupStep:
    """Several questions on one page: a group, or its first question where it has no node."""

    path: Path
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class RepeatStep:
    """The list of rows; the steps of each row follow it."""

    path: Path
    rows: tuple[str, ...]
    can_add: bool


Step = QuestionStep | GroupStep | RepeatStep


@dataclass(frozen=True, slots=True)
class SectionView:
    """A top-level group, or the questions that stand between two of them."""

    path: Path
    """The path of the group; of its first question where there is no group."""
    titles: Mapping[str, str]
    """By language; empty where there is no group or no title."""
    answered: int
    total: int
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What an act changes: a patch for each compartment, identity first.

    When there is a problem nothing has changed, and there is nothing to record.
    """

    patches: Mapping[Compartment, Patch] = field(default_factory=dict)
    changed: frozenset[Path] = frozenset()
    """Concrete paths whose value, relevance, marks, texts or choices may differ now."""
    problem: Problem | None = None

    @property
    def is_empty(self) -> bool:
        """Nothing changed."""
        return not self.patches


def paths_of(step: Step) -> tuple[Path, ...]:
    """Return the questions on the page of a step; none for the list of a repeat."""
    match step:
        case QuestionStep(path=path):
            return (path,)
        case GroupStep(paths=paths):
            return paths
        case RepeatStep():
            return ()
