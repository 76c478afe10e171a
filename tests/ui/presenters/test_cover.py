from dataclasses import dataclass, field

import pytest

from intake.i18n import Words
from intake.ui.presenters.cover import CoverActs, CoverPresenter, CoverState
from intake.ui.presenters.quick_return import QuickReturn


@dataclass
class Page:
    """A page that remembers what it showed and led to."""

    language: str = "en"
    shown: list[CoverState] = field(default_factory=list)
    led_to: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        pin = QuickReturn(bytes)
        pin.choose("4071")
        acts = CoverActs(
            self.shown.append,
            lambda: self.led_to.append("back"),
            lambda: self.led_to.append("locked"),
        )
        other = "es" if self.language == "en" else "en"
        self.presenter = CoverPresenter(pin, acts, Words(self.language), (Words(other),))

    def attempt(self, *pins: str) -> None:
        self.presenter.ask_pin()
        for each in pins:
            self.presenter.attempt(each)


@pytest.mark.parametrize(
    ("language", "first"), [("en", "Back in a moment"), ("es", "Volvemos enseguida")]
)
def test_it_speaks_both_languages_the_present_one_first(language: str, first: str) -> None:
    state = Page(language).presenter.state()
    assert state.titles[0] == first
    assert len(set(state.titles)) == 2
    assert not state.asks_pin


def test_the_right_pin_leads_back() -> None:
    page = Page()
    page.attempt("4071")
    assert page.led_to == ["back"]


def test_a_wrong_pin_says_how_many_tries_are_left() -> None:
    page = Page("es")
    page.attempt("1", "2")
    assert page.led_to == []
    assert page.shown[-2].message == "Ese no es el PIN. Quedan 2 intentos."
    assert page.shown[-1].message == "Ese no es el PIN. Queda 1 intento."
    assert page.shown[-1].tries == 2


def test_without_tries_it_locks() -> None:
    page = Page()
    page.attempt("1", "2", "3", "4071")
    assert page.led_to[0] == "locked"
    assert "back" not in page.led_to


def test_an_empty_field_is_no_try_and_a_plain_page_takes_no_pin() -> None:
    page = Page()
    page.presenter.attempt("4071")
    page.attempt("")
    assert page.led_to == []
    assert page.shown[-1].tries == 0


def test_the_passphrase_can_be_asked_for_instead() -> None:
    page = Page()
    page.presenter.lock()
    assert page.led_to == ["locked"]
