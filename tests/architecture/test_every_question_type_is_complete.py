"""Every kind of question that a form can hold has a widget."""

import pytest

from intake.forms.model import QuestionKind

editors = pytest.importorskip("intake.ui.answer_editors", reason="needs Qt")


@pytest.mark.parametrize("kind", QuestionKind)
def test_every_question_type_is_complete(kind: QuestionKind) -> None:
    assert kind in editors.ANSWER_EDITORS
