"""A small cell is hidden, and does not follow from what is shown."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from intake.domain.figures.catalogue import figures
from intake.domain.figures.facts import ActFacts, FindingFacts, PersonFacts, StatementFacts
from intake.domain.figures.index import build
from intake.domain.figures.metrics_harm import acts_by_kind, acts_by_perpetrator
from intake.domain.figures.metrics_outcome import results, results_on_the_merits
from intake.domain.figures.metrics_review import asymmetry
from intake.domain.figures.publishing import Audience, Published, publish, sets_of
from intake.domain.figures.units import Selection
from intake.domain.figures.values import Figure, Line, Share


def of_kinds(**counts: int) -> list[ActFacts]:
    return [ActFacts(kind=kind) for kind, count in counts.items() for _ in range(count)]


def shown(published: Published) -> dict[tuple[str, ...], bool]:
    return {each.line.about: each.is_shown for each in published.lines}


def test_fewer_than_ten_are_hidden_for_the_public_and_than_five_for_partners() -> None:
    made = [acts_by_kind(build(of_kinds(robbery=40, threat=30, fraud=7, other=6)))]
    (public,), (partner,), (own,) = (
        publish(made, each) for each in (Audience.PUBLIC, Audience.PARTNER, Audience.OWN)
    )
    assert shown(public) == {("fraud",): False, ("other",): False, ("robbery",): True,
                             ("threat",): True}  # fmt: skip
    assert all(shown(partner).values())
    assert all(shown(own).values())


def test_a_second_part_is_hidden_where_the_first_would_follow() -> None:
    (found,) = publish([acts_by_kind(build(of_kinds(robbery=40, threat=30, fraud=7)))],
                       Audience.PUBLIC)  # fmt: skip
    assert shown(found) == {("fraud",): False, ("robbery",): True, ("threat",): False}


def test_parts_that_can_only_be_nine_each_do_not_stand_alone() -> None:
    (found,) = publish([acts_by_kind(build(of_kinds(robbery=40, threat=30, fraud=9, other=9)))],
                       Audience.PUBLIC)  # fmt: skip
    assert shown(found)[("threat",)] is False


def test_nothing_is_hidden_where_nobody_is_counted() -> None:
    (found,) = publish([acts_by_kind(build(of_kinds(robbery=40, threat=30)))], Audience.PUBLIC)
    assert all(shown(found).values())
    assert all(each.is_missing_shown for each in found.lines)


def test_a_few_missing_are_not_counted_out() -> None:
    rows = [*of_kinds(robbery=40, threat=30), ActFacts(), ActFacts()]
    (found,) = publish([acts_by_kind(build(rows))], Audience.PUBLIC)
    assert all(each.is_shown and not each.is_missing_shown for each in found.lines)


def test_two_figures_do_not_give_away_a_third() -> None:
    counts = {"positive": 40, "negative": 60, "admin_closed": 3}
    rows = [FindingFacts(by="government", result=code)
            for code, count in counts.items() for _ in range(count)]  # fmt: skip
    index = build(rows)
    (first, merits) = publish([results(index), results_on_the_merits(index)], Audience.PUBLIC)
    assert shown(first)[("admin_closed",)] is False
    assert shown(merits) == {(): False}  # 103 and 100 together would say that 3 were closed


def test_a_ratio_is_hidden_with_what_it_is_made_of() -> None:
    rows = [FindingFacts(by="government", first="positive", reviewed="yes")] * 30
    rows += [FindingFacts(by="government", first="negative", reviewed="yes")] * 6
    rows += [FindingFacts(by="government", first="negative", reviewed="no")] * 60
    (found,) = publish([asymmetry(build(rows))], Audience.PUBLIC)
    assert shown(found)[("government",)] is False
    (told,) = publish([asymmetry(build(rows))], Audience.OWN)
    assert shown(told)[("government",)] is True


yes_no = st.sampled_from(["", "yes", "no"])
rows = st.one_of(
    st.builds(PersonFacts, month=st.just("2026-01"), asked=yes_no, fear=yes_no, harmed=yes_no,
              prompt=st.sampled_from(["", "prompted", "unprompted"])),
    st.builds(ActFacts, kind=st.sampled_from(["", "robbery", "threat", "fraud"]),
              perpetrator=st.sampled_from([(), ("common",), ("state_mx", "common")]),
              place=st.sampled_from(["", "street", "bus"])),
    st.builds(FindingFacts, by=st.just("government"),
              result=st.sampled_from(["", "positive", "negative", "admin_closed"])),
    st.builds(StatementFacts, ignored=yes_no),
)  # fmt: skip


def all_shown(published: tuple[Published, ...]) -> list[Selection]:
    found: list[Selection] = []
    for figure in published:
        for each in figure.lines:
            found += sets_of(each.line.value) if each.is_shown else ()
            found += [each.line.missing] if each.is_missing_shown else []
    return found


@given(st.lists(rows, max_size=120), st.sampled_from([Audience.PARTNER, Audience.PUBLIC]))
@settings(max_examples=25, deadline=None)
def test_no_small_number_is_shown_nor_the_difference_of_two(
    made: list[PersonFacts | ActFacts | FindingFacts | StatementFacts], audience: Audience
) -> None:
    found = all_shown(publish(figures(build(made)), audience))
    small = range(1, audience.bound)
    assert not [each for each in found if each.count in small]
    for one, other in combinations(set(found), 2):
        if one.unit is other.unit and one.bits & other.bits == other.bits:
            assert (one - other).count not in small


@given(
    st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 30), min_size=1),
    st.sampled_from([Audience.PARTNER, Audience.PUBLIC]),
)
@settings(max_examples=80)
def test_no_hidden_part_follows_from_the_others(counts: dict[str, int], audience: Audience) -> None:
    (found,) = publish([acts_by_kind(build(of_kinds(**counts)))], audience)
    whole = sum(counts.values())
    known = {each.line.about[0]: counts[each.line.about[0]] for each in found.lines
             if each.is_shown}  # fmt: skip
    hidden = {kind: count for kind, count in counts.items() if count and kind not in known}
    if not known or not hidden:
        return
    rest = whole - sum(known.values())
    assert len(hidden) > 1
    assert rest >= audience.bound
    assert rest not in (len(hidden), len(hidden) * (audience.bound - 1))


def test_parts_that_overlap_are_judged_as_sets() -> None:
    rows_ = [ActFacts(perpetrator=("common", "state_mx"))] * 20
    rows_ += [ActFacts(perpetrator=("common",))] * 3
    (found,) = publish([acts_by_perpetrator(build(rows_))], Audience.PUBLIC)
    assert shown(found)[("state_mx",)] is False  # 23 by anybody, 20 by an authority


def test_a_hidden_part_is_not_told_by_those_that_are_nothing() -> None:
    rows_ = [ActFacts(kind="robbery", perpetrator=("common",))] * 20 + [
        ActFacts(kind="robbery")
    ] * 3
    index = build(rows_)
    first, second = publish([acts_by_perpetrator(index), acts_by_kind(index)], Audience.PUBLIC)
    assert shown(first) == {("common",): True}
    assert shown(second) == {("robbery",): False}
    nothing = with_nothing(acts_by_kind(index))
    (_, told) = publish([acts_by_perpetrator(index), nothing], Audience.PUBLIC)
    assert not any(shown(told).values())


def with_nothing(figure: Figure) -> Figure:
    """Return the figure with one more part of its whole, of which there is nothing."""
    (line,) = figure.lines
    rows_ = Selection(figure.unit)
    nobody = Line(("threat",), Share(rows_, Selection(figure.unit, 0)), line.missing, line.group)
    return Figure(figure.metric, figure.unit, (line, nobody))
