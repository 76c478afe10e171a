"""Work that is done in a process of its own: hostile files, and sealing with one key.

`intake --child TASK` is dispatched before anything else is imported; each task imports what it
needs and nothing more. The other end of each pipe is here too, for the form compiler.
"""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import intake
from intake.app.desk_privacy import forbid_core_dumps
from intake.domain.errors import ChildFailedError, UnreadableFormError

if TYPE_CHECKING:
    from intake.forms.package import ImportResult

PIPE: Final = 1 << 20
"""The ciphers read and write a little at a time; so much of it goes through a pipe at once."""
MOST_SECONDS: Final = 90
USAGE: Final = 64


def run_child(task: str, arguments: list[str]) -> int:
    """Do one task of a child and return its exit status."""
    forbid_core_dumps()
    if task in {"seal", "open"}:
        from intake.bundles.child import main as seal_or_open

        code = USAGE
        with (
            open(0, "rb", buffering=PIPE, closefd=False) as stdin,
            suppress(OSError),  # at closing: the code has told already what could not be written
            open(1, "wb", buffering=PIPE, closefd=False) as stdout,
        ):
            code = seal_or_open(task, stdin, stdout)
        return code
    if task == "compile-form":
        from intake.forms.importing.child import main as compile_form

        name = arguments[0] if arguments else ""
        return compile_form(sys.stdin.buffer, sys.stdout.buffer, name)
    if task == "print":
        from intake.reports.crossing import serve

        return serve(sys.stdin.buffer, sys.stdout.buffer)
    if task == "play":
        from intake.app.playing_child import play_on_windows

        return play_on_windows(sys.stdin.buffer)
    return USAGE


def child_command(task: str, *arguments: str) -> list[str]:
    """Return the words that start this program as a child, frozen or not."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--child", task, *arguments]
    return [sys.executable, "-m", "intake", "--child", task, *arguments]


def compile_form(content: bytes, name: str) -> "ImportResult":
    """Compile a questionnaire in a child with limits on memory and time.

    Raises UnreadableFormError when the file takes the child down or too long.
    """
    from intake.forms.importing.crossing import unpacked

    try:
        ended = subprocess.run(
            child_command("compile-form", name),
            input=content,
            capture_output=True,
            timeout=MOST_SECONDS,
            cwd=None if getattr(sys, "frozen", False) else Path(intake.__file__).parents[1],
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise UnreadableFormError(name, "took_too_long") from late
    if ended.returncode < 0 or not ended.stdout:
        raise UnreadableFormError(name, "too_demanding")
    if ended.returncode:
        raise ChildFailedError("compile-form", ended.returncode)
    return unpacked(ended.stdout)
