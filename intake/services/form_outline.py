"""A form as it would be asked, line by line: for whoever reads it without a window."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from intake.domain.answers import Path
from intake.domain.compartments import Compartment
from intake.forms.model import Choice, FormDef, Group, Node, Question, Repeat, Wording
from intake.forms.session import FormSession
from intake.forms.views import paths_of


@dataclass(frozen=True, slots=True)
class OutlineChoice:
    """One answer that can be chosen."""

    code: str
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """A question, or the head of questions that belong together."""

    path: Path
    kind: str
    """The kind of a question; ``group`` or ``repeat`` for a head."""
    depth: int
    labels: Mapping[str, str]
    """By language; only those that the form has."""
    hints: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[OutlineChoice, ...] = ()
    is_filtered: bool = False
    """Which choices are offered depends on other answers."""
    relevant: str = ""
    """The condition under which it is asked, as the form writes it; empty for none."""
    required: str = ""
    is_readonly: bool = False
    is_identity: bool = False
    is_asked_first: bool = False
    """A new interview asks it, before any answer was given."""

    @property
    def is_head(self) -> bool:
        """It is no question."""
        return self.kind in {"group", "repeat"}


def outline(form: FormDef, session: FormSession) -> tuple[OutlineLine, ...]:
    """Return the lines in the order of the form; `session` is one that nobody has answered."""
    asked = frozenset(path for step in session.steps() for path in paths_of(step))
    return tuple(_Outline(form, session, asked).below(form.root, 0))


@dataclass(frozen=True, slots=True)
class _Outline:
    form: FormDef
    session: FormSession
    asked: frozenset[Path]

    def below(self, group: Group | Repeat, depth: int) -> Iterator[OutlineLine]:
        for child in group.children:
            if isinstance(child, Question):
                if child.kind.is_shown:
                    yield self._question(child, depth)
                continue
            inner = tuple(self.below(child, depth + 1))
            if inner:
                yield self._head(child, depth)
                yield from inner

    def _head(self, node: Group | Repeat, depth: int) -> OutlineLine:
        return OutlineLine(
            node.path,
            "repeat" if isinstance(node, Repeat) else "group",
            depth,
            self._texts(node, node.label),
            self._texts(node, node.hint),
            relevant=node.bind.relevant,
        )

    def _question(self, question: Question, depth: int) -> OutlineLine:
        bind, itemset = question.bind, question.itemset
        return OutlineLine(
            question.path,
            question.kind.value,
            depth,
            self._texts(question, question.label),
            self._texts(question, question.hint),
            tuple(self._choice(each) for each in question.choices),
            is_filtered=itemset is not None and "[" in itemset.nodeset,
            relevant=bind.relevant,
            required=bind.required,
            is_readonly=bool(bind.readonly),
            is_identity=question.compartment is Compartment.IDENTITY,
            is_asked_first=question.path in self.asked,
        )

    def _choice(self, choice: Choice) -> OutlineChoice:
        said = {each: choice.label.plain(each) for each in self._languages()}
        return OutlineChoice(choice.code, {tag: text for tag, text in said.items() if text})

    def _texts(self, node: Node, wording: Wording | None) -> Mapping[str, str]:
        if wording is None:
            return {}
        if wording.expression:
            views = {each: self.session.label(node.path, each) for each in self._languages()}
            found = {tag: view.text if view else None for tag, view in views.items()}
        else:
            found = {each: wording.plain(each) for each in self._languages()}
        return {tag: " ".join(text.split()) for tag, text in found.items() if text}

    def _languages(self) -> tuple[str, ...]:
        known = tuple(each.tag for each in self.form.languages)
        return known or (self.form.default_language,)
