"""The harmless page, the dark of listening and the choice of a PIN, as they are photographed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from intake.i18n.catalogs import interface_languages
from intake.i18n.words import Words
from intake.ui.kit.context import Context
from intake.ui.presenters.cover import CoverActs, CoverPresenter
from intake.ui.presenters.quick_return import QuickReturn
from intake.ui.views.cover_view import CoverView, DarkPane
from intake.ui.views.pin_dialog import PinDialog
from tools.shot_start import Build


def cover(*wrong: str, asks_pin: bool) -> Build:
    """Return a builder of the harmless page, after some wrong PINs."""

    def build(context: Context, window: QWidget) -> None:
        view = CoverView(context, window)
        pin = QuickReturn(bytes)
        pin.choose("4071")
        acts = CoverActs(view.display, lambda: None, lambda: None)
        words = context.localizer.words
        others = tuple(Words(each) for each in interface_languages() if each != words.language)
        presenter = CoverPresenter(pin, acts, words, others)
        view.attach(presenter)
        presenter.refresh()
        if asks_pin:
            presenter.ask_pin()
        for each in wrong:
            presenter.attempt(each)

    return build


def over(below: Build, make: type[DarkPane] | None = None) -> Build:
    """Return a builder of a screen with the dark, or the choice of a PIN, over it."""

    def build(context: Context, window: QWidget) -> QWidget | None:
        below(context, window)
        if make is None:
            return PinDialog(context, window, lambda _pin: False)
        make(context, window).raise_()
        return None

    return build


def lock_screens(below: Build) -> dict[str, Build]:
    """Return the pictures, with some screen below the dark and the dialog."""
    return {
        "lock_cover": cover(asks_pin=False),
        "lock_cover_pin": cover(asks_pin=True),
        "lock_cover_wrong": cover("1234", "4321", asks_pin=True),
        "lock_dark": over(below, DarkPane),
        "lock_pin": over(below),
    }
