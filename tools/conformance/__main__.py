"""`python -m tools.conformance [--check]`: run everything, and write or judge the page."""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.conformance.page import page
from tools.conformance.real_forms import try_forms
from tools.conformance.scores import CORPUS, ROOT, score_cases, score_scenarios

DOCUMENT = ROOT / "docs" / "conformance.md"
DIFFERS = 1


def main(arguments: Sequence[str], *, corpus: Path = CORPUS, document: Path = DOCUMENT) -> int:
    """Write the page, or with `--check` say what it would say otherwise; 1 when it would."""
    parser = argparse.ArgumentParser(prog="python -m tools.conformance", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; 1 where it differs")
    options = parser.parse_args(arguments)
    if not corpus.is_dir():
        print("skipped: the test data is not beside the project")
        return 0
    made = page(
        score_cases(corpus / "xpath_cases.json"),
        score_scenarios(corpus / "scenario_traces.json.gz"),
        list(try_forms(corpus / "forms")),
    )
    if not options.check:
        document.write_text(made, encoding="utf-8")
        return 0
    kept = document.read_text(encoding="utf-8")
    for line in difflib.unified_diff(kept.splitlines(), made.splitlines(), "kept", "made", n=0):
        print(line)
    return DIFFERS if kept != made else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
