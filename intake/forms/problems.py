"""What is wrong with an answer or with a rule, as facts for the screen to word."""

from dataclasses import dataclass
from enum import StrEnum

from intake.forms.xpath.problems import Fault


class ProblemRule(StrEnum):
    """Which check failed."""

    NOT_A_NUMBER = "not_a_number"
    NOT_WHOLE = "not_whole"
    OUT_OF_RANGE = "out_of_range"
    NOT_A_DATE = "not_a_date"
    NOT_A_TIME = "not_a_time"
    NOT_A_PLACE = "not_a_place"
    NOT_A_CHOICE = "not_a_choice"
    CONSTRAINT = "constraint"
    READ_ONLY = "read_only"
    NOT_RELEVANT = "not_relevant"
    UNKNOWN_QUESTION = "unknown_question"
    UNKNOWN_ROW = "unknown_row"
    FIXED_ROWS = "fixed_rows"
    CIRCULAR = "circular"
    MISSING_LIST = "missing_list"
    """A list that the rule reads did not come with the form; `detail` is the name of its file."""
    SYNTAX = Fault.SYNTAX.value
    TOO_LONG = Fault.TOO_LONG.value
    TOO_DEEP = Fault.TOO_DEEP.value
    UNKNOWN_FUNCTION = Fault.UNKNOWN_FUNCTION.value
    ARGUMENTS = Fault.ARGUMENTS.value
    UNKNOWN_PREFIX = Fault.UNKNOWN_PREFIX.value
    VARIABLE = Fault.VARIABLE.value
    VALUE = Fault.VALUE.value
    PATTERN = Fault.PATTERN.value
    TIMEOUT = Fault.TIMEOUT.value


class Role(StrEnum):
    """What an expression is for."""

    RELEVANT = "relevant"
    CALCULATE = "calculate"
    CONSTRAINT = "constraint"
    REQUIRED = "required"
    READONLY = "readonly"
    COUNT = "count"
    CHOICES = "choices"
    TEXT = "text"
    ACTION = "action"
    ANSWER = "answer"
    """No expression: the answer itself."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem of one question; `detail` is a piece of the form, never of an answer."""

    rule: ProblemRule
    path: str
    role: Role = Role.ANSWER
    detail: str = ""
