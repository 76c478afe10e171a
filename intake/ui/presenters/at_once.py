"""A lane for what takes no time."""

from collections.abc import Callable
from typing import TypeVar

from intake.domain.errors import IntakeError

T = TypeVar("T")


class AtOnce:
    """Does each job where it is asked for, and tells of it before it returns."""

    def run(
        self,
        job: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[IntakeError], None],
    ) -> None:
        """Do it now."""
        try:
            result = job()
        except IntakeError as error:
            failed(error)
            return
        then(result)
