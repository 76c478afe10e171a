"""Reading the members of a signed JSON object: each by its name and type, none left over."""

import re
from typing import Final

from intake.ledger.canonical import BrokenBytes

_HEX: Final = re.compile("[0-9a-f]*")


class Fields:
    """The members of one object, taken out one by one. Every fault is a BrokenBytes."""

    def __init__(self, value: object) -> None:
        if not isinstance(value, dict):
            raise BrokenBytes("object")
        self._left = dict(value)

    def has(self, name: str) -> bool:
        """Tell whether `name` is there and was not taken yet."""
        return name in self._left

    def names(self) -> tuple[str, ...]:
        """Return the names that are left."""
        return tuple(self._left)

    def take(self, name: str) -> object:
        """Take a member of any type."""
        try:
            return self._left.pop(name)
        except KeyError:
            raise BrokenBytes(f"{name} is missing") from None

    def is_null(self, name: str) -> bool:
        """Tell whether a member is null, and take it if it is."""
        if self._left.get(name, False) is not None:
            return False
        del self._left[name]
        return True

    def text(self, name: str) -> str:
        """Take a string."""
        return _text(self.take(name), name)

    def stated(self, name: str) -> str:
        """Take a string that is absent where it says nothing, and never empty."""
        if name in self._left and self._left[name] == "":
            raise BrokenBytes(f"{name} is empty")
        return self.text(name) if name in self._left else ""

    def stated_flag(self, name: str) -> bool | None:
        """Take a truth value that is absent where nobody was asked."""
        return self.flag(name) if name in self._left else None

    def stated_integer(self, name: str) -> int | None:
        """Take an integer that is absent where there is none."""
        return self.integer(name) if name in self._left else None

    def hexadecimal(self, name: str, length: int) -> str:
        """Take a string of exactly `length` lower-case hexadecimal digits."""
        return _hexadecimal(self.text(name), name, length)

    def integer(self, name: str) -> int:
        """Take an integer that is not negative."""
        return _integer(self.take(name), name)

    def flag(self, name: str) -> bool:
        """Take a truth value."""
        value = self.take(name)
        if not isinstance(value, bool):
            raise BrokenBytes(f"{name} is not true or false")
        return value

    def items(self, name: str) -> list[object]:
        """Take a list."""
        return _items(self.take(name), name)

    def texts(self, name: str) -> tuple[str, ...]:
        """Take a list of strings."""
        return tuple(_text(each, name) for each in self.items(name))

    def hexadecimals(self, name: str, length: int) -> tuple[str, ...]:
        """Take a list of strings of exactly `length` lower-case hexadecimal digits each."""
        return tuple(_hexadecimal(each, name, length) for each in self.texts(name))

    def end(self) -> None:
        """Refuse an object with members that nobody took."""
        if self._left:
            raise BrokenBytes("unknown member")


def row(value: object, length: int) -> list[object]:
    """Return a list of exactly `length` things."""
    items = _items(value, "row")
    if len(items) != length:
        raise BrokenBytes("row length")
    return items


def text_of(value: object) -> str:
    """Return a string."""
    return _text(value, "item")


def integer_of(value: object) -> int:
    """Return an integer that is not negative."""
    return _integer(value, "item")


def hexadecimal_of(value: object, length: int) -> str:
    """Return a string of exactly `length` lower-case hexadecimal digits."""
    return _hexadecimal(text_of(value), "item", length)


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise BrokenBytes(f"{name} is not text")
    return value


def _hexadecimal(value: str, name: str, length: int) -> str:
    if len(value) != length or not _HEX.fullmatch(value):
        raise BrokenBytes(f"{name} is not {length} hexadecimal digits")
    return value


def _integer(value: object, name: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise BrokenBytes(f"{name} is not a count")
    return value


def _items(value: object, name: str) -> list[object]:
    if not isinstance(value, list):
        raise BrokenBytes(f"{name} is not a list")
    return value
