"""What can be wrong with an expression."""

from enum import StrEnum


class Fault(StrEnum):
    """Each way in which an expression fails, at compile or when it is evaluated."""

    SYNTAX = "syntax"
    TOO_LONG = "too_long"
    TOO_DEEP = "too_deep"
    UNKNOWN_FUNCTION = "unknown_function"
    ARGUMENTS = "arguments"
    UNKNOWN_PREFIX = "unknown_prefix"
    VARIABLE = "variable"
    VALUE = "value"
    PATTERN = "pattern"
    TIMEOUT = "timeout"


class XPathError(Exception):
    """An expression that cannot be used; `detail` is a piece of the expression, never a value."""

    def __init__(self, fault: Fault, detail: str = "") -> None:
        super().__init__(f"{fault}: {detail}" if detail else fault)
        self.fault = fault
        self.detail = detail
