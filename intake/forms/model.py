"""A questionnaire as data: what is asked, in which words, under which conditions.

Every `path` here is generic: names joined by "/", without the form's root and without the uids of
rows ("harm/what"). Expressions are ODK XPath, as the form writes them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from intake.domain.compartments import Compartment
from intake.forms.languages import Language
from intake.forms.xpath import nodes


class QuestionKind(StrEnum):
    """What a question looks like to staff: data type, control and appearance taken together."""

    TEXT = "text"
    MULTILINE = "multiline"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    TIME = "time"
    DATETIME = "datetime"
    BOOLEAN = "boolean"
    SELECT_ONE = "select_one"
    SELECT_MULTIPLE = "select_multiple"
    RANK = "rank"
    RANGE = "range"
    NOTE = "note"
    ACKNOWLEDGE = "acknowledge"
    GEOPOINT = "geopoint"
    GEOTRACE = "geotrace"
    GEOSHAPE = "geoshape"
    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"
    FILE = "file"
    BARCODE = "barcode"
    CALCULATE = "calculate"
    HIDDEN = "hidden"

    @property
    def is_shown(self) -> bool:
        """It has a control on the form."""
        return self not in {QuestionKind.CALCULATE, QuestionKind.HIDDEN}

    @property
    def is_choice(self) -> bool:
        """It is answered from a list."""
        return self in {
            QuestionKind.SELECT_ONE,
            QuestionKind.SELECT_MULTIPLE,
            QuestionKind.RANK,
        }


@dataclass(frozen=True, slots=True)
class Output:
    """A place in a text where the value of an expression is shown."""

    expression: str


TextPart = str | Output


@dataclass(frozen=True, slots=True)
class Wording:
    """One text in every language the form has it in: language tag → parts.

    A language that is absent was not translated. `media` holds the names of files by kind
    ("image", "audio", "video", "big-image") and language. `expression` is set where the form
    computes which text to show; `by_language` is empty then.
    """

    by_language: Mapping[str, tuple[TextPart, ...]] = field(default_factory=dict)
    media: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    expression: str = ""

    def plain(self, language: str) -> str | None:
        """Return the text without the values it would show, or None where it is missing."""
        parts = self.by_language.get(language)
        if parts is None:
            return None
        return "".join(part if isinstance(part, str) else "…" for part in parts)

    def expressions(self) -> Iterator[str]:
        """Yield every expression that the text needs."""
        if self.expression:
            yield self.expression
        for parts in self.by_language.values():
            for part in parts:
                if isinstance(part, Output):
                    yield part.expression


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list."""

    code: str
    label: Wording


@dataclass(frozen=True, slots=True)
class Itemset:
    """A list that an expression computes: which entries, and where their code and label stand."""

    nodeset: str
    value: str
    label: str
    label_is_text_id: bool
    """`label` names the entry's text id, not the text itself."""
    instance: str = ""
    """The id of the secondary instance that the list comes from; empty for a repeat or a path."""


@dataclass(frozen=True, slots=True)
class Bind:
    """The rules of one node; an empty string is an absent rule."""

    relevant: str = ""
    calculate: str = ""
    constraint: str = ""
    required: str = ""
    readonly: str = ""
    constraint_message: Wording | None = None
    required_message: Wording | None = None
    preload: str = ""
    preload_params: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question, or a value that is kept without being asked."""

    path: str
    name: str
    kind: QuestionKind
    data_type: str
    """XForm data type without prefix: string, int, decimal, date, dateTime, geopoint, binary…"""
    control: str = ""
    """XForm control: input, select1, select, rank, range, trigger, upload; empty when unseen."""
    appearance: tuple[str, ...] = ()
    parameters: Mapping[str, str] = field(default_factory=dict)
    label: Wording | None = None
    hint: Wording | None = None
    guidance: Wording | None = None
    choices: tuple[Choice, ...] = ()
    """Every entry of its list, before any filter."""
    itemset: Itemset | None = None
    bind: Bind = field(default_factory=Bind)
    default: str = ""
    compartment: Compartment = Compartment.CORE
    attributes: Mapping[str, str] = field(default_factory=dict)
    """The attributes that the form keeps for intake, without their prefix."""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that belong together. The root of a form is a group with an empty path."""

    path: str
    name: str
    children: tuple["Node", ...] = ()
    label: Wording | None = None
    hint: Wording | None = None
    appearance: tuple[str, ...] = ()
    bind: Bind = field(default_factory=Bind)
    attributes: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_one_page(self) -> bool:
        """Its questions are shown together."""
        return "field-list" in self.appearance


@dataclass(frozen=True, slots=True)
class Repeat:
    """Questions that are asked once for each row."""

    path: str
    name: str
    children: tuple["Node", ...] = ()
    label: Wording | None = None
    hint: Wording | None = None
    appearance: tuple[str, ...] = ()
    bind: Bind = field(default_factory=Bind)
    count: str = ""
    """The expression that fixes how many rows there are; empty where staff add them."""
    is_fixed: bool = False
    """Staff may neither add nor remove rows."""
    attributes: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_one_page(self) -> bool:
        """The questions of one row are shown together."""
        return "field-list" in self.appearance


Node = Group | Repeat | Question


@dataclass(frozen=True, slots=True)
class Element:
    """A node of the form's empty instance; attributes are named "local" or "{namespace}local"."""

    name: str
    namespace: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    children: tuple["Element", ...] = ()
    is_template: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """A value that is set when something happens."""

    events: tuple[str, ...]
    target: str
    expression: str = ""
    text: str = ""
    source: str = ""
    """The path of the question or repeat that it belongs to; empty for the whole form."""


@dataclass(frozen=True, slots=True, eq=False)
class FormDef:
    """One version of one form."""

    form_id: str
    version: str
    title: str
    languages: tuple[Language, ...]
    default_language: str
    """A language tag; `und` when the form names none."""
    root: Group
    instance: Element
    """The empty instance, its root element included."""
    namespaces: Mapping[str, str] = field(default_factory=dict)
    """Prefix → namespace as the form declares them; "" is the namespace of the instance."""
    secondary: Mapping[str, nodes.Node] = field(default_factory=dict)
    """Lists and other data that come with the form, by instance id; nobody changes these trees."""
    external: Mapping[str, str] = field(default_factory=dict)
    """Instances that the form expects as attachments: id → where it expects them."""
    texts: Mapping[str, Wording] = field(default_factory=dict)
    """Every text by its id."""
    actions: tuple[Action, ...] = ()
    binds: Mapping[str, Bind] = field(default_factory=dict)
    """The rules of every node of the instance by path; the root's path is empty."""
    media: frozenset[str] = frozenset()
    """The names of the files that are kept with the form."""

    def nodes(self) -> Iterator[Node]:
        """Yield every node in the order of the form, groups before their content."""
        yield from _below(self.root)

    def questions(self) -> Iterator[Question]:
        """Yield every question in the order of the form, the ones that are not shown included."""
        return (node for node in self.nodes() if isinstance(node, Question))

    def shown_questions(self) -> Iterator[Question]:
        """Yield every question that has a control."""
        return (question for question in self.questions() if question.kind.is_shown)

    def node(self, path: str) -> Node | None:
        """Return the node at a generic path, or None."""
        return next((node for node in self.nodes() if node.path == path), None)

    def compartments(self) -> dict[str, Compartment]:
        """Return the compartment of each question that is not core, by path."""
        return {
            question.path: question.compartment
            for question in self.questions()
            if question.compartment is not Compartment.CORE
        }


def generic(path: str) -> str:
    """Return a concrete path without the uids of its rows: ``harm[k3f9]/what`` is ``harm/what``."""
    if "[" not in path:
        return path
    return "/".join(part.partition("[")[0] for part in path.split("/"))


def _below(group: Group | Repeat) -> Iterator[Node]:
    for child in group.children:
        yield child
        if isinstance(child, Group | Repeat):
            yield from _below(child)
