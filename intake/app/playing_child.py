"""Playing a recording in a child of the program, where the system has no player of its own."""

from importlib import import_module
from typing import Any, BinaryIO


def play_on_windows(stdin: BinaryIO) -> int:
    """Play what comes on standard input, as a child does that can be ended at any moment."""
    winsound: Any = import_module("winsound")  # only Windows has it
    winsound.PlaySound(stdin.read(), winsound.SND_MEMORY)
    return 0
