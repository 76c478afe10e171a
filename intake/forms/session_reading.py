"""What a session says when it is asked: the way, each question, its words, and the whole."""

from collections.abc import Iterable, Iterator

from intake.domain.answers import Document, Path
from intake.domain.compartments import Compartment
from intake.forms.evaluation import Evaluation
from intake.forms.graph import graph_of
from intake.forms.instance import Instance, InstanceNode
from intake.forms.model import Choice, FormDef, Wording, generic
from intake.forms.node_states import NodeState, NodeStates
from intake.forms.offers import Offer, is_static
from intake.forms.patching import Patching
from intake.forms.problems import Problem
from intake.forms.program import program_of
from intake.forms.recalculation import Recalculation
from intake.forms.standing import Standing
from intake.forms.surroundings import Surroundings
from intake.forms.text_rendering import TextRendering
from intake.forms.views import (
    Block,
    Blocking,
    ChoiceView,
    QuestionView,
    SectionView,
    Step,
    TextView,
    paths_of,
)
from intake.forms.walk import Walk
from intake.forms.xpath.values import Environment


class SessionReading:
    """A form with its values, to be read."""

    def __init__(
        self,
        form: FormDef,
        document: Document,
        surroundings: Surroundings,
        *,
        language: str,
        first_rows: bool,
    ) -> None:
        self.form = form
        program = program_of(form)
        self._program = program
        self._graph = graph_of(program)
        self._instance = Instance(program, document, surroundings, first_rows=first_rows)
        environment = Environment(
            root=self._instance.document,
            now=surroundings.now,
            zone=surroundings.zone,
            randomness=surroundings.randomness,
            instances=form.secondary,
            form_version=form.version,
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
        self._states = NodeStates(self._instance, self._standing, self._choices, self._nodes)

    # --- the way

    def steps(self) -> tuple[Step, ...]:
        """Return what staff walk through now, in order; only what is relevant."""
        return tuple(self._walk.steps())

    def sections(self) -> tuple[SectionView, ...]:
        """Return the top-level groups that are relevant, and what stands loose between them."""
        found: list[SectionView] = []
        for group, steps in self._walk.sections():
            asked = [path for path in _asked(steps) if self._standing.takes_answer(path)]
            answered = sum(1 for path in asked if not self._instance.at[path].held.is_blank)
            path, titles = steps[0].path, {}
            if group is not None:
                path = group.path or path
                titles = self._texts.labels(group.label, self._instance.root)
            found.append(SectionView(path, titles, answered, len(asked), tuple(steps)))
        return tuple(found)

    def unanswered(self) -> tuple[Path, ...]:
        """Return the questions on the way that have neither an answer nor a reason for none."""
        return tuple(path for path in _asked(self.steps()) if self.is_unanswered(path))

    def is_unanswered(self, path: Path) -> bool:
        """Tell whether a question on the way has neither an answer nor a reason for none."""
        return self._standing.takes_answer(path) and self._instance.at[path].held.is_blank

    def blocking(self, language: str) -> tuple[Blocking, ...]:
        """Return what keeps the record from being complete, in the order of the way."""
        found = []
        for path in _asked(self.steps()):
            block = self._standing.blocks(self._instance.at[path])
            if block is not None:
                is_required = block is Block.REQUIRED
                said = self.required_message if is_required else self.constraint_message
                found.append(
                    Blocking(path, block, self.label(path, language), said(path, language))
                )
        return tuple(found)

    def progress(self) -> tuple[int, int]:
        """Return how many questions on the way are answered or skipped, and how many there are."""
        asked = [path for path in _asked(self.steps()) if self._standing.takes_answer(path)]
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
        offered = self._choices.offered(node)
        if offered.views is not None:
            return offered.views
        views = tuple(self._choice(each, node) for each in offered.offers)
        if all(is_static(each.label) for each in offered.offers):
            offered.views = views
        return views

    def _choice(self, offer: Choice | Offer, node: InstanceNode) -> ChoiceView:
        if isinstance(offer, Offer) and offer.view is not None:
            return offer.view
        labels = self._texts.labels(offer.label, node)
        view = ChoiceView(offer.code, labels, self._texts.media_by_language(offer.label))
        if isinstance(offer, Offer) and is_static(offer.label):
            offer.view = view
        return view

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

    def appearance(self, path: Path) -> tuple[str, ...]:
        """Return how a question wishes to look."""
        question = self._instance.at[path].rules.question
        return question.appearance if question is not None else ()

    def compartment(self, path: Path) -> Compartment:
        """Return where the answer of a question is kept."""
        return self._patching.compartment(generic(path))

    def document(self) -> Document:
        """Return everything that is held, as XForm strings."""
        return self._instance.values()

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the form itself, as far as it has shown."""
        return (*self._program.problems, *self._evaluation.problems.values())

    # --- as other programs name it

    def references(self) -> Iterator[str]:
        """Yield a reference such as ``/data/harm[2]/what`` for every node, rows numbered."""
        return self._states.references()

    def state(self, reference: str, language: str) -> NodeState | None:
        """Return how the node at a reference stands, or None where there is none."""
        node = self._states.node_at(reference)
        if node is None:
            return None
        return self._states.state(
            node,
            lambda wording, at: self._texts.view(wording, at, language) if wording else None,
        )


def _asked(steps: Iterable[Step]) -> Iterator[Path]:
    """Yield the questions of steps."""
    for step in steps:
        yield from paths_of(step)
