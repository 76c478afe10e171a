"""The dialogs of what happens beside the questions."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from intake.domain.consent import Consent, ConsentForm, Languages
from intake.i18n import N_, Words
from intake.i18n.consent_script import ConsentScript, leaflet
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.fields import Field
from intake.ui.kit.labels import BilingualPair
from intake.ui.kit.layout import scrolling
from intake.ui.localizer import Text
from intake.ui.presenters import consent_choices as choices
from intake.ui.presenters.consent import language_options
from intake.ui.presenters.interview_state import Pair
from intake.ui.views.spoken_fields import SpokenFields, SpokenLists, choice_box, fill, say

TALL = 380
"""How high the fields about languages may be, in pixels."""


class EndDialog(Dialog):
    """Asks once more before an interview ends here."""

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        told: tuple[Text, Text, Text],
        act: Callable[[], None],
    ) -> None:
        """Build it; `told` are its title, what follows, and what the button says."""
        title, sentence, do = told
        super().__init__(context, parent, title, sentence, sign="hand-heart")
        _feet(self, context, N_("Go on with the questions"), do, act)


class CounselDialog(Dialog):
    """Asks who agreed that the person tells their account, when, and how that was said."""

    def __init__(
        self, context: Context, parent: QWidget, act: Callable[[str, str, str], None]
    ) -> None:
        why = N_("From now on what happened may be asked. This is kept with the record.")
        super().__init__(context, parent, N_("The lawyer agrees"), why, sign="message-square")
        self._fields = (QLineEdit(), QLineEdit(), QLineEdit())
        who, when, how = self._fields
        code = N_("A code or the name of the office, never the person's.")
        self.add(
            Field(context, N_("Who agrees"), who, code),
            Field(context, N_("When"), when),
            Field(context, N_("How it was said"), how, N_("For instance: by telephone")),
        )
        self._do = _feet(self, context, N_("Not yet"), N_("Note it"), lambda: act(*self._said))
        self._do.setEnabled(False)
        for each in self._fields:
            each.textChanged.connect(lambda _text: self._do.setEnabled(all(self._said)))
        who.setFocus()

    @property
    def _said(self) -> tuple[str, str, str]:
        who, when, how = (each.text().strip() for each in self._fields)
        return who, when, how


class AgainDialog(Dialog):
    """Asks for permission again: on another day, or where it is not there yet."""

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        script: ConsentScript,
        act: Callable[[Consent], None],
    ) -> None:
        why = N_("Read this aloud. Without a yes it stays as it is.")
        super().__init__(context, parent, N_("Ask the person again"), why, sign="message-square")
        self._script = script
        self._filled = choices.Filled()
        self._ask = BilingualPair(context, "question", shows_tags=True)
        self._form = choice_box(self._take_form)
        self._witness = QLineEdit()
        self.add(
            self._ask,
            Field(context, N_("How it is given"), self._form),
            Field(context, N_("Witness's code"), self._witness, N_("A code, never a name.")),
        )
        _feet(self, context, N_("No"), N_("Yes: go on"), lambda: act(self._consent()))
        self._speak_again(context.localizer.words)
        self.follow(self._speak_again)

    def _take_form(self, key: str) -> None:
        self._filled = replace(self._filled, consent_form=ConsentForm(key))

    def _consent(self) -> Consent:
        words = self._context.localizer.words
        filled = replace(self._filled, witness=self._witness.text())
        read = self._script.ask.get(words.language, "")
        return choices.consent_of(filled, self._script.text_version, read, words.language)

    def _speak_again(self, words: Words) -> None:
        say(self._context, self._ask, _pair(self._script.ask, words))
        fill(self._form, choices.options(choices.FORMS, words.gettext), self._filled.consent_form)


class InterpreterDialog(Dialog):
    """Notes another language or interpreter from here on; nobody is asked why."""

    def __init__(
        self, context: Context, parent: QWidget, before: Languages, act: Callable[[Languages], None]
    ) -> None:
        why = N_("From here on. No reason is asked, and none is kept.")
        title = N_("Change interpreter without saying why")
        super().__init__(context, parent, title, why, sign="languages")
        self._spoken = choices.spoken_of(before)
        self._fields = SpokenFields(context)
        self._fields.filled.connect(self._take)
        area = scrolling(self._fields)
        area.setMinimumHeight(self.part_of_window(TALL, TALL))
        self.add(area)
        languages = partial(self._languages, act)
        self._do = _feet(self, context, N_("Leave it as it is"), N_("From here on"), languages)
        self._show(context.localizer.words)
        self.follow(self._show)

    def _languages(self, act: Callable[[Languages], None]) -> None:
        act(choices.languages_of(self._spoken))

    def _take(self, name: str, held: object) -> None:
        self._spoken = replace(self._spoken, **{name: held})  # type: ignore[arg-type]
        self._show(self._context.localizer.words)

    def _show(self, words: Words) -> None:
        gettext = words.gettext
        lists = SpokenLists(
            language_options(words),
            choices.options(choices.MODES, gettext),
            choices.options(choices.TOLD, gettext),
            choices.options(choices.PREFERENCES, gettext),
            _pair(leaflet("promise").text, words),
        )
        self._fields.display(self._spoken, lists)
        told = choices.languages_of(self._spoken)
        is_waiting = bool(told.via) and not told.promise
        self._do.setEnabled(not is_waiting)
        why = gettext(
            N_("Read the promise to {interpreter} and note that it was accepted: then it goes on."),
            interpreter=told.via,
        )
        self.banner.display("info", why if is_waiting else "")


def _feet(
    dialog: Dialog, context: Context, leave: Text, do: Text, act: Callable[[], None]
) -> QPushButton:
    """Put two buttons at the foot: one that changes nothing, and one that does it and closes."""

    def done() -> None:
        act()
        dialog.accept()

    stay, made = button(context, leave), button(context, do, "primary", sign="check")
    stay.clicked.connect(dialog.reject)
    made.clicked.connect(done)
    dialog.add_button(stay)
    dialog.add_button(made)
    return made


def _pair(text: Mapping[str, str], words: Words) -> Pair:
    other = "es" if words.language == "en" else "en"
    return Pair(text.get(words.language) or text["en"], text[other])
