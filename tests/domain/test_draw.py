"""The draw: bound before, the same for anybody afterwards, and every fault has its name."""

import hashlib
import hmac
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.domain.case_codes import CaseCode
from intake.domain.draw import (
    commitment,
    draw_id,
    is_drawn,
    read_period,
    read_probability,
)
from intake.domain.draw_checks import DrawFault, chosen, faults
from intake.domain.draw_errors import DrawRefusedError
from intake.domain.draw_facts import Chosen, Decision, DrawFacts, KnownDraw, Opening, Reveal
from intake.domain.ids import InterviewId, PersonId
from intake.domain.states import State

SECRET, OTHER = b"s" * 32, b"t" * 32
SITE, PERIOD, SHARE = "north", "2026-12-01/2026-12-31", "0.5"
BEFORE, WITHIN, AFTER = date(2026, 11, 24), date(2026, 12, 10), date(2027, 1, 5)
KEEPER, ANA, BETO = (PersonId(each * 32) for each in "abc")
SAID = commitment(SITE, PERIOD, SHARE, SECRET)
DRAW = KnownDraw(draw_id(SAID), SITE, PERIOD, SHARE, SAID, KEEPER, BEFORE)


def opening(number: int, *, state: State = State.SEALED, author: PersonId = ANA) -> Opening:
    ticket = hashlib.sha256(number.to_bytes(4)).hexdigest()
    name = InterviewId(f"{number:032x}")
    return Opening(name, CaseCode(f"{number:010}"), SITE, author, WITHIN, ticket, SAID, state)


def decided(each: Opening, *, wrongly: bool = False) -> Decision:
    rightly = is_drawn(SECRET, each.ticket, Fraction(SHARE))
    return Decision(DRAW.id, each.ticket, rightly is not wrongly)


OPENINGS = tuple(opening(each) for each in range(8))
SOUND = DrawFacts(
    (DRAW,), OPENINGS, tuple(map(decided, OPENINGS)), (Reveal(DRAW.id, SECRET.hex(), AFTER),)
)


def kinds(facts: DrawFacts, today: date = AFTER) -> list[DrawFault]:
    return [each.kind for each in faults(facts, today)]


def test_whole_draw_has_no_fault() -> None:
    assert faults(SOUND, AFTER) == ()
    assert {chosen(SOUND, each) for each in OPENINGS} == {Chosen.DRAWN, Chosen.NOT_DRAWN}


def test_draw_is_the_one_of_the_specification() -> None:
    told = b"intake/1/commit\0north\x002026-12-01/2026-12-31\x000.5\0" + SECRET
    assert hashlib.sha256(told).hexdigest() == SAID
    ticket = OPENINGS[0].ticket
    mac = hmac.new(SECRET, b"intake/1/draw\0" + bytes.fromhex(ticket), hashlib.sha256).digest()
    assert is_drawn(SECRET, ticket, Fraction(1, 2)) == (int.from_bytes(mac[:8]) < 2**63)


@settings(max_examples=50)
@given(st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32))
def test_what_a_smaller_share_draws_a_larger_one_draws_too(secret: bytes, leaf: bytes) -> None:
    shares = [Fraction(1, 10), Fraction(1, 2), Fraction(9, 10), Fraction(1)]
    drawn = [is_drawn(secret, leaf.hex(), each) for each in shares]
    assert drawn == sorted(drawn)
    assert drawn[-1]


def test_share_is_the_share_of_many() -> None:
    drawn = sum(is_drawn(SECRET, opening(each).ticket, Fraction(1, 5)) for each in range(2000))
    assert 330 < drawn < 470


@pytest.mark.parametrize("text", ["", "0", "0.0", "1.0", "2", "0.50", ".5", "0.1234567", "x"])
def test_share_is_written_in_one_way(text: str) -> None:
    with pytest.raises(DrawRefusedError):
        read_probability(text)


@pytest.mark.parametrize("text", ["", "2026-12-01", "2026-12-31/2026-12-01", "20261201/20261231"])
def test_period_is_written_in_one_way(text: str) -> None:
    with pytest.raises(DrawRefusedError):
        read_period(text)


def test_interview_stands_with_the_draw_as_its_keeper_decided() -> None:
    open_one = opening(0, state=State.READBACK)
    assert chosen(DrawFacts(), replace(open_one, commitment="")) is Chosen.NO_DRAW
    assert chosen(DrawFacts((DRAW,)), open_one) is Chosen.NOT_SEALED
    assert chosen(DrawFacts((DRAW,)), OPENINGS[0]) is Chosen.PENDING


def test_second_commitment_is_named() -> None:
    said = commitment(SITE, PERIOD, SHARE, OTHER)
    second = replace(DRAW, id=draw_id(said), commitment=said)
    revealed = (*SOUND.reveals, Reveal(second.id, OTHER.hex(), AFTER))
    facts = replace(SOUND, draws=(DRAW, second), reveals=revealed)
    assert [(e.kind, e.draw) for e in faults(facts, AFTER)] == [
        (DrawFault.SECOND_COMMITMENT, second.id)
    ]


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"committed": date(2026, 12, 1)}, DrawFault.COMMITTED_LATE),
        ({"keeper": ANA}, DrawFault.KEEPER_INSIDE),
        ({"id": InterviewId("f" * 32)}, DrawFault.MALFORMED),
        ({"period": "December"}, DrawFault.MALFORMED),
    ],
)
def test_draw_that_was_not_made_well_is_named(changed: dict[str, object], kind: DrawFault) -> None:
    facts = replace(SOUND, draws=(replace(DRAW, **changed),))  # type: ignore[arg-type]
    assert kind in kinds(facts)


def test_secret_is_told_in_time_and_not_before() -> None:
    silent = replace(SOUND, reveals=())
    last = date(2026, 12, 31)
    assert kinds(silent, last + timedelta(days=30)) == []
    assert kinds(silent, last + timedelta(days=31)) == [DrawFault.NOT_REVEALED]
    late = replace(SOUND, reveals=(Reveal(DRAW.id, SECRET.hex(), last + timedelta(days=31)),))
    assert kinds(late) == [DrawFault.NOT_REVEALED]
    early = replace(SOUND, reveals=(Reveal(DRAW.id, SECRET.hex(), last),))
    assert kinds(early) == [DrawFault.REVEALED_EARLY]


def test_other_secret_than_the_one_committed_to_is_named() -> None:
    told = replace(SOUND, reveals=(Reveal(DRAW.id, OTHER.hex(), AFTER),))
    assert kinds(told) == [DrawFault.MISMATCH]


def test_each_decision_is_drawn_again() -> None:
    wrong = (decided(OPENINGS[0], wrongly=True), *SOUND.decisions[1:])
    assert [(e.kind, e.interview) for e in faults(replace(SOUND, decisions=wrong), AFTER)] == [
        (DrawFault.DECIDED_WRONGLY, OPENINGS[0].interview)
    ]
    twice = replace(SOUND, decisions=(*SOUND.decisions, SOUND.decisions[0]))
    assert kinds(twice) == [DrawFault.DECIDED_TWICE]
    left_out = replace(SOUND, decisions=SOUND.decisions[1:])
    assert kinds(left_out) == [DrawFault.NOT_DECIDED]


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"commitment": ""}, DrawFault.NO_COMMITMENT),
        ({"commitment": "9" * 64}, DrawFault.UNKNOWN_COMMITMENT),
        ({"site": "south"}, DrawFault.OUTSIDE_PERIOD),
        ({"opened": date(2027, 1, 2)}, DrawFault.OUTSIDE_PERIOD),
    ],
)
def test_interview_outside_its_draw_is_named(changed: dict[str, object], kind: DrawFault) -> None:
    odd = replace(opening(9, state=State.OPEN), **changed)  # type: ignore[arg-type]
    found = faults(replace(SOUND, openings=(*OPENINGS, odd)), AFTER)
    assert [(each.kind, each.interview) for each in found] == [(kind, odd.interview)]


def test_site_without_draws_needs_no_commitment() -> None:
    odd = replace(opening(9), commitment="", site="south")
    early = replace(opening(10), commitment="", opened=BEFORE)
    assert kinds(replace(SOUND, openings=(*OPENINGS, odd, early))) == []


def test_draw_that_cannot_be_read_says_so_once() -> None:
    unread = replace(DRAW, probability="half")
    assert kinds(replace(SOUND, draws=(unread,))) == [DrawFault.MALFORMED]


def test_whoever_gives_up_more_than_others_is_counted() -> None:
    given_up = tuple(opening(each, state=State.LEFT_EARLY, author=BETO) for each in range(20, 24))
    many = tuple(opening(each) for each in range(30, 60))
    openings = (*many, *given_up)
    decisions = tuple(map(decided, many))
    facts = replace(SOUND, openings=openings, decisions=decisions)
    later = WITHIN + timedelta(days=30)
    assert kinds(facts, later - timedelta(days=1)) == []
    (found,) = faults(facts, later)
    assert (found.kind, found.count) == (DrawFault.ABANDONED, 4)
    alone = replace(facts, openings=given_up, decisions=())
    assert kinds(alone, later) == [DrawFault.ABANDONED]
