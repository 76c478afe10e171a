"""The widget for each kind of question; a kind that is missing here fails a test."""

from collections.abc import Mapping
from typing import Final

from intake.forms.model import QuestionKind
from intake.ui.answer_editors.attachment import AttachmentEditor
from intake.ui.answer_editors.base import AnswerEditor, EditorFactory, NoEditor
from intake.ui.answer_editors.choices import (
    AcknowledgeEditor,
    OneChoiceEditor,
    SeveralChoicesEditor,
    YesNoEditor,
)
from intake.ui.answer_editors.date import DateEditor
from intake.ui.answer_editors.narrative import NarrativeEditor
from intake.ui.answer_editors.range import RangeEditor
from intake.ui.answer_editors.rank import RankEditor
from intake.ui.answer_editors.text import (
    LineEditor,
    PlaceEditor,
    ShownTextEditor,
)

ANSWER_EDITORS: Final[Mapping[QuestionKind, EditorFactory]] = {
    QuestionKind.TEXT: LineEditor,
    QuestionKind.MULTILINE: NarrativeEditor,
    QuestionKind.INTEGER: LineEditor,
    QuestionKind.DECIMAL: LineEditor,
    QuestionKind.RANGE: RangeEditor,
    QuestionKind.BARCODE: LineEditor,
    QuestionKind.GEOPOINT: PlaceEditor,
    QuestionKind.GEOTRACE: ShownTextEditor,
    QuestionKind.GEOSHAPE: ShownTextEditor,
    QuestionKind.DATE: DateEditor,
    QuestionKind.TIME: DateEditor,
    QuestionKind.DATETIME: DateEditor,
    QuestionKind.BOOLEAN: YesNoEditor,
    QuestionKind.ACKNOWLEDGE: AcknowledgeEditor,
    QuestionKind.SELECT_ONE: OneChoiceEditor,
    QuestionKind.SELECT_MULTIPLE: SeveralChoicesEditor,
    QuestionKind.RANK: RankEditor,
    QuestionKind.NOTE: NoEditor,
    QuestionKind.CALCULATE: NoEditor,
    QuestionKind.HIDDEN: NoEditor,
    QuestionKind.IMAGE: AttachmentEditor,
    QuestionKind.AUDIO: AttachmentEditor,
    QuestionKind.VIDEO: AttachmentEditor,
    QuestionKind.FILE: AttachmentEditor,
}

__all__ = ["ANSWER_EDITORS", "AnswerEditor"]
