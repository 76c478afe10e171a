"""One interview's walk through one form: it takes answers, and says what changes with them."""

from typing import Final

from intake.domain.answers import Document, Path, SkipReason, Span, Value
from intake.forms.calculated import normal_form
from intake.forms.instance import InstanceNode
from intake.forms.model import FormDef, generic
from intake.forms.preloads import preload
from intake.forms.problems import Problem, ProblemRule, Role
from intake.forms.session_reading import SessionReading
from intake.forms.surroundings import Surroundings
from intake.forms.typed_answers import read_typed
from intake.forms.views import ChangeSet

_NO_DOCUMENT: Final = Document()


class FormSession(SessionReading):
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
        super().__init__(form, document, surroundings, language=language, first_rows=first_rows)
        self._surroundings = surroundings
        self._open()

    def _open(self) -> None:
        recalculation = self._recalculation
        if self._instance.is_new:
            recalculation.note_everything()
            recalculation.happen("odk-instance-first-load")
            preload(self.form, self._instance, self._evaluation.environment, recalculation)
        recalculation.happen("odk-instance-load")
        recalculation.everything()

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
        insist: bool = False,
    ) -> ChangeSet:
        """Take an answer as typed, or say what is wrong with it and change nothing.

        With `insist` an answer that the form does not allow is kept all the same, as it was said:
        the question says so, and so does `blocking`.
        """
        found = self._standing.answerable(path)
        if isinstance(found, Problem):
            return ChangeSet(problem=found)
        node, question = found
        codes = self._choices.offered(node).codes
        typed = read_typed(question, text, codes, self._surroundings.zone)
        if typed.broken is not None:
            return ChangeSet(problem=Problem(typed.broken, question.path))
        if not typed.text:
            return self._take(node, Value())
        value = Value(typed.text, lang=lang, via=via, spans=spans)
        if not insist and not self._standing.allows(node, value):
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

    def put(self, reference: str, text: str) -> ChangeSet:
        """Take a stored value where a reference such as ``/data/harm[2]/what`` points.

        It comes from elsewhere: whether it is allowed is asked of nobody, only its form is.
        """
        node = self._states.node_at(reference)
        if node is None or not node.is_leaf:
            return ChangeSet(problem=Problem(ProblemRule.UNKNOWN_QUESTION, reference))
        zone = self._surroundings.zone
        return self._take(node, Value(normal_form(text, node.rules.data_type, zone)))

    def set_language(self, language: str) -> ChangeSet:
        """Let calculations speak `language` from now on."""
        self._texts.speak(language)
        self._evaluation.environment.locale = language.partition("-")[0]
        self._recalculation.language_changed()
        return self._settled("")

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
