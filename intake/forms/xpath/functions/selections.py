"""Functions on selected choices and on the words of the form."""

from collections.abc import Mapping
from typing import Final

from intake.forms.xpath.functions.signature import Function, exactly
from intake.forms.xpath.values import Context, Value, to_number, to_text


def _selected(context: Context, value: Value, code: Value) -> Value:
    wanted = to_text(code, context.environment).strip()
    return wanted in to_text(value, context.environment).split(" ")


def _is_selected(context: Context, value: Value, code: Value) -> Value:
    wanted = to_text(code, context.environment).strip()
    return wanted in to_text(value, context.environment).split()


def _selected_at(context: Context, value: Value, index: Value) -> Value:
    codes = to_text(value, context.environment).split()
    place = to_number(index, context.environment)
    return codes[int(place)] if -1 < place < len(codes) else ""


def _count_selected(context: Context, value: Value) -> Value:
    return float(len(to_text(value, context.environment).split()))


def _choice_name(context: Context, code: Value, path: Value) -> Value:
    environment = context.environment
    return environment.form.choice_name(to_text(code, environment), to_text(path, environment))


def _itext(context: Context, text_id: Value) -> Value:
    environment = context.environment
    return environment.form.text(to_text(text_id, environment))


FUNCTIONS: Final[Mapping[str, Function]] = {
    "selected": exactly(_selected, 2),
    "is-selected": exactly(_is_selected, 2),
    "selected-at": exactly(_selected_at, 2),
    "count-selected": exactly(_count_selected, 1),
    "jr:choice-name": exactly(_choice_name, 2),
    "jr:itext": exactly(_itext, 1),
}
