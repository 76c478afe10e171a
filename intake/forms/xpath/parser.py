"""From tokens to a parsed expression: precedence climbing, with bounded depth."""

from collections.abc import Mapping
from typing import Final

from intake.forms.xpath.axes import AXES
from intake.forms.xpath.limits import DEEPEST_NESTING
from intake.forms.xpath.problems import Fault, XPathError
from intake.forms.xpath.syntax import (
    Call,
    Chain,
    Expression,
    Filter,
    Here,
    Negative,
    NodeTest,
    Number,
    PathExpression,
    Root,
    Step,
    Text,
    Variable,
)
from intake.forms.xpath.tokens import Sort, Token, tokenize

_PRECEDENCE: Final[Mapping[str, int]] = {
    "or": 1,
    "and": 2,
    "=": 3,
    "!=": 3,
    "<": 4,
    "<=": 4,
    ">": 4,
    ">=": 4,
    "+": 5,
    "-": 5,
    "*": 6,
    "div": 6,
    "mod": 6,
    "|": 8,
}
_UNARY: Final = 7
_STARTS_STEP: Final = frozenset({".", "..", "@", "*any"})
_ANY_NODE: Final = NodeTest("node")
_ALL_BELOW: Final = Step("descendant-or-self", _ANY_NODE)


def parse(expression: str) -> Expression:
    """Return the parsed `expression`, or raise XPathError."""
    return _Parser(tokenize(expression)).whole()


class _Parser:
    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def whole(self) -> Expression:
        parsed = self._expression(0)
        if self._token.sort is not Sort.END:
            raise XPathError(Fault.SYNTAX, self._token.written)
        return parsed

    # --- reading tokens

    @property
    def _token(self) -> Token:
        return self._tokens[self._at]

    def _next(self) -> Token:
        token = self._tokens[self._at]
        self._at += 1
        return token

    def _is(self, sign: str, ahead: int = 0) -> bool:
        token = self._tokens[min(self._at + ahead, len(self._tokens) - 1)]
        return token.sort is Sort.SIGN and token.written == sign

    def _take(self, sign: str) -> bool:
        if self._is(sign):
            self._at += 1
            return True
        return False

    def _expect(self, sign: str) -> None:
        if not self._take(sign):
            raise XPathError(Fault.SYNTAX, self._token.written or sign)

    # --- expressions

    def _expression(self, binding: int) -> Expression:
        self._depth += 1
        if self._depth > DEEPEST_NESTING:
            raise XPathError(Fault.TOO_DEEP)
        first = Negative(self._expression(_UNARY)) if self._take("-") else self._path()
        rest: list[tuple[str, Expression]] = []
        while self._token.sort is Sort.SIGN:
            operator = self._token.written
            strength = _PRECEDENCE.get(operator, 0)
            if strength <= binding:
                break
            self._at += 1
            rest.append((operator, self._expression(strength)))
        self._depth -= 1
        return Chain(first, tuple(rest)) if rest else first

    def _path(self) -> Expression:
        if self._is("/") or self._is("//"):
            return PathExpression(Root(), tuple(self._absolute()))
        primary = self._primary()
        if primary is None:
            return PathExpression(Here(), (*self._step(), *self._more_steps()))
        predicates = self._predicates()
        if predicates:
            primary = Filter(primary, predicates)
        steps = self._more_steps()
        return PathExpression(primary, tuple(steps)) if steps else primary

    def _absolute(self) -> list[Step]:
        if self._take("//"):
            return [_ALL_BELOW, *self._step(), *self._more_steps()]
        self._expect("/")
        if not self._starts_step():
            return []
        return [*self._step(), *self._more_steps()]

    def _primary(self) -> Expression | None:
        token = self._token
        match token.sort:
            case Sort.NUMBER:
                self._at += 1
                return Number(float(token.written))
            case Sort.TEXT:
                self._at += 1
                return Text(token.written[1:-1])
            case Sort.VARIABLE:
                self._at += 1
                return Variable(token.written[1:])
            case _:
                return self._bracket_or_call(token)

    def _bracket_or_call(self, token: Token) -> Expression | None:
        if self._take("("):
            inside = self._expression(0)
            self._expect(")")
            return inside
        if token.sort is Sort.NAME and self._is("(", 1) and token.written not in _NODE_TYPES:
            self._at += 2
            return Call(token.written, self._arguments())
        return None

    def _arguments(self) -> tuple[Expression, ...]:
        found: list[Expression] = []
        if not self._take(")"):
            found.append(self._expression(0))
            while self._take(","):
                found.append(self._expression(0))
            self._expect(")")
        return tuple(found)

    # --- steps

    def _starts_step(self) -> bool:
        token = self._token
        return token.sort is Sort.NAME or (
            token.sort is Sort.SIGN and token.written in _STARTS_STEP
        )

    def _more_steps(self) -> list[Step]:
        steps: list[Step] = []
        while True:
            if self._take("//"):
                steps += [_ALL_BELOW, *self._step()]
            elif self._take("/"):
                steps += self._step()
            else:
                return steps

    def _step(self) -> list[Step]:
        if self._take("."):
            return [Step("self", _ANY_NODE, self._predicates())]
        if self._take(".."):
            return [Step("parent", _ANY_NODE, self._predicates())]
        axis = self._axis()
        return [Step(axis, self._test(), self._predicates())]

    def _axis(self) -> str:
        if self._take("@"):
            return "attribute"
        if self._token.sort is Sort.NAME and self._is("::", 1):
            axis = self._next().written
            self._at += 1
            if axis not in AXES:
                raise XPathError(Fault.SYNTAX, axis)
            return axis
        return "child"

    def _test(self) -> NodeTest:
        token = self._next()
        if token.sort is Sort.SIGN and token.written in {"*", "*any"}:
            return NodeTest("any")
        if token.sort is not Sort.NAME:
            raise XPathError(Fault.SYNTAX, token.written)
        node_type = _NODE_TYPES.get(token.written)
        if node_type is not None and self._take("("):
            literal = self._next().written[1:-1] if self._token.sort is Sort.TEXT else ""
            self._expect(")")
            return NodeTest(node_type.sort, literal)
        if token.written.endswith(":*"):
            return NodeTest("namespace", token.written[:-2])
        return NodeTest("name", token.written)

    def _predicates(self) -> tuple[Expression, ...]:
        found: list[Expression] = []
        while self._take("["):
            found.append(self._expression(0))
            self._expect("]")
        return tuple(found)


_NODE_TYPES: Final[Mapping[str, NodeTest]] = {
    "node": _ANY_NODE,
    "text": NodeTest("text"),
    "comment": NodeTest("comment"),
    "processing-instruction": NodeTest("processing-instruction"),
}
