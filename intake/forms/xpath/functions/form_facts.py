"""Functions on the form itself and on the device that it runs on."""

from collections.abc import Mapping
from typing import Final

from intake.forms.xpath.functions.signature import Function, at_least, exactly
from intake.forms.xpath.values import Context, Value


def _version(context: Context) -> Value:
    return context.environment.form_version


def _property(_context: Context, _name: Value) -> Value:
    """Return nothing: numbers and names of a device tell who asked, and where."""
    return ""


def _depend(_context: Context, first: Value, *_others: Value) -> Value:
    """Return the first value; the others are named only so that they count as read."""
    return first


FUNCTIONS: Final[Mapping[str, Function]] = {
    "version": exactly(_version, 0),
    "property": exactly(_property, 1),
    "depend": at_least(_depend, 1),
}
