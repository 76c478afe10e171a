"""The sealing child of the tests: the real one, started without the rest of the program."""

import sys

COMMAND = (
    sys.executable,
    "-c",
    """
import sys
from intake.bundles.child import main
raise SystemExit(main(sys.argv[1], sys.stdin.buffer, sys.stdout.buffer))
""",
)
