"""Putting the parts together: the only package that names every concrete class.

Importing it is cheap; what is heavy is imported when it is first needed.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a child starts here: it must not wait for what it never needs
    from collections.abc import Iterator, Mapping

    from intake.forms.package import ImportResult
    from intake.services.doors import Doors


def build_doors() -> "Doors":
    """Return the doors of stores on this machine, with its clock and its randomness."""
    from intake.app.doors import StoreDoors

    return StoreDoors()


def check_form(content: bytes, name: str) -> "ImportResult":
    """Compile a questionnaire apart from any store."""
    from intake.app.children import compile_form

    return compile_form(content, name)


def is_recipient(text: str) -> bool:
    """Tell whether `text` is an age recipient that a bundle can be sealed for."""
    from intake.bundles import sealing

    return sealing.is_recipient(text)


def age_vectors(folder: str) -> "Iterator[Mapping[str, str | bool | float]]":
    """Run the age test files of a folder, and return what is to be told of each.

    Raises UnreadableFileError.
    """
    from pathlib import Path

    from intake.bundles.age_vectors import run_vectors

    for each in run_vectors(Path(folder)):
        yield {
            "file": each.name,
            "scope": each.scope.value,
            "expected": each.expected,
            "found": each.found,
            "agrees": each.agrees,
            "import": "opened" if each.taken else "refused",
            "ms": round(each.milliseconds, 3),
        }


def has_analysis() -> bool:
    """Tell whether the part for Parquet is installed."""
    from importlib.util import find_spec

    return find_spec("pyarrow") is not None
