"""What the compiler knows of a function."""

from collections.abc import Callable
from dataclasses import dataclass

from intake.forms.xpath.values import Value


@dataclass(frozen=True, slots=True)
class Function:
    """A function: called with the context and its arguments, or with their evaluators when lazy."""

    call: Callable[..., Value]
    least: int
    most: int | None
    is_lazy: bool = False
    in_pairs_after: int | None = None
    """Arguments beyond this many come in pairs."""

    def takes(self, count: int) -> bool:
        """Tell whether it can be called with `count` arguments."""
        if count < self.least or (self.most is not None and count > self.most):
            return False
        return self.in_pairs_after is None or (count - self.in_pairs_after) % 2 == 0


def exactly(call: Callable[..., Value], count: int) -> Function:
    """Describe a function with a fixed number of arguments."""
    return Function(call, count, count)


def between(call: Callable[..., Value], least: int, most: int) -> Function:
    """Describe a function whose last arguments may be left out."""
    return Function(call, least, most)


def at_least(call: Callable[..., Value], least: int) -> Function:
    """Describe a function that takes any number of arguments."""
    return Function(call, least, None)
