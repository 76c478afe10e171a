"""Whoever coordinates says in Settings by whose law the site works; the consent page takes it up."""

from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from intake.domain.answers import Patch, Value
from intake.domain.compartments import Compartment
from intake.domain.consent import Notice
from intake.domain.course_errors import RestrictedFieldsError
from intake.domain.errors import NotAllowedError
from intake.domain.interview import Interview
from intake.services.application import Application
from intake.ui.asking import Why, consent_screen
from intake.ui.dialogs import Dialogs
from intake.ui.kit.banner import Banner
from intake.ui.kit.context import Context
from intake.ui.kit.segmented import Segmented
from intake.ui.privacy_beside import privacy_card
from intake.ui.surface import Surface
from tests.ui.conftest import Show
from tests.ui.views.conftest import at_once


def test_mexico_in_settings_closes_what_is_sensitive_after_a_spoken_yes(
    store: Application, context: Context, show: Show
) -> None:
    card = privacy_card(context, store, at_once())
    show(card)
    (choice,) = card.findChildren(Segmented)
    choice.picked.emit("mx")
    assert store.consenting.profile() is Notice.MX
    begun: list[Interview] = []
    window = QWidget()
    surface = Surface(context, window, Dialogs(context, window))
    forms = (store.shelf.newest("intake_f3"),)
    asking = consent_screen(
        surface,
        (store, at_once()),
        forms,
        (begun.append, lambda: None),
        lambda _error: None,
        why=Why(),
    )
    asking.presenter.granted()
    (told,) = begun
    whole = store.reading.interview(told.id)
    assert whole.course.notice is Notice.MX
    said = Patch("about_you/religion", (("about_you/religion", Value("none")),))
    with pytest.raises(RestrictedFieldsError):
        store.interviewing.answer(told.id, {Compartment.CORE: said})


def test_card_says_what_was_refused(
    store: Application, context: Context, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_notice: Any) -> None:
        raise NotAllowedError("privacy.set")

    card = privacy_card(context, store, at_once())
    show(card)
    monkeypatch.setattr(store.consenting, "set_profile", refuse)
    card.picked.emit("us")
    (banner,) = card.findChildren(Banner)
    assert banner.isVisibleTo(card)
