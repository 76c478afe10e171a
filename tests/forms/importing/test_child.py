"""The separate process in which a stranger's file is read."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from intake.forms.importing import child
from intake.forms.importing.crossing import unpacked
from intake.forms.importing.sniffing import MOST_BYTES
from intake.forms.package import Rule
from tests.forms.importing.workbooks import cold, errors

ROOT = Path(__file__).resolve().parents[3]
RUN = (
    "import sys; from intake.forms.importing.child import main; "
    "sys.exit(main(sys.stdin.buffer, sys.stdout.buffer, 'cold.xlsx'))"
)


def run(content: bytes, code: str = RUN) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", code], input=content, capture_output=True, cwd=ROOT, check=False
    )


def test_child_reads_a_form_and_writes_one_result() -> None:
    ended = run(cold())
    assert ended.returncode == 0
    result = unpacked(ended.stdout)
    assert result.package is not None
    assert result.package.source_name == "cold.xlsx"


def test_child_refuses_what_is_too_large_without_reading_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(child, "limit_resources", lambda: None)
    out = io.BytesIO()
    assert child.main(io.BytesIO(b"x" * (MOST_BYTES + 5)), out, "f") == 0
    assert errors(unpacked(out.getvalue())) == [Rule.TOO_LARGE]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits of this kind")
def test_child_cannot_take_more_memory_or_time_than_it_may() -> None:
    code = (
        "import resource; from intake.forms.importing.child import limit_resources; "
        "limit_resources(); "
        "print(resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_CPU)[0])"
    )
    memory, seconds = map(int, run(b"", code).stdout.split())
    assert 0 < memory <= child.MOST_MEMORY
    assert 0 < seconds <= child.MOST_SECONDS
    greedy = "from intake.forms.importing.child import limit_resources; limit_resources(); bytearray(3 << 30)"
    assert b"MemoryError" in run(b"", greedy).stderr
