"""Metrics count what their definitions say, and silence is missing."""

import pytest

from intake.domain.figures.catalogue import METRICS, figures
from intake.domain.figures.facts import (
    ActFacts,
    FindingFacts,
    FormFacts,
    InterviewFacts,
    PersonFacts,
    StatementFacts,
)
from intake.domain.figures.index import build
from intake.domain.figures.metrics_review import asymmetry, overturned, reviewed
from intake.domain.figures.units import Unit
from intake.domain.figures.values import Each, Line, Middle, Ratio, Share, Tally


def counted(key: str, *rows: object) -> dict[tuple[str, ...], Line]:
    """Count one metric over some rows, by what its lines are about."""
    metric = next(each for each in METRICS if each.key == key)
    return {line.about: line for line in metric.count(build(rows)).lines}  # type: ignore[arg-type]


def of(line: Line) -> tuple[int, int, int]:
    """Return part, whole and missing of a share."""
    assert isinstance(line.value, Share)
    return line.value.part.count, line.value.whole.count, line.missing.count


def person(**said: object) -> PersonFacts:
    return PersonFacts(**said)  # type: ignore[arg-type]


def finding(**said: object) -> FindingFacts:
    return FindingFacts(**{"by": "government", **said})  # type: ignore[arg-type]


def interview(**said: object) -> InterviewFacts:
    return InterviewFacts(**said)  # type: ignore[arg-type]


def act(**said: object) -> ActFacts:
    return ActFacts(**said)  # type: ignore[arg-type]


SHARES = [
    ("m1", (), [person(asked="yes"), person(asked="no"), person()], (1, 2, 1)),
    ("m2", ("asked",), [person(asked="yes", fear="yes"), person(asked="yes"), person(fear="yes")],
     (1, 1, 1)),
    ("m2", ("unprompted",), [person(fear="yes", prompt="unprompted"), person(fear="yes")],
     (1, 1, 1)),
    ("m3", (), [person(fear="yes", interviewed="yes"), person(fear="yes", interviewed="no"),
                person(fear="yes"), person(interviewed="yes")], (1, 2, 1)),
    ("m4", ("share",), [StatementFacts(ignored="yes"), StatementFacts(ignored="no"),
                        StatementFacts()], (1, 2, 1)),
    ("m6", ("positive",), [finding(result="positive"), finding(result="admin_closed"),
                           finding(result="pending"), finding(result="positive", by="own")],
     (1, 2, 1)),
    ("m7", (), [finding(result="positive"), finding(result="negative"),
                finding(result="admin_closed"), finding()], (1, 2, 1)),
    ("m8", ("disenrolled",), [finding(result="negative", next="returned_mx"),
                              finding(result="negative", next="paroled_us"),
                              finding(result="negative"), finding(result="positive")],
     (1, 2, 1)),
    ("time", ("2026-02", "negative"), [finding(made="2026-02", result="negative"),
                                       finding(made="2026-03", result="negative")], (1, 1, 0)),
    ("next", ("returned_mx",), [person(next="returned_mx"), person()], (1, 1, 1)),
    ("m9", ("government", "positive"), [finding(first="positive", reviewed="yes"),
                                        finding(first="positive")], (1, 1, 1)),
    ("m11", ("government", "positive", "hq"), [
        finding(first="positive", hq="pos_to_neg"), finding(first="positive", hq="concurred"),
        finding(first="positive", hq="unknown"), finding(first="negative", hq="neg_to_pos")],
     (1, 2, 1)),
    ("m12", (), [FormFacts(own_opinion="no"), FormFacts(own_opinion="yes"), FormFacts()],
     (1, 2, 1)),
    ("m13", ("psg_rejected",), [finding(overturned="yes", reasons=("psg_rejected",)),
                                finding(overturned="yes")], (1, 1, 1)),
    ("m16", (), [interview(training="no"), interview(training="yes"), interview()], (1, 2, 1)),
    ("m17", ("own",), [interview(language_match="no"), interview()], (1, 1, 1)),
    ("m18", ("own",), [interview(interpreter_needed="yes", interpreter_there="no"),
                       interview(interpreter_needed="no", interpreter_there="no")], (1, 1, 0)),
    ("m19", ("own",), [interview(readback="refused"), interview(readback="not_done"),
                       interview()], (1, 2, 1)),
    ("m17g", ("interpreter",), [finding(interpreter="yes"), finding()], (1, 1, 1)),
    ("m20", ("counsel_asked",), [finding(counsel_asked="yes"), finding()], (1, 1, 1)),
    ("m21", (), [finding(separated="yes"), finding(separated="no")], (1, 2, 0)),
    ("mode", ("phone",), [finding(mode="phone"), finding(mode="video")], (1, 2, 0)),
    ("m23", (), [person(vulnerable_told="yes", vulnerable_acted="no"), person()], (0, 1, 0)),
    ("m24", (), [person(harmed="yes"), person(harmed="no"), person()], (1, 2, 1)),
    ("m24k", ("robbery",), [act(kind="robbery"), act(kind="threat"), act()], (1, 2, 1)),
    ("m24p", ("state_mx",), [act(perpetrator=("state_mx", "common")), act()], (1, 1, 1)),
    ("m24l", ("street",), [act(place="street"), act()], (1, 1, 1)),
    ("m24x", ("street", "common"), [act(place="street", perpetrator=("common",)),
                                    act(place="bus", perpetrator=("state_mx",))], (1, 1, 0)),
    ("m24r", (), [act(in_mexico="yes", after_return="yes"), act(after_return="yes")], (1, 1, 0)),
    ("m25", (), [person(kidnapped="yes"), person(kidnapped="no")], (1, 2, 0)),
    ("m26", (), [act(in_mexico="yes", perpetrator=("state_mx",)),
                 act(in_mexico="yes", perpetrator=("unknown",))], (1, 1, 1)),
    ("m27", ("reported",), [act(reported="yes"), act(reported="no"), act()], (1, 2, 1)),
    ("m27", ("why", "moving"), [act(reported="no", not_reported=("moving",)),
                                act(reported="no")], (1, 1, 1)),
    ("m28", (), [act(child="yes"), act()], (1, 1, 1)),
    ("m29", ("share",), [person(after_negative="yes"), person()], (1, 1, 1)),
    ("m30", ("lawyer", "refused"), [interview(consent=("lawyer:refused",)),
                                    interview(consent=("lawyer:granted",)), interview()],
     (1, 2, 1)),
    ("m31", ("fear/danger",), [interview(asked=("fear/danger",), skipped=("fear/danger",)),
                               interview(asked=("fear/danger",)), interview()], (1, 2, 0)),
    ("m35", (), [interview(lawyer="yes"), interview()], (1, 1, 1)),
    ("m36", (), [interview(left_early="yes"), interview(left_early="no")], (1, 2, 0)),
    ("m37", (), [interview(over_ceiling="yes"), interview(over_ceiling="no"), interview()],
     (1, 2, 1)),
]  # fmt: skip


@pytest.mark.parametrize(("key", "about", "rows", "expected"), SHARES)
def test_a_share_is_counted_by_its_definition(
    key: str, about: tuple[str, ...], rows: list[object], expected: tuple[int, int, int]
) -> None:
    assert of(counted(key, *rows)[about]) == expected


def test_statements_for_each_person_are_said_openly() -> None:
    rows = (StatementFacts(ignored="yes"),) * 3 + (person(fear="yes"), person(fear="yes"))
    value = counted("m4", *rows)[("each",)].value
    assert isinstance(value, Each)
    assert value.value == 1.5
    assert (value.many.unit, value.each.unit) == (Unit.STATEMENTS, Unit.PEOPLE)


def test_nobody_to_divide_by_gives_no_number() -> None:
    value = counted("m4", StatementFacts(ignored="yes"))[("each",)].value
    assert isinstance(value, Each)
    assert value.value is None


@pytest.mark.parametrize(
    ("key", "about", "rows", "expected"),
    [
        ("m5", ("to_result",), [finding(hours_to_result=4), finding(hours_to_result=9)], 6.5),
        ("m14", ("government", "positive"), [finding(first="positive", layers=2)], 2),
        ("m15", ("government", "positive"), [finding(first="positive", hours_added=30)], 30),
        ("m22", ("intake_f3",), [interview(form="intake_f3", minutes=70)], 70),
        ("m29", ("days",), [act(after_return="yes", days_after_return=12)], 12),
    ],
)
def test_a_middle_is_of_what_was_measured(
    key: str, about: tuple[str, ...], rows: list[object], expected: float
) -> None:
    value = counted(key, *rows)[about].value
    assert isinstance(value, Middle)
    assert value.at(2) == expected


def test_people_harmed_after_a_negative_result_are_counted() -> None:
    value = counted("m29", person(after_negative="yes"))[("people",)].value
    assert isinstance(value, Tally)
    assert value.rows.count == 1


def test_the_ratio_is_refused_with_four_behind_one_side() -> None:
    many = [finding(first="positive", reviewed="yes")] * 20
    few = [finding(first="negative", reviewed="yes")] * 4
    rest = [finding(first="negative", reviewed="no")] * 96
    four = asymmetry(build([*many, *few, *rest])).lines[0].value
    five = asymmetry(build([*many, *few, few[0], *rest])).lines[0].value
    assert isinstance(four, Ratio)
    assert isinstance(five, Ratio)
    assert (four.is_computable, four.value) == (False, None)
    assert five.value == pytest.approx(1 / (5 / 101))


def test_silence_is_never_counted_as_not_reviewed() -> None:
    rows = [finding(first="negative") for _ in range(50)]
    line = {each.about: each for each in reviewed(build(rows)).lines}[("government", "negative")]
    assert of(line) == (0, 0, 50)


def test_levels_are_those_of_the_government_alone() -> None:
    about = {line.about for line in overturned(build([])).lines}
    assert ("government", "negative", "sao") in about
    assert ("own", "negative", "any") in about
    assert ("own", "negative", "sao") not in about


def test_every_metric_says_its_key_and_has_one_unit() -> None:
    made = figures(build([]))
    assert [each.metric for each in made] == [metric.key for metric in METRICS]
    assert len({metric.key for metric in METRICS}) == len(METRICS)
    assert all(metric.count.__doc__ for metric in METRICS)
