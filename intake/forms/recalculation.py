"""Working out what an answer changes: relevance, calculations, rows and lists, in their order."""

from collections.abc import Iterable
from dataclasses import replace
from math import isnan
from typing import Final

from intake.domain.answers import Value
from intake.forms.agenda import Agenda
from intake.forms.calculated import normal_form
from intake.forms.changes import Changes
from intake.forms.choices import Choices
from intake.forms.evaluation import Evaluation
from intake.forms.graph import Dependent, Graph
from intake.forms.instance import Instance, InstanceNode, share_rows
from intake.forms.problems import Problem, ProblemRule, Role
from intake.forms.program import Program, Unit, UnitKind
from intake.forms.xpath.limits import MOST_NODES, MOST_ROWS
from intake.forms.xpath.values import Evaluator

_MOST_ROUNDS: Final = 12
_MOST_EVENTS: Final = 2_000  # that actions bring about themselves, each time things settle


class Recalculation:
    """Keeps an instance in step with its form."""

    def __init__(
        self, program: Program, graph: Graph, instance: Instance, evaluation: Evaluation
    ) -> None:
        self._program = program
        self._graph = graph
        self._instance = instance
        self._evaluation = evaluation
        self.choices = Choices(program, evaluation)
        self._agenda = Agenda()
        self._rounds: dict[int, int] = {}
        self._happened: list[tuple[str, InstanceNode | None]] = []
        self._events_left = _MOST_EVENTS
        self.changes = Changes()

    def everything(self) -> None:
        """Work out every rule.

        A volatile rule keeps the value that it gave before, and a record that is opened again
        keeps what staff answered where the form had proposed something else.
        """
        for index, unit in enumerate(self._graph.units):
            if unit.kind is UnitKind.CALCULATE and self._was_answerable(unit):
                continue
            if unit.kind is UnitKind.CALCULATE and unit.is_volatile:
                self._add(index, [n for n in self._instance.of[unit.path] if not n.held.v])
            else:
                self._add(index, None)
        self.settle()

    def _was_answerable(self, unit: Unit) -> bool:
        """Tell whether staff could answer a calculated question when the record was open before."""
        question = self._program.rules[unit.path].question
        return not self._instance.is_new and question is not None and question.kind.is_shown

    def settle(self) -> None:
        """Work out all that is pending, then do what the form wants done about it, and again."""
        self._rounds.clear()
        self._drain()
        self._events_left = _MOST_EVENTS
        for _round in range(_MOST_ROUNDS):
            happened, self._happened = self._happened, []
            if not happened:
                return
            for event, node in happened:
                self._do(event, node, depth=0)
            self._drain()
        self._happened.clear()

    def _follow_up(self, depth: int) -> None:
        """Do what an action itself has brought about, before the next action of the same event."""
        happened, self._happened = self._happened, []
        self._rounds.clear()
        self._drain()
        for event, node in happened:
            self._events_left -= 1
            if depth < _MOST_ROUNDS and self._events_left > 0:
                self._do(event, node, depth=depth + 1)

    def _drain(self) -> None:
        """Work out each pending rule after what it reads."""
        while (taken := self._agenda.take()) is not None:
            index, chosen = taken
            unit = self._graph.units[index]
            if unit.kind is not UnitKind.ROWS:
                self._instance.put_in_order()
            nodes = self._nodes_of(unit) if chosen is None else list(chosen)
            rounds = self._rounds[index] = self._rounds.get(index, 0) + 1
            if rounds > _MOST_ROUNDS + 3 * len(nodes):
                self._give_up(unit, nodes)
                continue
            for node in nodes:
                if self._instance.at.get(node.path) is node:
                    self._work_out(unit, node)
        self._instance.put_in_order()

    def note_everything(self) -> None:
        """Note every row and value of a new record as a change."""
        for node in self._instance.root.below():
            self.changes.note(node)

    def take_changes(self) -> Changes:
        """Return what has changed, and start anew."""
        changes, self.changes = self.changes, Changes()
        return changes

    def language_changed(self) -> None:
        """Note every calculation that speaks."""
        for index, unit in enumerate(self._graph.units):
            if unit.kind is UnitKind.CALCULATE and unit.reading.speaks:
                self._add(index, None)

    # --- what happens

    def set_value(self, node: InstanceNode, value: Value) -> None:
        """Take a value, and note who reads it."""
        was = node.held
        node.hold(replace(value, rel=node.is_relevant))
        self.changes.nodes[node.path] = node
        if value.v != was.v:
            self._notify(node)
            self.happen("xforms-value-changed", node)

    def add_row(self, repeat: str, parent: InstanceNode, uid: str = "") -> InstanceNode:
        """Add a row; what is in it is worked out when things settle."""
        row = self._instance.add_row(repeat, parent, uid)
        self._follow(row, parent)
        return row

    def _follow(self, row: InstanceNode, parent: InstanceNode) -> None:
        """Note what a new row brings."""
        repeat = row.rules.path
        for node in row.below():
            node.is_relevant = parent.is_relevant
            node.hold(node.held)
            self.changes.note(node)
            for kind, index in self._graph.of_path.get(node.rules.path, {}).items():
                self._add(index, None if kind is UnitKind.ROWS else [node])
        for inner in self._program.repeats:
            if inner.startswith(f"{repeat}/"):
                for index in self._graph.of_path.get(inner, {}).values():
                    self._add(index, None)
        self._rows_changed(repeat)
        self.happen("odk-new-repeat", row)

    def remove_row(self, row: InstanceNode) -> None:
        """Take a row out, and note who reads it."""
        self.changes.note_removed(row)
        self.choices.forget(row.below())
        self._instance.remove_row(row)
        self._rows_changed(row.rules.path)

    def happen(self, event: str, node: InstanceNode | None = None) -> None:
        """Note an event at `node`, or of the whole form, for when things have settled."""
        if event in self._program.actions:
            self._happened.append((event, node))

    def _do(self, event: str, node: InstanceNode | None, *, depth: int) -> None:
        for action, rule in self._program.actions[event]:
            if node is not None and not _is_at(action.source, action.target, event, node):
                continue
            for target in list(self._instance.of.get(action.target, ())):
                # a change sets what is not relevant yet, too; loading a form does not
                is_meant = target.is_relevant if node is None else share_rows(target, node)
                if is_meant and target.is_leaf:
                    self._act(target, action.text, rule)
            if self._happened:
                self._follow_up(depth)

    def _act(self, target: InstanceNode, text: str, rule: Evaluator | None) -> None:
        if rule is not None:
            text = self._evaluation.text(rule, target, Role.ACTION)
        text = normal_form(text, target.rules.data_type, self._evaluation.environment.zone)
        if text != target.held.v:
            self.set_value(target, Value(text))

    # --- who must be worked out

    def _add(self, index: int, nodes: Iterable[InstanceNode] | None) -> None:
        """Note that a rule must be worked out, at some nodes or at all of its path."""
        unit = self._graph.units[index]
        if unit.kind is UnitKind.CHOICES:
            nodes = None if nodes is None else list(nodes)
            self.choices.forget(self._instance.of[unit.path] if nodes is None else nodes)
        self._agenda.add(index, nodes)

    def _notify(self, node: InstanceNode) -> None:
        """Note everybody who reads a leaf whose text changed."""
        for dependent in self._graph.on_value.get(node.rules.path, ()):
            self._add(dependent.unit, self._concerned(dependent, node))

    def _concerned(self, dependent: Dependent, node: InstanceNode) -> Iterable[InstanceNode]:
        unit = self._graph.units[dependent.unit]
        nodes: Iterable[InstanceNode] = self._nodes_of(unit)
        row = node.row_of(dependent.repeat) if dependent.repeat else None
        if row is not None:
            nodes = (each for each in nodes if each.row_of(dependent.repeat) is row)
        reads_itself = unit.kind is UnitKind.CHOICES  # a list may leave out what was just chosen
        return [each for each in nodes if reads_itself or each is not node]

    def _rows_changed(self, repeat: str) -> None:
        for dependent in self._graph.on_rows.get(repeat, ()):
            self._add(dependent.unit, None)

    def _nodes_of(self, unit: Unit) -> list[InstanceNode]:
        """Return where a unit is worked out: for rows, at what the rows are in."""
        if unit.kind is UnitKind.ROWS:
            return list(self._instance.of[unit.path.rpartition("/")[0]])
        return list(self._instance.of[unit.path])

    # --- working out

    def _work_out(self, unit: Unit, node: InstanceNode) -> None:
        match unit.kind:
            case UnitKind.ROWS:
                self._fit_rows(unit, node)
            case UnitKind.RELEVANT:
                holds = self._evaluation.boolean(unit.evaluate, node, Role.RELEVANT, failing=True)
                if holds != node.is_own_relevant:
                    node.is_own_relevant = holds
                    self._spread_relevance(node)
            case UnitKind.CALCULATE:
                self._calculate(unit, node)
            case UnitKind.CHOICES:
                self._keep_offered(node)

    def _fit_rows(self, unit: Unit, parent: InstanceNode) -> None:
        """Make as many rows as the form counts; while it cannot count, rows stay as they are."""
        stand_in = self._instance.stand_in(unit.path, parent)
        number = self._evaluation.number(unit.evaluate, stand_in, Role.COUNT)
        if not parent.is_relevant or isnan(number):
            return
        rows = self._instance.rows(unit.path, parent)
        wanted = int(max(0, min(number, MOST_ROWS)))
        missing = wanted - len(rows) if len(self._instance.at) < MOST_NODES else 0
        for row in [self._instance.add_row(unit.path, parent) for _row in range(missing)]:
            self._follow(row, parent)
        for row in reversed(rows[wanted:]):
            self.remove_row(row)

    def _spread_relevance(self, start: InstanceNode) -> None:
        pending = [start]
        while pending:
            node = pending.pop()
            is_relevant = node.is_own_relevant and (node.above is None or node.above.is_relevant)
            if is_relevant == node.is_relevant:
                continue
            node.is_relevant = is_relevant
            pending += node.inside
            if is_relevant:
                self._came_back(node)
            if node.is_leaf:
                was = node.text
                node.hold(node.held)
                self.changes.nodes[node.path] = node
                if node.text != was:
                    self._notify(node)

    def _came_back(self, node: InstanceNode) -> None:
        """Work out what waited while the node was not relevant."""
        for kind, index in self._graph.of_path.get(node.rules.path, {}).items():
            if kind in {UnitKind.CALCULATE, UnitKind.CHOICES}:
                unit = self._graph.units[index]
                if not (unit.is_volatile and node.held.v):
                    self._add(index, [node])
        for path in self._program.counted_in(node.rules.path):
            self._add(self._graph.of_path[path][UnitKind.ROWS], [node])

    def _calculate(self, unit: Unit, node: InstanceNode) -> None:
        if not node.is_relevant:
            return
        text = self._evaluation.text(unit.evaluate, node, Role.CALCULATE)
        text = normal_form(text, node.rules.data_type, self._evaluation.environment.zone)
        if text != node.held.v:
            self.set_value(node, Value(text))

    def _keep_offered(self, node: InstanceNode) -> None:
        if node.is_relevant and node.held.v:
            left = self.choices.still_offered(node)
            if left != node.held.v:
                self.set_value(node, replace(node.held, v=left) if left else Value())

    def _give_up(self, unit: Unit, nodes: Iterable[InstanceNode]) -> None:
        for node in nodes:
            problem = Problem(ProblemRule.CIRCULAR, unit.path, Role.CALCULATE)
            self._evaluation.problems[node.path, Role.CALCULATE] = problem


def _is_at(source: str, target: str, event: str, node: InstanceNode) -> bool:
    """Tell whether an action belongs to what happened at `node`."""
    path = node.rules.path
    if event == "odk-new-repeat":
        return source == path or target.startswith(f"{path}/")
    return source == path
