"""Figures of a real store: what is counted, of whom, and that the index is only a projection."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from unittest.mock import Mock

import pytest

from intake.domain.answers import Patch, RowAdded, Value
from intake.domain.chronology import KnowBasis, Step, StepKind, StepOutcome, StepSource
from intake.domain.compartments import Compartment
from intake.domain.consent import SHARING, Consent, Decision, Purpose
from intake.domain.day_links import Relation
from intake.domain.errors import WrongPeriodError
from intake.domain.events import (
    Event,
    InterviewOpened,
    InterviewPaused,
    InterviewResumed,
    QuestionsFinished,
    SessionClosed,
)
from intake.domain.figures.catalogue import Part
from intake.domain.figures.publishing import Audience
from intake.domain.figures.table import FigureRow, rows_of
from intake.domain.ids import InterviewId
from intake.domain.judgements import ReviewLevel
from intake.domain.training import TrainingMode
from intake.ledger import header
from intake.ledger.entry import Entry
from intake.services.application import Application
from intake.services.figures import FigureOrder, FigureReport
from intake.services.figures_bundles import FiguresOfBundles, minutes_of
from intake.services.figures_facts import Standing
from intake.services.inbox_merging import OpenedBundle
from intake.services.ports import KeptForm
from intake.storage import figure_tables, projections
from tests.services.conftest import PASSPHRASE, SPANISH, YES
from tests.services.test_closing import give, to_closing

EVENT = "happened/events/harm"
GRANTED, REFUSED, WITHDRAWN = (
    Consent(Purpose.STATISTICS, decision)
    for decision in (Decision.GRANTED, Decision.REFUSED, Decision.WITHDRAWN)
)


def told(north: Application, *said: Consent) -> InterviewId:
    """Record a short interview with one act, read back, and what is said of figures."""
    interview = north.interviewing.begin(north.shelf.newest("intake_f2").hash, YES, SPANISH).id
    give(north, interview, "happened/hurt", "yes")
    row = f"{EVENT}[aaaaa]"
    patch = Patch(
        f"{row}/kind",
        ((f"{row}/kind", Value("robbery")), (f"{row}/who", Value("police_mun"))),
        rows=(RowAdded(EVENT, "aaaaa"),),
    )
    north.interviewing.answer(interview, {Compartment.CORE: patch})
    to_closing(north, interview)
    for each in said:
        north.consenting.record(interview, each)
    return interview


def row(report: FigureReport, metric: str, *about: str) -> FigureRow:
    found = next(each for each in report.figures if each.figure.metric == metric)
    return next(each for each in rows_of(found) if each.about == about)


def test_only_who_allowed_it_is_counted(north: Application) -> None:
    told(north, GRANTED)
    told(north, REFUSED)
    told(north)
    report = north.figures.report(FigureOrder())
    harmed = row(report, "m24")
    assert (harmed.part, harmed.whole, harmed.missing) == (1, 1, 0)
    assert report.standings == {
        Standing.COUNTED: 1, Standing.REFUSED: 1, Standing.NOT_ASKED: 1}  # fmt: skip
    assert report.told_standings == {"counted": None, "refused": None, "not_asked": None}
    assert row(report, "m24p", "state_mx").part == 1


def test_a_yes_that_is_taken_back_leaves_nothing_in_the_index(north: Application) -> None:
    interview = told(north, GRANTED)
    assert row(north.figures.report(FigureOrder()), "m24").part == 1
    north.consenting.record(interview, WITHDRAWN)
    report = north.figures.report(FigureOrder())
    assert row(report, "m24").part == 0
    assert report.standings == {Standing.REFUSED: 1}


def test_what_nobody_changed_is_not_counted_again(north: Application) -> None:
    told(north, GRANTED)
    other = told(north, GRANTED)
    assert north.figures.refresh() == 2
    assert north.figures.refresh() == 0
    north.consenting.record(other, Consent(Purpose.UNHCR, Decision.REFUSED))
    assert north.figures.refresh() == 1
    report = north.figures.report(FigureOrder())
    assert row(report, "m24").part == 2
    assert row(report, "m30", "unhcr", "refused").part == 1


def test_the_index_is_dropped_and_comes_back_the_same(north: Application) -> None:
    told(north, GRANTED)
    told(north, REFUSED)
    before = north.figures.report(FigureOrder())
    files = north.reading.figures._files  # type: ignore[attr-defined]
    with files.writing(Compartment.CORE) as connection:
        lines = connection.execute("SELECT count(*) FROM figure_line").fetchone()
        projections.rebuild(connection, Compartment.CORE)
        for table in figure_tables.TABLES:
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    assert north.figures.refresh() == 2
    again = north.figures.report(FigureOrder())
    assert [rows_of(each) for each in again.figures] == [rows_of(each) for each in before.figures]
    with files.reading(Compartment.CORE) as connection:
        assert connection.execute("SELECT count(*) FROM figure_line").fetchone() == lines


def test_the_follow_up_belongs_to_the_same_person(north: Application) -> None:
    first = told(north, GRANTED)
    form = north.shelf.newest("intake_f5").hash
    later = north.interviewing.begin(form, YES, SPANISH, follows=first).id
    to_closing(north, later)
    north.consenting.record(later, GRANTED)
    report = north.figures.report(FigureOrder())
    assert report.standings == {Standing.COUNTED: 1}
    assert row(report, "m24").whole == 1
    left = row(report, "m36")
    assert (left.part, left.whole) == (0, 2)


def test_bundles_give_the_figures_of_the_store_they_came_from(
    north: Application, south: Application, tmp_path_factory: pytest.TempPathFactory
) -> None:
    interviews = [told(north, GRANTED), told(north, GRANTED), told(north, REFUSED)]
    lawyers = north.handing_over.remember(south.handing_over.own_card(), is_partner=False)
    file = str(tmp_path_factory.mktemp("sent") / "a.intake")
    north.handing_over.export(interviews[:2], lawyers, file, lambda _done, _all: None)
    south.handing_over.remember(north.handing_over.own_card(), is_partner=False)
    desk = FiguresOfBundles(south.handing_over.inspect, lambda: report.as_of)
    report = north.figures.report(FigureOrder())
    found = desk.report([file, file], FigureOrder())
    assert [rows_of(each) for each in found.figures] == [rows_of(each) for each in report.figures]
    assert found.standings[Standing.COUNTED] == 2
    assert not south.reading.forms() or south.figures.refresh() == 0


@pytest.mark.parametrize("said", [("2026-13", ""), ("26-1", ""), ("2026-11", "2026-10")])
def test_a_period_is_months_in_their_order(said: tuple[str, str]) -> None:
    with pytest.raises(WrongPeriodError):
        FigureOrder(*said)


def test_an_order_may_ask_for_a_part_and_for_months(north: Application) -> None:
    told(north, GRANTED)
    now = north.figures.report(FigureOrder()).as_of
    other = "2020-01" if now.year > 2020 else "2035-01"
    report = north.figures.report(FigureOrder(other, other, parts=frozenset({Part.HARM})))
    assert {each.figure.metric for each in report.figures} >= {"m24", "m29"}
    assert "m1" not in {each.figure.metric for each in report.figures}
    assert row(report, "m24").whole == 0


def test_a_table_for_the_public_tells_no_small_number(north: Application) -> None:
    told(north, GRANTED)
    report = north.figures.report(FigureOrder(audience=Audience.PUBLIC))
    rows = [each for figure in report.figures for each in rows_of(figure)]
    assert not row(report, "m24").is_shown
    assert not [each for each in rows if {each.part, each.whole, each.missing} & {*range(1, 10)}]


def bundle_of(entries: Sequence[Entry], form: KeptForm | None) -> OpenedBundle:
    bundle = Mock(spec=OpenedBundle)
    bundle.entries = tuple(entries)
    bundle.compartments = (Compartment.CORE,) * len(bundle.entries)
    bundle.forms = (form,) if form else ()
    return bundle


def people_in(*bundles: OpenedBundle) -> int:
    given = list(bundles)
    desk = FiguresOfBundles(lambda _path, _advance: given.pop(), lambda: datetime.now(UTC))
    return desk.report(["a"] * len(bundles), FigureOrder()).standings[Standing.COUNTED]


def test_a_record_without_its_opening_or_its_form_is_not_counted(north: Application) -> None:
    interview = told(north, GRANTED)
    entries = list(north.reading.record_entries(interview))
    form = north.reading.form(north.reading.interview(interview).form)
    assert people_in(bundle_of(entries, form)) == 1
    assert people_in(bundle_of(entries, None)) == 0
    elsewhere = bundle_of(entries, form)
    elsewhere.compartments = (Compartment.IDENTITY,) * len(entries)  # type: ignore[misc]
    assert people_in(elsewhere) == 0
    assert people_in(bundle_of(entries[1:], form)) == 0
    withheld = [replace(each, header=None, body=None) for each in entries]
    assert people_in(bundle_of([*withheld[1:]], form), bundle_of([*entries[:1]], form)) == 0
    whole = [
        entry
        for compartment, chain in north.reading.chains()
        if compartment is Compartment.CORE
        for entry in north.reading.chain_entries(compartment, chain)  # type: ignore[attr-defined]
    ]
    assert people_in(bundle_of(whole, form)) == 1


def test_an_answer_after_the_seal_changes_no_figure(north: Application) -> None:
    interview = told(north, GRANTED)
    for purpose in SHARING:
        if purpose is not Purpose.STATISTICS:
            north.consenting.record(interview, Consent(purpose, Decision.DEFERRED))
    north.closing.confirm(interview)
    north.closing.seal(interview, "I wrote down what was said.", "en", PASSPHRASE)
    entries = list(north.reading.record_entries(interview))
    (answer,) = [each for each in entries if b'"asked":"happened/hurt"' in (each.body or b"")]
    head = header.decode(answer.header or b"")
    late = replace(
        answer,
        seq=9_999,
        header=header.encode(replace(head, seq=9_999, hlc=head.hlc + (1 << 40))),
        body=(answer.body or b"").replace(b'"yes"', b'"no"'),
    )
    form = north.reading.form(north.reading.interview(interview).form)
    bundle = bundle_of([*entries, late], form)
    desk = FiguresOfBundles(lambda _path, _advance: bundle, lambda: datetime.now(UTC))
    assert row(desk.report(["a"], FigureOrder()), "m24").part == 1


def test_the_follow_up_in_a_bundle_belongs_to_the_same_person(north: Application) -> None:
    first = told(north, GRANTED)
    later = north.interviewing.begin(north.reading.interview(first).form, YES, SPANISH,
                                     follows=first).id  # fmt: skip
    to_closing(north, later)
    north.consenting.record(later, GRANTED)
    entries = [each for one in (first, later) for each in north.reading.record_entries(one)]
    form = north.reading.form(north.reading.interview(first).form)
    assert people_in(bundle_of(entries, form)) == 1


def test_minutes_leave_pauses_out() -> None:
    opened, paused, resumed, done = Mock(spec=InterviewOpened), *PACE
    steps: list[tuple[Event, int]] = [(opened, 0), (paused, 60_000), (paused, 90_000), (resumed, 600_000),
             (Mock(spec=SessionClosed), 630_000), (done, 660_000)]  # fmt: skip
    assert minutes_of(iter(steps)) == 2
    assert minutes_of(iter(steps[:-1])) is None


PACE = (InterviewPaused(), InterviewResumed(), QuestionsFinished())


def test_steps_written_down_by_hand_are_counted_here_and_in_a_bundle(north: Application) -> None:
    interview = told(north, GRANTED)
    known = {"source": StepSource.DOCUMENT, "basis": KnowBasis.DOCUMENT}
    north.chronology.add(interview, Step("", StepKind.DECIDED, StepOutcome.POSITIVE, **known))  # type: ignore[arg-type]
    review = Step("", StepKind.REVIEWED, StepOutcome.CONCURRED, level=ReviewLevel.SAO, **known)  # type: ignore[arg-type]
    wrong = north.chronology.add(interview, review)
    turned = replace(review, outcome=StepOutcome.NEG_TO_POS)
    north.chronology.correct(interview, wrong.id, turned, "misread")
    report = north.figures.report(FigureOrder())
    turned_round = row(report, "m11", "government", "negative", "sao")
    assert (turned_round.part, turned_round.whole) == (1, 1)
    entries = list(north.reading.record_entries(interview))
    form = north.reading.form(north.reading.interview(interview).form)
    desk = FiguresOfBundles(lambda _path, _advance: bundle_of(entries, form),
                            lambda: datetime.now(UTC))  # fmt: skip
    found = desk.report(["a"], FigureOrder())
    assert [rows_of(each) for each in found.figures] == [rows_of(each) for each in report.figures]


def test_cases_of_the_same_person_are_one_person_until_they_are_parted(north: Application) -> None:
    first, second = told(north, GRANTED), told(north, GRANTED)
    assert row(north.figures.report(FigureOrder()), "m24").whole == 2
    north.day.families.link(first, second, Relation.SAME_PERSON)
    assert row(north.figures.report(FigureOrder()), "m24").whole == 1
    assert row(north.figures.report(FigureOrder()), "m36").whole == 2
    north.day.families.unlink(first, second)
    assert row(north.figures.report(FigureOrder()), "m24").whole == 2


def test_who_led_an_interview_without_dated_training_is_in_the_figures(north: Application) -> None:
    told(north, GRANTED)
    assert row(north.figures.report(FigureOrder()), "m16").whole == 0  # nothing is asked for
    card = north.guidance.cards()[0].version.guidance
    north.training.set_policy(TrainingMode.WARN, (card,))
    found = row(north.figures.report(FigureOrder()), "m16")
    assert (found.part, found.whole) == (1, 1)


def test_a_record_that_is_gone_leaves_the_figures(north: Application) -> None:
    gone, stays = told(north, GRANTED), told(north, GRANTED)
    assert row(north.figures.report(FigureOrder()), "m24").whole == 2
    files = north.reading.figures._files  # type: ignore[attr-defined]
    with files.writing(Compartment.CORE) as connection:
        connection.execute("DELETE FROM interview WHERE uid = ?", (bytes.fromhex(gone),))
    report = north.figures.report(FigureOrder())
    assert row(report, "m24").whole == 1
    assert report.standings == {Standing.COUNTED: 1}
    with files.reading(Compartment.CORE) as connection:
        roots = connection.execute("SELECT root FROM figure_person").fetchall()
    assert roots == [(bytes.fromhex(stays),)]
