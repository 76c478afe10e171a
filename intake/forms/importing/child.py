"""The separate process that reads a stranger's file: limits first, then one result on stdout."""

from typing import BinaryIO, Final

from intake.forms.importing.crossing import packed
from intake.forms.importing.process_limits import limit_process
from intake.forms.importing.sniffing import MOST_BYTES_OF_ZIP
from intake.forms.package import ImportResult

MOST_SECONDS: Final = 60
MOST_MEMORY: Final = 2 * 1024**3
"""Address space: pyxform with the largest form of the corpus stays below a quarter of it."""


def main(stdin: BinaryIO, stdout: BinaryIO, name: str = "") -> int:
    """Read the bytes of the file `name` from `stdin` and write what came of it to `stdout`."""
    limit_resources()
    content = stdin.read(MOST_BYTES_OF_ZIP + 1)
    stdout.writelines(packed(_compiled(content, name)))
    stdout.flush()
    return 0


def limit_resources() -> None:
    """Limit memory and processor time of this process, where the system can."""
    limit_process(MOST_MEMORY, MOST_SECONDS)


def _compiled(content: bytes, name: str) -> ImportResult:
    from intake.forms.importing.compiling import compile_form

    return compile_form(content, name)
