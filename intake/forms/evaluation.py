"""Working out an expression at a node, where whatever goes wrong becomes a problem of the node."""

from typing import Final

from intake.forms.instance import InstanceNode
from intake.forms.problems import Problem, ProblemRule, Role
from intake.forms.xpath.nodes import Node
from intake.forms.xpath.problems import XPathError
from intake.forms.xpath.values import (
    Context,
    Environment,
    Evaluator,
    Value,
    to_boolean,
    to_number,
    to_text,
)

_NAN: Final = float("nan")
_FAILS: Final = (ValueError, ArithmeticError, RecursionError, MemoryError)
"""What a function of the language may raise on values that nobody foresaw."""


class Evaluation:
    """Evaluates the rules of a session; remembers what went wrong the last time, by path."""

    def __init__(self, environment: Environment) -> None:
        self.environment = environment
        self.problems: dict[tuple[str, Role], Problem] = {}

    def boolean(self, rule: Evaluator, node: InstanceNode, role: Role, *, failing: bool) -> bool:
        """Return whether a rule holds, or `failing` when it cannot be worked out."""
        value = self._value(rule, node, role)
        return failing if value is None else to_boolean(value)

    def text(self, rule: Evaluator, node: InstanceNode, role: Role) -> str:
        """Return what a rule says; blank when it cannot be worked out."""
        value = self._value(rule, node, role)
        return "" if value is None else to_text(value, self.environment)

    def number(self, rule: Evaluator, node: InstanceNode, role: Role) -> float:
        """Return a number; NaN when it cannot be worked out."""
        value = self._value(rule, node, role)
        return _NAN if value is None else to_number(value, self.environment)

    def nodes(self, rule: Evaluator, node: InstanceNode, role: Role) -> list[Node]:
        """Return the nodes that a rule finds; none when it cannot be worked out."""
        value = self._value(rule, node, role)
        return value if isinstance(value, list) else []

    def at_entry(self, rule: Evaluator, entry: Node, node: InstanceNode) -> str:
        """Return what an expression says at an entry of the list of `node`."""
        environment = self.environment
        before, environment.asked = environment.asked, node
        if before is None:
            environment.start_rule()
        try:
            return to_text(rule(Context(entry, environment)), environment)
        except (XPathError, *_FAILS):
            return ""
        finally:
            environment.asked = before

    def finds(self, rule: Evaluator, entry: Node, node: InstanceNode) -> bool:
        """Tell whether a filter keeps an entry of the list of `node`."""
        environment = self.environment
        before, environment.asked = environment.asked, node
        if before is None:
            environment.start_rule()
        try:
            return to_boolean(rule(Context(entry, environment)))
        except (XPathError, *_FAILS):
            return False
        finally:
            environment.asked = before

    def _value(self, rule: Evaluator, node: InstanceNode, role: Role) -> Value | None:
        environment = self.environment
        before, environment.asked = environment.asked, node
        if before is None:
            environment.start_rule()
        key = (node.path, role)
        try:
            value = rule(Context(node, environment))
        except XPathError as error:
            self.problems[key] = Problem(
                ProblemRule(error.fault), node.rules.path, role, error.detail
            )
            return None
        except _FAILS:
            self.problems[key] = Problem(ProblemRule.VALUE, node.rules.path, role)
            return None
        finally:
            environment.asked = before
        if self.problems:
            self.problems.pop(key, None)
        return value
