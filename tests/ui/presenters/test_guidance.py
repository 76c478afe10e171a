"""The page of guidance and training, as values."""

from typing import Any

import pytest

from intake.domain.errors import NotAllowedError
from intake.i18n import Words
from intake.ui.error_messages import sentence
from intake.ui.presenters.guidance import GuidancePresenter, GuidanceTools
from intake.ui.presenters.guidance_state import GuidanceState
from tests.ui.fakes import InlineLane
from tests.ui.guidance_fakes import FakeGuidance, FakeInstructions, FakeTraining


class Page:
    def __init__(self, language: str = "en") -> None:
        self.training, lane = FakeTraining(), InlineLane()
        parts: Any = (FakeGuidance(), self.training, FakeInstructions())
        made: Any = GuidanceTools
        self.tools: GuidanceTools = made(*parts, lane, lane, sentence)
        self.shown: list[GuidanceState] = []
        self.presenter = GuidancePresenter(self.tools, Words(language), self.shown.append)

    @property
    def state(self) -> GuidanceState:
        return self.shown[-1]


@pytest.fixture
def page() -> Page:
    made = Page()
    made.presenter.open()
    return made


def test_cards_say_since_when_and_from_where(page: Page) -> None:
    cards = {each.key: each for each in page.state.cards}
    assert "practice" not in cards
    assert cards["mpp_2019"].when == "January 25, 2019 to June 1, 2021"
    assert cards["mpp_2025"].when.startswith("since")
    assert cards["interviewing"].when == ""
    lines = [line for each in cards["mpp_2019"].sections for line in each.lines]
    assert lines[0].source == "Vox, 2 May 2019"
    assert lines[1].source.endswith("(to be checked)")


def test_register_and_what_is_asked_for_are_shown(page: Page) -> None:
    assert [each.is_current for each in page.state.register] == [True, False, False]
    assert page.state.register[0].guidance == "How we interview"
    assert page.state.register[2].guidance == "gone"
    assert "2 of 31" in page.state.share
    assert "MPP and third countries since 2025" in page.state.missing
    assert page.state.asked_for == "Without current training: only with a reason"


def test_own_training_is_confirmed_and_then_not_missing(page: Page) -> None:
    assert page.state.to_confirm
    page.presenter.confirm()
    assert page.training.calls == [("d" * 32, 9)]
    assert (page.state.to_confirm, page.state.missing, page.state.is_busy) == ("", "", False)


def test_practice_is_noted(page: Page) -> None:
    page.presenter.practised()
    assert page.training.calls == ["practised"]
    case = page.presenter.practice_card()
    assert "Rosaura" in case.title
    assert {line.source for each in case.sections for line in each.lines} == {""}


def test_instruction_of_one_direction_has_a_sign_and_its_count(page: Page) -> None:
    one, other = page.state.instructions
    assert (one.is_one_sided, other.is_one_sided) == (True, False)
    assert one.reviews.startswith("1 interview ")
    assert "supervisor, told to the shift" in one.title


def test_refusal_is_said_and_the_language_changes(page: Page) -> None:
    def refuse() -> None:
        raise NotAllowedError("practice.done")

    page.training.practised = refuse  # type: ignore[method-assign]
    presenter = GuidancePresenter(page.tools, Words("en"), page.shown.append)
    presenter.practised()
    assert page.state.problem
    presenter.speak(Words("es"))
    assert "Cómo entrevistamos" in {each.title for each in page.state.cards}
