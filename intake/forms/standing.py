"""How a question stands now: whether it takes an answer, and which."""

from typing import Final

from intake.domain.answers import Path, SkipReason, Value
from intake.forms.evaluation import Evaluation
from intake.forms.instance import Instance, InstanceNode
from intake.forms.model import Question, QuestionKind, generic
from intake.forms.problems import Problem, ProblemRule, Role
from intake.forms.views import Block

TABLE_HEAD: Final = "label"
"""The appearance of the row that only names the columns of a table of choices."""
_TAKES_NO_ANSWER: Final = frozenset(
    {QuestionKind.NOTE, QuestionKind.CALCULATE, QuestionKind.HIDDEN}
)


class Standing:
    """Works out required, read-only and constraints when they are asked for."""

    def __init__(self, instance: Instance, evaluation: Evaluation) -> None:
        self._instance = instance
        self._evaluation = evaluation

    def is_required(self, node: InstanceNode) -> bool:
        """Tell whether the form wants an answer."""
        rule = node.rules.required
        if rule is None:
            return False
        return self._evaluation.boolean(rule, node, Role.REQUIRED, failing=False)

    def is_readonly(self, node: InstanceNode) -> bool:
        """Tell whether the node, or a group around it, is only shown."""
        around: InstanceNode | None = node
        while around is not None:
            rule = around.rules.readonly
            if rule is not None and self._evaluation.boolean(
                rule, around, Role.READONLY, failing=False
            ):
                return True
            around = around.above
        return False

    def takes_rows(self, repeat: str, parent: InstanceNode) -> bool:
        """Tell whether a repeat without rows is relevant."""
        stand_in = self._instance.stand_in(repeat, parent)
        rule = stand_in.rules.relevant
        if rule is None:
            return parent.is_relevant
        holds = self._evaluation.boolean(rule, stand_in, Role.RELEVANT, failing=True)
        return parent.is_relevant and holds

    def problem(self, node: InstanceNode) -> Problem | None:
        """Return what is wrong: a rule that cannot work, or an answer that is not allowed."""
        is_broken = node.is_relevant and bool(node.held.v) and not self._holds(node)
        if is_broken:
            return Problem(ProblemRule.CONSTRAINT, node.rules.path, Role.CONSTRAINT)
        if node.rules.problem is not None:
            return node.rules.problem
        problems = self._evaluation.problems
        if not problems:
            return None
        return next(
            (problems[node.path, role] for role in Role if (node.path, role) in problems), None
        )

    def violation(self, node: InstanceNode) -> str:
        """Return which rule a relevant node breaks: "required", "constraint" or none."""
        if not node.is_relevant or not node.is_leaf:
            return ""
        if not node.held.v:
            return "required" if self.is_required(node) else ""
        return "" if self._holds(node) else "constraint"

    def blocks(self, node: InstanceNode) -> Block | None:
        """Return why a question keeps the record from being complete."""
        rule = self.violation(node)
        if rule != Block.REQUIRED:
            return Block(rule) if rule else None
        reason = node.held.skip
        is_open = reason is None or reason is SkipReason.LATER
        return Block.REQUIRED if is_open and self.takes_answer(node.path) else None

    def allows(self, node: InstanceNode, value: Value) -> bool:
        """Tell whether the form's constraint allows `value`; nothing changes."""
        was = node.held
        node.hold(value)
        try:
            return self._holds(node)
        finally:
            node.hold(was)

    def takes_answer(self, path: Path) -> bool:
        """Tell whether staff are expected to fill this in."""
        node = self._instance.at[path]
        question = node.rules.question
        if question is None or question.kind in _TAKES_NO_ANSWER or question.bind.calculate:
            return False
        if TABLE_HEAD in question.appearance:
            return False
        return not self.is_readonly(node)

    def answerable(self, path: Path) -> tuple[InstanceNode, Question] | Problem:
        """Return the question at `path`, or why it takes no answer."""
        node = self._instance.at.get(path)
        question = node.rules.question if node is not None else None
        if node is None or question is None or not question.kind.is_shown:
            return Problem(ProblemRule.UNKNOWN_QUESTION, generic(path))
        if not node.is_relevant:
            return Problem(ProblemRule.NOT_RELEVANT, node.rules.path)
        if question.kind is QuestionKind.NOTE or self.is_readonly(node):
            return Problem(ProblemRule.READ_ONLY, node.rules.path)
        return node, question

    def changeable(self, path: Path) -> InstanceNode | Problem:
        """Return what the rows of a repeat are in, or why rows are neither added nor removed."""
        parent = self._instance.at.get(path.rpartition("/")[0])
        repeat = self._instance.repeat(generic(path))
        if parent is None or repeat is None:
            return Problem(ProblemRule.UNKNOWN_QUESTION, generic(path))
        if repeat.is_fixed:
            return Problem(ProblemRule.FIXED_ROWS, repeat.path)
        return parent

    def _holds(self, node: InstanceNode) -> bool:
        rule = node.rules.constraint
        if rule is None:
            return True
        return self._evaluation.boolean(rule, node, Role.CONSTRAINT, failing=True)
