"""What no bundle shows alone: a bundle that is good by itself, after another that was good too."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from intake.domain.errors import BundleFault as Fault
from tests.bundles.lines import lines_of
from tests.bundles.stations import CHAIN, JOSE, MARTA, Ledger, two_interviews
from tests.vectors.bundle.forge import Forge, Tree


@dataclass(frozen=True)
class Recipe:
    """`first` is taken in; `second` comes after it. None: nothing came before.

    `is_own_chain`: the reader is the one that writes this chain.
    """

    name: str
    fault: Fault
    second: Callable[[], bytes]
    first: Callable[[], bytes] | None = None
    is_own_chain: bool = False


def forked() -> Ledger:
    """The same chain, which goes another way after its beginning."""
    ledger = Ledger()
    ledger.talk(MARTA, 2)
    ledger.talk(JOSE)
    ledger.checkpoint()
    return ledger


def of(ledger: Ledger, seq: int) -> bytes:
    def numbered(header: Tree) -> None:
        header["seq"] = seq
        end = ledger.records[MARTA]
        record = {"record": MARTA, "chain": CHAIN, "count": end.count, "rlink": end.rlink.hex()}
        header["records"] = [record]

    return Forge(lines=lines_of(ledger, MARTA), header=numbered).inner()


@cache
def good() -> bytes:
    return of(two_interviews(), 1)


RECIPES = (
    Recipe("number_used_twice", Fault.EQUIVOCATION, lambda: of(forked(), 1), good),
    Recipe("chain_forked", Fault.EQUIVOCATION, lambda: of(forked(), 2), good),
    Recipe("chain_of_the_reader_continued", Fault.CHAIN, good, is_own_chain=True),
)
