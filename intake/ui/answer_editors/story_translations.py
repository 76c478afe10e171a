"""Below a story: its translations, and the dialog in which somebody writes one."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from intake.domain.tokens import unworded
from intake.i18n import N_
from intake.i18n.catalogs import interface_languages
from intake.i18n.languages import language_name, normal_tag
from intake.i18n.token_words import token_names
from intake.services.testimony import Translation
from intake.ui.answer_editors.translation_lines import TranslationLines
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.fields import Field
from intake.ui.kit.labels import label, plain_label
from intake.ui.kit.layout import column, holder, row, scrolling
from intake.ui.kit.options import OptionBox
from intake.ui.presenters.consent_choices import LANGUAGES_MET, Option
from intake.ui.presenters.interview_state import QuestionBlock
from intake.ui.presenters.story_acts import TranslationGiven

HEIGHT, WIDTH = 220, 860


class StoryTranslations(QWidget):
    """Shows them and offers to write one; the story itself stays as it was told."""

    given = Signal(object)
    """A `TranslationGiven`."""

    def __init__(self, context: Context, read: Callable[[str], str]) -> None:
        """Build it; `read` puts the tokens of a text into words."""
        super().__init__()
        self._context, self._read = context, read
        self._block: QuestionBlock | None = None
        self._write = button(context, N_("Translate…"), "quiet", sign="languages")
        self._write.clicked.connect(self._ask)
        self._lines = TranslationLines(context, read)
        self.setLayout(column(row(self._write, None), self._lines, gap=context.s(4)))
        context.look.changed.connect(self._show)
        self._write.hide()

    def display(self, block: QuestionBlock) -> None:
        """Show what belongs to a story."""
        self._block = block
        self._show()

    def _show(self) -> None:
        """Show them, but for those that tell who somebody is while names are hidden."""
        block = self._block
        if block is None:
            return
        is_hidden = block.is_identity and self._context.look.hides_names
        self._lines.display(() if is_hidden else block.translations)
        self._write.setVisible(block.may_translate and not is_hidden)

    def _ask(self) -> None:
        if self._block is not None:
            block = self._block
            dialog = TranslateDialog(self._context, self.window(), self._read, block)
            dialog.given.connect(self.given)
            dialog.open()


class TranslateDialog(Dialog):
    """The story on one side, its translation on the other, with whose it is."""

    given = Signal(object)

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        read: Callable[[str], str],
        block: QuestionBlock,
    ) -> None:
        why = N_("The story stays as it was told; the translation stands beside it.")
        super().__init__(context, parent, N_("Translation"), why, sign="languages")
        self.setMinimumWidth(min(context.s(WIDTH), parent.window().width()))
        self._read, self._known = read, {each.lang: each for each in block.translations}
        self._language, self._by = OptionBox(), QLineEdit()
        self._text = _Words()
        self._text.setTabChangesFocus(True)
        self._text.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhMultiLine
        )
        context.localizer.bind(self._text, self._text.setAccessibleName, N_("Translation"))
        self._earlier = label(
            context, N_("This translation is of the earlier answer."), "caption", wrap=True
        )
        self._told = plain_label(read(block.value), "body", wrap=True)
        self._keep = button(context, N_("Keep the translation"), "primary", sign="check")
        self._build()
        options = _options(context.localizer.words.language)
        missing = (each for each in interface_languages() if each not in self._known)
        self._language.display(options, next(missing, options[0].key))
        self._take_language(str(self._language.currentData()))
        self._text.setFocus()

    def _build(self) -> None:
        context, s = self._context, self._context.s
        self._language.picked.connect(self._take_language)
        for changed in (self._text.textChanged, self._by.textChanged):
            changed.connect(self._look)
        told = scrolling(holder(column(self._told, None)))
        for each in (told, self._text):
            each.setMinimumHeight(self.part_of_window(HEIGHT, HEIGHT))
        code = N_("A code, never a name.")
        original = column(label(context, N_("As it was told"), "field"), (told, 1), gap=s(4))
        made = column(
            label(context, N_("Translation"), "field"), (self._text, 1), self._earlier, gap=s(4)
        )
        self.add(
            row(
                (column(Field(context, N_("Into which language"), self._language), None), 1),
                (column(Field(context, N_("Translator's code"), self._by, code), None), 1),
                gap=s(12),
            ),
            row((original, 1), (made, 1), gap=s(16)),
        )
        stay = button(context, N_("Leave it"))
        stay.clicked.connect(self.reject)
        self._keep.clicked.connect(self._give)
        self.add_button(stay)
        self.add_button(self._keep)

    def _take_language(self, tag: str) -> None:
        """Take up what was translated into it before."""
        before = self._known.get(tag)
        if before is not None or not self._text.toPlainText().strip():
            self._text.setPlainText(self._read(before.text) if before is not None else "")
            self._by.setText(before.by if before is not None else self._by.text())
        self._earlier.setVisible(before is not None and before.is_of_earlier_words)
        self._look()

    def _look(self) -> None:
        is_told = bool(self._text.toPlainText().strip() and self._by.text().strip())
        before = self._known.get(str(self._language.currentData()))
        is_new = before is None or before.is_of_earlier_words or _given(before) != self._given()
        self._keep.setEnabled(is_told and is_new)

    def _given(self) -> TranslationGiven:
        names = token_names(self._context.localizer.words)
        text, _spans = unworded(self._text.toPlainText().strip(), (), names)
        return TranslationGiven(text, str(self._language.currentData()), self._by.text().strip())

    def _give(self) -> None:
        self.given.emit(self._given())
        self.accept()


class _Words(QPlainTextEdit):
    """A field of many lines that asks for no more room than it is given."""

    def sizeHint(self) -> QSize:
        """Return a small size; the dialog says how high it is."""
        return QSize(200, 80)


def _given(before: Translation) -> TranslationGiven:
    return TranslationGiven(before.text, before.lang, before.by)


def _options(language: str) -> tuple[Option, ...]:
    """Return the languages that are met here: those of the program first."""
    first = interface_languages()
    others = {normal_tag(each) for each in LANGUAGES_MET} - set(first)
    named = [Option(each, language_name(each, language)) for each in others]
    named.sort(key=lambda each: each.text.casefold())
    return (*(Option(each, language_name(each, language)) for each in first), *named)
