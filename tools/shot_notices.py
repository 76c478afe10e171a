"""The picture of the card of notices."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from PySide6.QtWidgets import QWidget

from intake.domain.ids import InterviewId, NoticeId, OrganisationId, StoreId
from intake.domain.notices import Carrier, NoticeReason
from intake.domain.receipts import FromStore
from intake.services.notices import NoticeRow, NoticeStage
from intake.services.notices_received import CameRow
from intake.ui.dialogs import Dialogs
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.presenters.notices import NoticesPresenter, NoticesTools
from intake.ui.views.notices_card import NoticesCard
from tests.ui.fakes import NOW, InlineLane

_RECORD = InterviewId("1" * 32)
_DUE = NoticeRow("b1", _RECORD, NoticeReason.NARROWED, Carrier.BUNDLE, ("b1",), "Oficina legal",
                 NoticeStage.DUE, "mi hermano")  # fmt: skip
_PAPER = replace(_DUE, key="p1", reason=NoticeReason.WITHDRAWN, carrier=Carrier.PAPER, station="",
                 stage=NoticeStage.BY_HAND, limits="")  # fmt: skip
_OUT = (
    _DUE,
    _PAPER,
    replace(_DUE, key="n1", stage=NoticeStage.UNANSWERED, issued=NOW, limits=""),
    replace(_DUE, key="n2", stage=NoticeStage.CONFIRMED, issued=NOW, settled=NOW, limits=""),
)
_NORTH = FromStore(OrganisationId("3" * 32), StoreId("4" * 32))
_CAME = (
    CameRow(NoticeId("2" * 32), _NORTH, "Albergue Esperanza", _RECORD, NoticeReason.WITHDRAWN, "",
            is_ours=True, at=NOW),
)  # fmt: skip


def notices_card(context: Context, window: QWidget) -> QWidget:
    """Return the card with made-up notices."""
    card = NoticesCard(context, Dialogs(context, window))
    notices: Any = SimpleNamespace(rows=lambda: _OUT)
    received: Any = SimpleNamespace(rows=lambda: _CAME)
    nobody: Any = None
    tools = NoticesTools(
        notices, received, nobody, InlineLane(), sentence, lambda at, _w: f"{at:%Y-%m-%d}"
    )
    card.attach(NoticesPresenter(tools, context.localizer.words, card.display))
    return card
