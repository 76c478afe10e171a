"""Answers that stood side by side, on a summary: both, who, when, and how they were settled.

The golden texts are written anew with INTAKE_WRITE_GOLDEN=1; read the difference.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from intake.domain.answers import SkipReason
from intake.domain.conflict_events import How
from intake.domain.profiles import Why
from intake.reports.catalogue import interview_summary
from intake.reports.catalogue.summary_conflicts import conflicts
from intake.reports.document import Document
from intake.reports.summary_source import Disputed, SummarySource, Version
from intake.services.paper_wishes import Edition
from tests.reports.catalogue.test_interview_summary import text_of

GOLDEN = Path(__file__).with_name("golden")
AT = datetime(2026, 11, 24, 18, 42, tzinfo=UTC).astimezone(timezone(timedelta(hours=-8)))


def disputed_in(source: SummarySource) -> tuple[Disputed, ...]:
    """One of each kind: open, chosen, both kept, and a name."""
    told = {each.path: each for each in source.told}
    country = replace(told["country"], lang="es", via="INT-07")
    other = replace(country, lines=(("Guatemala",),), lang="mam", via="")
    unknown = replace(country, lines=(), skip=SkipReason.NOT_KNOWN)
    here = Version((country,), "Ana", AT)
    there = Version((other,), "Luis", AT + timedelta(hours=1), "Office 4")
    skipped = Version((unknown,), "Luis", AT, "Office 4")
    ended = Version((country,), "Marta", AT + timedelta(days=1))
    both = replace(ended, answers=())
    event = told["harm[row1]/when"]
    gone = Version((), "Luis", AT, "Office 4")
    return (
        Disputed(country, (here, there)),
        Disputed(told["safe"], (here, skipped), ended, How.CHOSEN, "Se le preguntó otra vez"),
        Disputed(event, (Version((event,), "Ana", AT), gone), both, How.BOTH),
        Disputed(told["name"], (here, there), ended, None),
    )


@pytest.fixture
def with_both(any_source: SummarySource) -> SummarySource:
    return replace(any_source, disputed=disputed_in(any_source))


def says(source: SummarySource) -> str:
    blocks = tuple(conflicts(source))
    return text_of(Document("", source.voices.languages, blocks, None))


def test_conflicts_read_as_agreed(with_both: SummarySource) -> None:
    golden = GOLDEN / f"summary_conflicts.{'+'.join(with_both.voices.languages)}.txt"
    written = says(with_both)
    if os.environ.get("INTAKE_WRITE_GOLDEN"):
        golden.write_text(written, encoding="utf-8")
    assert written == golden.read_text(encoding="utf-8")
    assert written in text_of(interview_summary(with_both))


def test_record_without_them_says_nothing_of_them(any_source: SummarySource) -> None:
    assert not list(conflicts(any_source))


def test_what_a_recipient_does_not_get_is_not_told_twice_either(
    make_source: Callable[..., SummarySource],
) -> None:
    source = make_source("en")
    source = replace(source, disputed=disputed_in(source)[:1])
    assert "Guatemala" in says(source)
    kept = replace(source, edition=Edition(withheld={"country": Why.NO_CONSENT}))
    assert says(kept).strip() == ""


def test_a_name_is_told_where_names_are(make_source: Callable[..., SummarySource]) -> None:
    for with_names in (False, True):
        source = make_source("en", include_identity=with_names)
        source = replace(source, disputed=disputed_in(source)[3:])
        assert bool(list(conflicts(source))) is with_names
