import os
import sys
from pathlib import Path

import pytest

from intake.app.memory_care import write_over_freed
from tests.journeys.memory import scan

COPIES = 40


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is read as on Linux")
def test_what_was_freed_is_written_over(tmp_path: Path) -> None:
    if not os.access("/proc/self/mem", os.R_OK):
        pytest.skip("this process may not read its own memory")
    needle = os.urandom(24)

    def seen() -> int:
        return len(scan(os.getpid(), {"needle": needle}))

    held = [bytearray(needle) for _ in range(COPIES)]
    while_held = seen()
    held.clear()
    write_over_freed()
    assert while_held >= COPIES
    assert seen() < COPIES // 4
