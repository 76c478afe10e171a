import io
from datetime import UTC, datetime, timedelta, timezone

import pytest
from pypdf import PdfReader

from intake.domain.ids import PaperId, PersonId
from intake.i18n import Words
from intake.reports.catalogue.access_page import AccessSource, access_page
from intake.reports.document import Table
from intake.reports.printing import AccessPrinter
from intake.reports.voices import Voices
from intake.services.access import Access, Deed
from intake.services.reporting import AccessOrder

NOW = datetime(2026, 11, 24, 18, 42, tzinfo=UTC)
PAPER = PaperId("7Q2M4XK3PA0D9RTZ")
CHECK = {"en": ("amber",) * 6, "es": ("abeja",) * 6}


def acts(*deeds: Deed, name: str = "Coordinator 1") -> tuple[Access, ...]:
    person = PersonId("0d" * 16)
    return tuple(
        Access(NOW + timedelta(minutes=place), deed, person, name, attested=True)
        for place, deed in enumerate(deeds)
    )


def source(*lines: Access) -> AccessSource:
    voices = Voices((Words("en"), Words("es")))
    return AccessSource(lines, voices, PAPER, tuple(CHECK.values()), NOW)


def text_of(order: AccessOrder) -> str:
    printed = AccessPrinter(timezone(timedelta(hours=-8)))(order)
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(io.BytesIO(printed)).pages).split()
    )


def test_every_act_is_a_line_with_its_time_in_the_zone_of_the_place() -> None:
    text = text_of(AccessOrder(acts(*Deed), ("es",), PAPER, CHECK, NOW))
    assert text.count("Coordinator 1") == len(Deed)
    assert "10:42" in text
    assert "18:42" not in text


def test_page_in_two_languages_says_each_act_in_both() -> None:
    (table,) = (
        each for each in access_page(source(*acts(*Deed))).blocks if isinstance(each, Table)
    )
    for _when, _who, what in table.rows:
        english, spanish = what
        assert english != spanish


def test_an_interview_that_nobody_opened_says_so() -> None:
    document = access_page(source())
    assert not any(isinstance(each, Table) for each in document.blocks)
    assert any("Nobody" in str(block) for block in document.blocks)


def test_somebody_who_is_in_no_roster_is_not_left_out() -> None:
    (line,) = acts(Deed.OPENED, name="")
    text = text_of(AccessOrder((line,), ("en",), PAPER, CHECK, NOW))
    assert "Somebody who is not in the" in text


@pytest.mark.parametrize("languages", [("en",), ("es",), ("en", "es")])
def test_same_order_gives_the_same_bytes(languages: tuple[str, ...]) -> None:
    order = AccessOrder(acts(*Deed), languages, PAPER, CHECK, NOW)
    assert AccessPrinter()(order) == AccessPrinter()(order)
