"""The report of a proof: what was found stands under its step, and the worst decides."""

from dataclasses import replace

import pytest

from intake.domain.bundle_faults import BundleFault
from intake.domain.draw_checks import DrawFault, Fault
from intake.domain.ids import ChainId, InterviewId
from intake.ledger.chain import withhold
from intake.services.checked_files import CheckedFile, StoreReport
from intake.services.verifying import (
    Finding,
    Head,
    Result,
    Step,
    links_of,
    of_bundle,
    of_refusal,
    of_store,
    two_stories,
)
from tests.bundles.test_opened_by_plain_tools import read
from tests.verifier.folders import write_bundle
from tools.tampering.ledger import CHAIN

FILE = CheckedFile("core.db", 9, ChainId(CHAIN), "ab" * 32, 0, (), head_seq=9)
DRAW = InterviewId("d1" * 16)


def test_store_that_holds_says_how_far() -> None:
    proof = of_store(
        StoreReport((replace(FILE, unattested=2, in_session=2),), projections_agree=True)
    )
    assert (proof.result, proof.entries) == (Result.GOOD, 9)
    assert proof.heads == (Head(CHAIN, 9, "ab" * 32),)


@pytest.mark.parametrize(
    ("problem", "step"),
    [
        ("ledger:leaf", Step.HASHES),
        ("ledger:seq", Step.NUMBERS),
        ("ledger:signature", Step.SIGNATURES),
        ("ledger:checkpoint", Step.CHECKPOINTS),
        ("ledger:columns", Step.FILES),
        ("roster:0a0a", Step.ROSTER),
        ("media:missing 01", Step.FILES),
        ("page:page 3", Step.FILES),
    ],
)
def test_problem_of_a_store_stands_under_its_step(problem: str, step: Step) -> None:
    place = f"{CHAIN}/7 after 3" if problem.startswith("ledger") else ""
    proof = of_store(
        StoreReport((replace(FILE, problems=(problem,), places=(place,)),), projections_agree=True)
    )
    (found,) = proof.findings
    assert (found.step, found.result, found.place) == (step, Result.BAD, place or "core.db")
    assert found.rule == problem.removeprefix("ledger:")
    assert (proof.of(step), proof.of(Step.LIMIT)) == (Result.BAD, Result.GOOD)


def test_what_nobody_speaks_for_and_what_has_no_key_is_open() -> None:
    files = (replace(FILE, unattested=3, in_session=1, doubtful=1), replace(FILE, is_checked=False))
    proof = of_store(StoreReport(files, projections_agree=True))
    assert proof.result is Result.OPEN
    assert {(each.step, each.rule) for each in proof.findings} == {
        (Step.FILES, "no_key"), (Step.SIGNATURES, "apart"), (Step.CHECKPOINTS, "unattested"),
    }  # fmt: skip


def test_draw_that_is_not_told_is_open_and_one_that_lied_is_wrong() -> None:
    report = StoreReport((FILE,), projections_agree=True)
    waiting = of_store(report, [Fault(DrawFault.NOT_REVEALED, "n", DRAW)])
    assert (waiting.of(Step.DRAW), waiting.findings[0].place) == (Result.OPEN, DRAW)
    lied = of_store(report, [Fault(DrawFault.MISMATCH, "n", DRAW)])
    assert lied.result is Result.BAD


def test_bundle_says_what_it_holds_back(tmp_path_factory: pytest.TempPathFactory) -> None:
    opened = read(write_bundle(tmp_path_factory.mktemp("bundle")))
    assert of_bundle(opened).result is Result.GOOD
    *rest, last = opened.entries
    kept_back = of_bundle(replace(opened, entries=(*rest, withhold(last)), unattested=2))
    assert {each.rule for each in kept_back.findings} == {"withheld", "unattested"}
    assert kept_back.heads[0].seq == last.seq
    links = links_of(opened)
    assert {(each.chain, each.seq) for each in of_bundle(opened).heads} <= set(links)
    assert all(links[each.chain, each.seq] == each.link for each in of_bundle(opened).heads)


def test_refused_bundle_names_the_step_where_it_ended() -> None:
    assert of_refusal(BundleFault.SIGNATURE, "x").of(Step.SIGNATURES) is Result.BAD
    assert of_refusal(BundleFault.PAYLOAD_ALTERED, "x").findings == (
        Finding(Step.FILES, Result.BAD, "payload_altered", "x"),
    )


def test_first_entry_of_two_stories_is_named() -> None:
    one = {("c", 1): "a", ("c", 2): "b", ("c", 3): "x", ("d", 1): "y"}
    other = {("c", 1): "a", ("c", 2): "z", ("c", 3): "w", ("e", 1): "y"}
    assert [each.place for each in two_stories(one, other)] == ["c/2"]
    assert two_stories(one, one) == ()
