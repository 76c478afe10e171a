"""The card that checks the store, with findings of every sort, as a picture."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from intake.services.checking import Recovered
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.kit.layout import column, holder, scrolling
from intake.ui.presenters.check import CheckPresenter, CheckTools
from intake.ui.shell import Place
from intake.ui.views.check_card import CheckCard
from tests.ui.fakes import NOW, InlineLane, InlineWorkshop, interview_row
from tests.ui.presenters import test_check as made
from tools.shot_start import Build, as_any


def check_screens(shell: object) -> dict[str, Build]:
    """Return the builder of the picture."""

    def build(context: Context, window: QWidget) -> None:
        card = CheckCard(context)
        desk = made.Desk(made.PAGE, made.GONE, made.LIST, made.APART)
        desk.left = (Recovered(interview_row(1), "a", NOW, is_half_typed=True),)
        tools = CheckTools(
            as_any(desk),
            lambda _cut_off, _language: "¿Tiene miedo de estar en México?",
            InlineLane(),
            InlineWorkshop(),
            sentence,
            lambda at, _words: f"{at:%Y-%m-%d %H:%M}",
        )
        presenter = CheckPresenter(tools, context.localizer.words, card.display)
        card.attach(presenter)
        presenter.check()
        s = context.s
        page = holder(column(card, None, margins=(s(24), s(24), s(24), s(24))))
        as_any(shell)(context, window, Place.SETTINGS, scrolling(page))

    return {"settings_check": build}
