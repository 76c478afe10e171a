"""Published figures come out again from synthetic rows."""

import json
from pathlib import Path

import pytest

from intake.domain.errors import MixedUnitsError
from intake.domain.figures import cohorts
from intake.domain.figures.catalogue import figures
from intake.domain.figures.units import Unit
from intake.domain.figures.values import Share

FOLDER = Path(__file__).parents[3] / "resources" / "figures"
FILES = sorted(FOLDER.glob("*.json"))


def cohort(name: str) -> cohorts.Cohort:
    return cohorts.read(json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_cohort_prints_what_its_source_prints(file: Path) -> None:
    found = cohort(file.stem)
    assert found.name == file.stem
    assert found.title.keys() == found.note.keys() == {"en", "es"}
    for each in cohorts.answer(found):
        assert each.agrees, (each.sentence.key, each.percent, each.sentence.printed)


def test_the_cohort_of_december_2021() -> None:
    found = cohort("dhs-2021-12")
    index = found.index()
    assert index.of(Unit.PEOPLE).all.count == 267
    printed = [each.percent for each in cohorts.answer(found)]
    assert printed == ["91", "78", "12", "10", "72", "28", "85", "15"]
    counts = [each.share.part.count for each in cohorts.answer(found)]
    assert counts == [242, 186, 28, 23, 191, 76, 159, 27]
    by_key = {each.metric: each for each in figures(index)}
    merits = by_key["m7"].lines[0].value
    assert isinstance(merits, Share)
    assert (merits.part.count, merits.whole.count) == (28, 214)
    left = by_key["m8"].lines[0].value
    assert isinstance(left, Share)
    assert (left.part.count, left.whole.count) == (27, 186)


def test_acts_are_not_divided_by_people() -> None:
    found = cohort("redodem-2014")
    assert [each.percent for each in cohorts.answer(found, Unit.ACTS)][:4] == ["71", "11", "4", "3"]
    with pytest.raises(MixedUnitsError) as refused:
        cohorts.answer(found, Unit.PEOPLE)
    assert (refused.value.part, refused.value.whole) == ("acts", "people")


@pytest.mark.parametrize(
    "members",
    [
        {},
        {"name": "x", "title": {}, "source": "", "note": {}, "groups": [{}], "sentences": []},
        {"name": "x", "title": {}, "source": "", "note": {}, "groups": [], "sentences": [{}]},
    ],
)
def test_a_file_that_does_not_fit_is_a_mistake_of_ours(members: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"cohort|group|sentence"):
        cohorts.read(members)


def test_a_row_says_nothing_that_its_unit_does_not_know() -> None:
    group = cohorts.Group(1, ((Unit.PEOPLE, {"kind": "robbery"}),))
    with pytest.raises(ValueError, match="kind"):
        cohorts.Cohort("x", {}, "", {}, (group,), ()).index()


def test_a_share_of_nothing_is_printed_as_nothing() -> None:
    sentence = cohorts.Sentence("x", Unit.PEOPLE, {}, {}, "12")
    assert cohorts.answer(cohorts.Cohort("x", {}, "", {}, (), (sentence,)))[0].percent == ""
