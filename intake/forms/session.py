"""One interview's walk through one form: it takes answers, and says what changes with them."""

from collections.abc import Iterable, Iterator
from typing import Final

from intake.domain.answers import Document, Path, SkipReason, Span, Value
from intake.domain.compartments import Compartment
from intake.forms.evaluation import Evaluation
from intake.forms.graph import graph_of
from intake.forms.instance import Instance, InstanceNode
from intake.forms.model import FormDef, Wording, generic
from intake.forms.patching import Patching
from intake.forms.preloads import preload
from intake.forms.problems import Problem, ProblemRule, Role
from intake.forms.program import program_of
from intake.forms.recalculation import Recalculation
from intake.forms.standing import Standing
from intake.forms.surroundings import Surroundings
from intake.forms.text_rendering import TextRendering
from intake.forms.typed_answers import read_typed
from intake.forms.views import (
    ChangeSet,
    ChoiceView,
    GroupStep,
    QuestionStep,
    QuestionView,
    SectionView,
    Step,
    TextView,
)
from intake.forms.walk import Walk
from intake.forms.xpath.values import Environment

_NO_DOCUMENT: Final = Document()


class FormSession:
    """A form with the answers so far. It keeps nothing itself: callers record the patches.

    What opening a form sets (defaults, calculations, the first rows) is part of `opening`, or of
    the first change that follows. `language` is the one that calculations use. With `first_rows`
    the rows that the empty form has are there from the start; without, staff add the first one.
    """

    def __init__(
        self,
        form: FormDef,
        document: Document = _NO_DOCUMENT,
        *,
        surroundings: Surroundings,
        language: str = "en",
        first_rows: bool = False,
    ) -> None:
        self.form = form
        program = program_of(form)
        self._program = program
        self._graph = graph_of(program)
        self._surroundings = surroundings
        self._instance = Instance(program, document, surroundings.randomness, first_rows=first_rows)
        environment = Environment(
            root=self._instance.document,
            now=surroundings.now,
            zone=surroundings.zone,
            randomness=surroundings.randomness,
            instances=form.secondary,
            locale=language.partition("-")[0],
        )
        self._evaluation = Evaluation(environment)
        self._recalculation = Recalculation(program, self._graph, self._instance, self._evaluation)
        self._choices = self._recalculation.choices
        self._standing = Standing(self._instance, self._evaluation)
        self._texts = TextRendering(program, self._instance, self._choices, language)
        environment.form = self._texts
        self._walk = Walk(form.root, self._instance, self._standing)
        self._patching = Patching(form, document)
        self._nodes = {node.path: node for node in form.nodes() if node.path}
        self._open()

    def _open(self) -> None:
        recalculation = self._recalculation
        if self._instance.is_new:
            recalculation.note_everything()
            recalculation.happen("odk-instance-first-load")
            preload(self.form, self._instance, self._evaluation.environment, recalculation)
        recalculation.happen("odk-instance-load")
        recalculation.everything()

    # --- acts

    def opening(self) -> ChangeSet:
        """Return what opening the form has set, if no change has carried it yet."""
        return self._settled("")

    def answer(
        self,
        path: Path,
        text: str,
        *,
        lang: str = "",
        via: str = "",
        spans: tuple[Span, ...] = (),
    ) -> ChangeSet:
        """Take an answer as typed, or say what is wrong with it and change nothing."""
        found = self._standing.answerable(path)
        if isinstance(found, Problem):
            return ChangeSet(problem=found)
        node, question = found
        codes = self._choices.codes(node)
        typed = read_typed(question, text, codes, self._surroundings.zone)
        if typed.broken is not None:
            return ChangeSet(problem=Problem(typed.broken, question.path))
        if not typed.text:
            return self._take(node, Value())
        value = Value(typed.text, lang=lang, via=via, spans=spans)
        if not self._standing.allows(node, value):
            problem = Problem(ProblemRule.CONSTRAINT, question.path, Role.CONSTRAINT)
            return ChangeSet(problem=problem)
        return self._take(node, value)

    def skip(self, path: Path, reason: SkipReason) -> ChangeSet:
        """Leave a question without an answer, for a reason."""
        found = self._standing.answerable(path)
        if isinstance(found, Problem):
            return ChangeSet(problem=found)
        return self._take(found[0], Value(skip=reason))

    def clear(self, path: Path) -> ChangeSet:
        """Take an answer or a skip away."""
        found = self._standing.answerable(path)
        if isinstance(found, Problem):
            return ChangeSet(problem=found)
        return self._take(found[0], Value())

    def add_row(self, repeat: Path, uid: str) -> ChangeSet:
        """Add a row to a repeat; `uid` names it for ever."""
        parent = self._standing.changeable(repeat)
        if isinstance(parent, Problem):
            return ChangeSet(problem=parent)
        path = generic(repeat)
        if all(row.uid != uid for row in self._instance.rows(path, parent)):
            self._recalculation.add_row(path, parent, uid)
        return self._settled(repeat)

    def remove_row(self, repeat: Path, uid: str) -> ChangeSet:
        """Take a row out of a repeat, with all that it holds."""
        parent = self._standing.changeable(repeat)
        if isinstance(parent, Problem):
            return ChangeSet(problem=parent)
        rows = self._instance.rows(generic(repeat), parent)
        row = next((each for each in rows if each.uid == uid), None)
        if row is None:
            return ChangeSet(problem=Problem(ProblemRule.UNKNOWN_ROW, generic(repeat)))
        self._recalculation.remove_row(row)
        return self._settled(repeat)

    def _take(self, node: InstanceNode, value: Value) -> ChangeSet:
        self._recalculation.set_value(node, value)
        return self._settled(node.path)

    def _settled(self, asked: Path) -> ChangeSet:
        """Work out what follows, and say what it comes to."""
        self._recalculation.settle()
        changes = self._recalculation.take_changes()
        patches = self._patching.patches(asked, changes, self._instance)
        if not changes.nodes and not changes.rows:
            return ChangeSet()
        changed = {asked, *changes.nodes, *(change.repeat for change, _path in changes.rows)}
        paths = {node.rules.path for node in changes.nodes.values()}
        paths |= {repeat for _change, repeat in changes.rows}
        for path in paths:
            for shown in self._graph.shown_on_value.get(path, ()):
                changed |= {node.path for node in self._instance.of[shown] if node.is_relevant}
        return ChangeSet(patches, frozenset(changed - {""}))

    # --- the way

    def steps(self) -> tuple[Step, ...]:
        """Return what staff walk through now, in order; only what is relevant."""
        return tuple(self._walk.steps())

    def sections(self) -> tuple[SectionView, ...]:
        """Return the top-level groups that are relevant, and what stands loose between them."""
        found: list[SectionView] = []
        for group, steps in self._walk.sections():
            asked = [path for path in _paths(steps) if self._standing.takes_answer(path)]
            answered = sum(1 for path in asked if not self._instance.at[path].held.is_blank)
            path, titles = steps[0].path, {}
            if group is not None:
                path = group.path or path
                titles = self._texts.labels(group.label, self._instance.root)
            found.append(SectionView(path, titles, answered, len(asked), tuple(steps)))
        return tuple(found)

    def unanswered(self) -> tuple[Path, ...]:
        """Return the questions on the way that have neither an answer nor a reason for none."""
        return tuple(
            path
            for path in _paths(self.steps())
            if self._standing.takes_answer(path) and self._instance.at[path].held.is_blank
        )

    def progress(self) -> tuple[int, int]:
        """Return how many questions on the way are answered or skipped, and how many there are."""
        asked = [path for path in _paths(self.steps()) if self._standing.takes_answer(path)]
        answered = sum(1 for path in asked if not self._instance.at[path].held.is_blank)
        return answered, len(asked)

    # --- one question

    def question(self, path: Path) -> QuestionView:
        """Return a question as it stands; an unknown path is a mistake of the caller."""
        node = self._instance.at[path]
        question = node.rules.question
        if question is None:
            raise KeyError(path)
        return QuestionView(
            path,
            question,
            node.kept(),
            node.is_relevant,
            self._standing.is_required(node),
            self._standing.is_readonly(node),
            self._standing.problem(node),
        )

    def choices(self, path: Path) -> tuple[ChoiceView, ...]:
        """Return the choices that a question offers now."""
        node = self._instance.at[path]
        return tuple(
            ChoiceView(each.code, self._texts.labels(each.label, node))
            for each in self._choices.of(node)
        )

    def label(self, path: Path, language: str) -> TextView | None:
        """Return what a question, group or repeat is called."""
        known = self._nodes.get(generic(path))
        return self._text(known.label if known is not None else None, path, language)

    def hint(self, path: Path, language: str) -> TextView | None:
        """Return the hint of a question, group or repeat."""
        known = self._nodes.get(generic(path))
        return self._text(known.hint if known is not None else None, path, language)

    def guidance(self, path: Path, language: str) -> TextView | None:
        """Return the guidance for staff."""
        node = self._instance.at.get(path)
        question = node.rules.question if node is not None else None
        return self._text(question.guidance if question is not None else None, path, language)

    def constraint_message(self, path: Path, language: str) -> TextView | None:
        """Return what the form says to an answer that it does not allow."""
        bind = self.form.binds.get(generic(path))
        return self._text(bind.constraint_message if bind is not None else None, path, language)

    def required_message(self, path: Path, language: str) -> TextView | None:
        """Return what the form says when a required question is left out."""
        bind = self.form.binds.get(generic(path))
        return self._text(bind.required_message if bind is not None else None, path, language)

    def _text(self, wording: Wording | None, path: Path, language: str) -> TextView | None:
        node = self._instance.at.get(path) or self._instance.at.get(path.rpartition("/")[0])
        if wording is None or node is None:
            return None
        return self._texts.view(wording, node, language)

    # --- the whole

    def compartment(self, path: Path) -> Compartment:
        """Return where the answer of a question is kept."""
        return self._patching.compartment(generic(path))

    def document(self) -> Document:
        """Return everything that is held, as XForm strings."""
        return self._instance.values()

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the form itself, as far as it has shown."""
        return (*self._program.problems, *self._evaluation.problems.values())


def _paths(steps: Iterable[Step]) -> Iterator[Path]:
    """Yield the questions of steps."""
    for step in steps:
        if isinstance(step, QuestionStep):
            yield step.path
        elif isinstance(step, GroupStep):
            yield from step.paths
