"""`python -m tools.tampering`: every change, over every byte; what nobody finds is a failure.

Tests run a share of it.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence

from tools.tampering.proofs import by_program, by_verifier
from tools.tampering.trying import run


def main(arguments: Sequence[str]) -> int:
    """Run the programme; 1 says that something was not found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="only each of so many changes")
    parser.add_argument("--every-byte", type=int, default=1, help="only each of so many bytes")
    parser.add_argument("--by", choices=("program", "verifier"), default="program")
    options = parser.parse_args(arguments)
    proof = by_program if options.by == "program" else by_verifier
    begun = time.process_time()
    tally = run(proof, options.every, options.every_byte)
    for kind, count in sorted(tally.tried.items()):
        print(f"{count:8,}  {kind}")
    took = time.process_time() - begun
    print(f"{tally.tried.total():8,}  changes, {took:.0f} s of processor time, by the {options.by}")
    print(f"{len(tally.missed):8,}  not found {tally.missed[:20]}")
    print(f"{len(tally.unnamed):8,}  found elsewhere {tally.unnamed[:20]}")
    return 1 if tally.missed or tally.unnamed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
