"""Notices in words: who has to know, what others ask, and what a person may do about each."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from intake.domain.errors import NothingToTellError
from intake.domain.ids import InterviewId, NoticeId, OrganisationId, StoreId
from intake.domain.notices import Carrier, NoticeReason
from intake.domain.receipts import FromStore
from intake.i18n import Words
from intake.services.notices import NoticeRow, NoticeStage
from intake.services.notices_received import CameRow
from intake.ui.error_messages import sentence
from intake.ui.presenters.notices import NoticesPresenter, NoticesState, NoticesTools
from tests.ui.fakes import NOW, InlineLane

RECORD = InterviewId("1" * 32)
DUE = NoticeRow(
    "b1", RECORD, NoticeReason.NARROWED, Carrier.BUNDLE, ("b1",), "Office", NoticeStage.DUE, "mum"
)
PAPER = NoticeRow(
    "p1", RECORD, NoticeReason.WITHDRAWN, Carrier.PAPER, ("p1",), "", NoticeStage.BY_HAND
)
TOLD = replace(PAPER, key="p2", stage=NoticeStage.TOLD, settled=NOW, remark="by phone")
CAME = CameRow(
    NoticeId("2" * 32),
    FromStore(OrganisationId("3" * 32), StoreId("4" * 32)),
    "North",
    RECORD,
    NoticeReason.PURGE,
    "",
    is_ours=False,
    at=NOW,
)


def shown(acts: list[str]) -> tuple[NoticesPresenter, list[NoticesState]]:
    def write(to: Any, folder: str) -> str:
        if to != "Office":
            raise NothingToTellError(to)
        return f"{folder}/a.notice"

    notices: Any = SimpleNamespace(
        rows=lambda: (DUE, PAPER, TOLD), write=write, told=lambda key: acts.append(f"told {key}")
    )
    received: Any = SimpleNamespace(
        rows=lambda: (CAME, replace(CAME, id=NoticeId("5" * 32), confirmed=NOW)),
        confirm=lambda key: acts.append(f"confirmed {key}"),
    )
    contact: Any = lambda name: name  # noqa: E731 - a station by its name
    tools = NoticesTools(
        notices, received, contact, InlineLane(), sentence, lambda at, _w: f"{at:%Y-%m-%d}"
    )
    states: list[NoticesState] = []
    presenter = NoticesPresenter(tools, Words("en"), states.append)
    presenter.open()
    return presenter, states


def test_each_notice_says_what_can_be_done_about_it() -> None:
    _presenter, states = shown([])
    due, paper, told = states[-1].out
    assert (due.who, due.station, due.state, due.kind) == ("Office", "Office", "to be sent", "warn")
    assert "mum" in due.detail
    assert (paper.station, paper.can_tell, paper.who) == ("", True, "nobody known by a card")
    assert (told.can_tell, told.kind) == (False, "ok")
    assert "by phone" in told.detail
    waits, done = states[-1].came
    assert (waits.can_confirm, waits.kind, done.can_confirm, done.kind) == (
        True,
        "bad",
        False,
        "ok",
    )
    assert "nothing of it is here" in waits.detail


def test_what_people_did_is_noted_and_a_refusal_is_said() -> None:
    acts: list[str] = []
    presenter, states = shown(acts)
    presenter.told("p1")
    presenter.confirm("22")
    assert acts == ["told p1", "confirmed 22"]
    presenter.send("Office", "/stick")
    assert "/stick/a.notice" in states[-1].news
    presenter.send("Casa", "/stick")
    assert "Casa" in states[-1].problem
    presenter.speak(Words("es"))
    assert states[-1].out[0].state == "por enviar"
