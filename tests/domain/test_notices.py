"""Whom a narrowed or withdrawn yes makes due, by what left before and to whom."""

from hypothesis import given
from hypothesis import strategies as st

from intake.domain.consent import Consent, Decision, Purpose
from intake.domain.notices import Carrier, Decided, Left, NoticeReason, due
from intake.domain.profiles import Profile

KEEP = Decided(1, Consent(Purpose.COLLECT, Decision.GRANTED))
YES = Decided(2, Consent(Purpose.LAWYER, Decision.GRANTED, recipient="Office"))
LEGAL = Left(5, Carrier.BUNDLE, "b1", "age1", Profile.LEGAL, ("org", "Office"))
OWN = Left(5, Carrier.BUNDLE, "b2", "age2", None, ("org", "Hub"))
PAPER = Left(5, Carrier.PAPER, "p1")


def said(hlc: int, decision: Decision, purpose: Purpose = Purpose.LAWYER, to: str = "Office",
         limits: str = "") -> Decided:  # fmt: skip
    return Decided(hlc, Consent(purpose, decision, recipient=to, limits=limits))


def reasons(left: Left, *decided: Decided) -> list[NoticeReason]:
    return [each.reason for each in due((left,), (KEEP, YES, *decided))]


def test_only_what_was_decided_after_it_left_counts() -> None:
    assert reasons(LEGAL) == []
    assert reasons(LEGAL, said(4, Decision.NARROWED)) == []
    (found,) = due((LEGAL,), (KEEP, YES, said(6, Decision.NARROWED, limits="my brother")))
    assert (found.reason, found.limits, found.hlc) == (NoticeReason.NARROWED, "my brother", 6)
    assert reasons(LEGAL, said(6, Decision.WITHDRAWN)) == [NoticeReason.WITHDRAWN]


def test_other_purpose_and_other_recipient_tell_nothing() -> None:
    assert reasons(LEGAL, said(6, Decision.WITHDRAWN, to="Casa")) == []
    assert reasons(LEGAL, said(6, Decision.WITHDRAWN, Purpose.STATISTICS, to="")) == []


def test_own_programme_is_told_when_keeping_or_its_own_name_is_taken_back() -> None:
    assert reasons(OWN, said(6, Decision.WITHDRAWN)) == []
    assert reasons(OWN, said(6, Decision.WITHDRAWN, Purpose.COLLECT, to="")) == [
        NoticeReason.WITHDRAWN
    ]
    assert reasons(OWN, said(6, Decision.REFUSED, to="Hub")) == [NoticeReason.WITHDRAWN]
    assert reasons(OWN, said(6, Decision.REFUSED, Purpose.COLLECT, to=""),
                   said(7, Decision.GRANTED, Purpose.COLLECT, to="")) == []  # fmt: skip


def test_nobody_knows_who_has_a_paper_so_every_no_is_told_by_hand() -> None:
    assert reasons(PAPER, said(6, Decision.WITHDRAWN, to="Casa")) == [NoticeReason.WITHDRAWN]
    assert reasons(PAPER, said(6, Decision.NARROWED)) == [NoticeReason.NARROWED]
    assert reasons(PAPER, said(6, Decision.GRANTED, to="Casa")) == []


@given(st.permutations([KEEP, YES, said(6, Decision.NARROWED), said(8, Decision.WITHDRAWN),
                        said(9, Decision.GRANTED)]))  # fmt: skip
def test_order_of_arrival_does_not_matter(decided: list[Decided]) -> None:
    in_order = sorted(decided, key=lambda each: each.hlc)
    assert due((LEGAL,), decided) == due((LEGAL,), in_order)
