"""From a parsed expression to closures; what cannot work is collected as problems."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import assert_never

from intake.forms.xpath.axes import REVERSE_AXES
from intake.forms.xpath.functions import FUNCTIONS, Function
from intake.forms.xpath.node_tests import candidates_of, children_named
from intake.forms.xpath.nodes import Node, in_document_order
from intake.forms.xpath.operators import OPERATORS
from intake.forms.xpath.parser import parse
from intake.forms.xpath.problems import Fault, XPathError
from intake.forms.xpath.syntax import (
    Asked,
    Call,
    Chain,
    Expression,
    Filter,
    Here,
    Negative,
    Number,
    PathExpression,
    Ready,
    Root,
    Step,
    Text,
    Variable,
)
from intake.forms.xpath.values import (
    Context,
    Environment,
    Evaluator,
    Value,
    to_boolean,
    to_nodes,
    to_number,
)

Walk = Callable[[list[Node], Environment], list[Node]]


@dataclass(frozen=True, slots=True)
class Compiled:
    """An expression ready to be evaluated, with the problems found on the way."""

    evaluate: Evaluator
    problems: tuple[XPathError, ...] = ()


def compile_text(expression: str, namespaces: Mapping[str, str]) -> Compiled:
    """Parse and compile; an expression that cannot be read raises its problem when evaluated."""
    try:
        parsed = parse(expression)
    except XPathError as error:
        return Compiled(partial(_refuse, error), (error,))
    return compile_parsed(parsed, namespaces)


def compile_parsed(parsed: Expression, namespaces: Mapping[str, str]) -> Compiled:
    """Compile; a call that cannot work raises its problem only when it is reached."""
    compiler = _Compiler(namespaces)
    evaluate = compiler.expression(parsed)
    return Compiled(evaluate, tuple(compiler.problems))


def _refuse(error: XPathError, _context: Context) -> Value:
    raise XPathError(error.fault, error.detail)


class _Compiler:
    def __init__(self, namespaces: Mapping[str, str]) -> None:
        self._namespaces = namespaces
        self._default = namespaces.get("", "")
        self.problems: list[XPathError] = []

    def expression(self, parsed: Expression) -> Evaluator:
        match parsed:
            case Number(value=value) | Text(value=value):
                return partial(_constant, value)
            case Chain():
                return self._chain(parsed)
            case Call():
                return self._call(parsed)
            case PathExpression():
                return self._path(parsed)
            case Ready(evaluate=evaluate):
                return evaluate
            case _:
                return self._rarer(parsed)

    def _rarer(self, parsed: Negative | Filter | Root | Here | Asked | Variable) -> Evaluator:
        match parsed:
            case Negative(operand=operand):
                return partial(_negative, self.expression(operand))
            case Filter(base=base, predicates=predicates):
                found = [self.expression(each) for each in predicates]
                return partial(_filtered, self.expression(base), found)
            case Root():
                return _root
            case Here():
                return _here
            case Asked():
                return _asked
            case Variable(name=name):
                return self._problem(Fault.VARIABLE, name)
            case _:
                assert_never(parsed)

    def _problem(self, fault: Fault, detail: str) -> Evaluator:
        error = XPathError(fault, detail)
        self.problems.append(error)
        return partial(_refuse, error)

    def _chain(self, chain: Chain) -> Evaluator:
        first = self.expression(chain.first)
        rest = [(OPERATORS[sign], self.expression(operand)) for sign, operand in chain.rest]
        if len(rest) == 1:
            operator, operand = rest[0]
            return lambda context: operator(context, first(context), operand)

        def evaluate(context: Context) -> Value:
            value = first(context)
            for operator, operand in rest:
                value = operator(context, value, operand)
            return value

        return evaluate

    def _call(self, call: Call) -> Evaluator:
        function = FUNCTIONS.get(call.name)
        if function is None:
            return self._problem(Fault.UNKNOWN_FUNCTION, call.name)
        arguments = [self.expression(each) for each in call.arguments]
        if not function.takes(len(arguments)):
            return self._problem(Fault.ARGUMENTS, call.name)
        return _lazy(function, arguments) if function.is_lazy else _eager(function, arguments)

    # --- paths

    def _path(self, path: PathExpression) -> Evaluator:
        names = [self._plain_name(step) for step in path.steps]
        if isinstance(path.start, Root) and names and all(names):
            return partial(_named_from_root, names, self._default)
        start = self.expression(path.start)
        walks = [self._step(step) for step in path.steps]
        if isinstance(path.start, Here):
            return partial(_walk_from_here, walks)
        return partial(_walk, start, walks)

    def _plain_name(self, step: Step) -> str:
        is_plain = step.axis == "child" and step.test.sort == "name" and not step.predicates
        return step.test.name if is_plain and ":" not in step.test.name else ""

    def _step(self, step: Step) -> Walk:
        predicates = [self.expression(each) for each in step.predicates]
        candidates = candidates_of(step, self._namespaces, self.problems)
        sorts = step.axis in REVERSE_AXES or step.axis == "following"

        def walk(nodes: list[Node], environment: Environment) -> list[Node]:
            found: list[Node] = []
            for node in nodes:
                kept = candidates(node)
                for predicate in predicates:
                    kept = _keep(predicate, kept, environment)
                found += kept
            environment.spend(len(nodes) + len(found))
            return in_document_order(found) if sorts or len(nodes) > 1 else found

        return walk


def _constant(value: Value, _context: Context) -> Value:
    return value


def _root(context: Context) -> Value:
    return [context.environment.root]


def _here(context: Context) -> Value:
    return [context.node]


def _asked(context: Context) -> Value:
    asked = context.environment.asked
    return [context.node if asked is None else asked]


def _negative(operand: Evaluator, context: Context) -> Value:
    return -to_number(operand(context), context.environment)


def _filtered(base: Evaluator, predicates: list[Evaluator], context: Context) -> Value:
    found = to_nodes(base(context), "[")
    for predicate in predicates:
        found = _keep(predicate, found, context.environment)
    return found


def _lazy(function: Function, arguments: list[Evaluator]) -> Evaluator:
    call = function.call
    return lambda context: call(context, *arguments)


def _eager(function: Function, arguments: list[Evaluator]) -> Evaluator:
    call = function.call
    match arguments:
        case []:
            return call
        case [only]:
            return lambda context: call(context, only(context))
        case [first, second]:
            return lambda context: call(context, first(context), second(context))
        case _:
            return lambda context: call(context, *[each(context) for each in arguments])


def _named_from_root(names: list[str], namespace: str, context: Context) -> Value:
    found = [context.environment.root]
    for name in names:
        if len(found) == 1:
            below = found[0].named(name)
            found = [each for each in below if each.namespace == namespace or not each.namespace]
        else:
            found = [child for node in found for child in children_named(name, namespace, node)]
    return found


def _walk_from_here(walks: list[Walk], context: Context) -> Value:
    nodes = [context.node]
    environment = context.environment
    for walk in walks:
        nodes = walk(nodes, environment)
    return nodes


def _walk(start: Evaluator, walks: list[Walk], context: Context) -> Value:
    nodes = to_nodes(start(context), "/")
    for walk in walks:
        nodes = walk(nodes, context.environment)
    return nodes


def _keep(predicate: Evaluator, nodes: list[Node], environment: Environment) -> list[Node]:
    if not nodes:
        return nodes
    environment.spend(len(nodes))
    context = Context(nodes[0], environment, 1.0, float(len(nodes)))
    kept: list[Node] = []
    position = 0.0
    for node in nodes:
        position += 1.0
        context.node = node
        context.position = position
        value = predicate(context)
        if value == position if isinstance(value, float) else to_boolean(value):
            kept.append(node)
    return kept
