"""The pages of the first start that ask for something."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QProgressBar, QWidget

from intake.i18n import N_
from intake.i18n.catalogs import interface_languages
from intake.i18n.languages import native_name
from intake.ui.dialogs import Dialogs
from intake.ui.key_files import KeyFiles
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.fields import Field, set_if_other
from intake.ui.kit.labels import IconLabel, label, plain_label
from intake.ui.kit.layout import column, row
from intake.ui.kit.rows import ChoiceRow
from intake.ui.presenters.first_start import FirstStartPresenter
from intake.ui.presenters.first_start_state import FirstStartState
from intake.ui.views.passphrase_choice import PassphraseChoice


class Page(QWidget):
    """One page of the first start."""

    def display(self, state: FirstStartState) -> None:
        """Show the part of the state that this page is for."""

    def first_field(self) -> QWidget:
        """Return the field that takes the keyboard when the page comes."""
        return self


class LanguagePage(Page):
    """Choosing the language; it can be changed at any time with F2."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        group = QButtonGroup(self)
        self._rows: dict[str, ChoiceRow] = {}
        for language in interface_languages():
            made = ChoiceRow(context)
            made.set_texts(native_name(language))
            made.clicked.connect(partial(context.localizer.set_language, language))
            group.addButton(made)
            self._rows[language] = made
        hint = label(
            context, N_("F2 changes the language at any time, also in mid-sentence."), "caption"
        )
        s = context.s
        self.setLayout(column(*self._rows.values(), s(2), hint, None, gap=s(8)))

    def display(self, state: FirstStartState) -> None:
        """Mark the language."""
        if state.language in self._rows:
            self._rows[state.language].setChecked(True)

    def first_field(self) -> QWidget:
        """Begin on the language that is on."""
        return next((each for each in self._rows.values() if each.isChecked()), self)


class OrganisationPage(Page):
    """The names of the organisation and of the site."""

    def __init__(self, context: Context, presenter: FirstStartPresenter) -> None:
        super().__init__()
        self._organisation, self._site = QLineEdit(), QLineEdit()
        self._organisation.setMaxLength(120)
        self._site.setMaxLength(120)
        self._organisation.textEdited.connect(lambda text: presenter.edit(organisation=text))
        self._site.textEdited.connect(lambda text: presenter.edit(site=text))
        s = context.s
        self.setLayout(
            column(
                Field(context, N_("Name of the organisation"), self._organisation),
                Field(
                    context,
                    N_("Name of this site"),
                    self._site,
                    N_("The shelter or office where this computer is used."),
                ),
                None,
                gap=s(16),
            )
        )

    def display(self, state: FirstStartState) -> None:
        """Show the names."""
        set_if_other(self._organisation, state.answers.organisation)
        set_if_other(self._site, state.answers.site)

    def first_field(self) -> QWidget:
        """Begin with the organisation."""
        return self._organisation


class PersonPage(Page):
    """The first coordinator: a name, a passphrase, the same passphrase again."""

    def __init__(
        self, context: Context, presenter: FirstStartPresenter, key_files: KeyFiles
    ) -> None:
        super().__init__()
        self._name = QLineEdit()
        self._name.setMaxLength(60)
        self._name.textEdited.connect(lambda text: presenter.edit(person=text))
        self._choice = PassphraseChoice(
            context, presenter.passphrase, presenter.suggest, key_files.place
        )
        name = Field(
            context,
            N_("Your name, as the lock screen shows it"),
            self._name,
            N_("An alias is enough: the name can be read while the program is locked."),
        )
        self.setLayout(column(name, self._choice, None, gap=context.s(10)))

    def display(self, state: FirstStartState) -> None:
        """Show the fields, the strength, and the suggestion if there is one."""
        set_if_other(self._name, state.answers.person)
        self._choice.display(state.passphrase)

    def first_field(self) -> QWidget:
        """Begin with the name."""
        return self._name


class PlacePage(Page):
    """The folder of the store."""

    def __init__(self, context: Context, presenter: FirstStartPresenter, dialogs: Dialogs) -> None:
        super().__init__()
        s = context.s
        self._folder = QLineEdit()
        self._folder.textEdited.connect(lambda text: presenter.edit(folder=text))
        choose = button(context, N_("Choose…"), sign="folder-open")

        def take(folder: str) -> None:
            presenter.edit(folder=folder)

        choose.clicked.connect(
            lambda: dialogs.choose_folder(
                N_("Where the interviews are kept"), self._folder.text(), take
            )
        )
        line = QWidget()
        line.setLayout(row((self._folder, 1), choose, gap=s(8)))
        line.setFocusProxy(self._folder)
        field = Field(context, N_("Folder"), line, N_("It must be empty, or not exist yet."))
        context.localizer.bind(self._folder, self._folder.setAccessibleName, N_("Folder"))
        note = row(
            IconLabel(context, "hard-drive"),
            (
                label(
                    context,
                    N_(
                        "A folder that is copied to a cloud by itself is a bad place, and so is a "
                        "memory stick that somebody carries around."
                    ),
                    "muted",
                    wrap=True,
                ),
                1,
            ),
            gap=s(10),
        )
        self.setLayout(column(field, s(6), note, None, gap=s(10)))

    def display(self, state: FirstStartState) -> None:
        """Show the folder."""
        set_if_other(self._folder, state.answers.folder)

    def first_field(self) -> QWidget:
        """Begin with the folder."""
        return self._folder


class CreatingPage(Page):
    """Waiting for the store."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        s = context.s
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        context.localizer.bind(bar, bar.setAccessibleName, N_("Creating the store"))
        self._step = plain_label("", "body")
        self.setLayout(column(s(8), bar, self._step, None, gap=s(12)))

    def display(self, state: FirstStartState) -> None:
        """Show what is being done."""
        self._step.setText(state.progress)


class WordsBackPage(Page):
    """Four words typed back from the papers."""

    def __init__(self, context: Context, presenter: FirstStartPresenter) -> None:
        super().__init__()
        s = context.s
        self._labels = [plain_label("", "field") for _ in range(4)]
        self._fields = [QLineEdit() for _ in range(4)]
        self._marks = [IconLabel(context, "circle", "faint", size=20) for _ in range(4)]
        lines = []
        for place, field in enumerate(self._fields):
            field.textEdited.connect(self._typed(presenter, place))
            field.setMaximumWidth(s(320))
            self._labels[place].setBuddy(field)
            line = row((field, 1), self._marks[place], None, gap=s(10))
            lines.append(column(self._labels[place], line, gap=s(5)))
        self.setLayout(column(*lines, None, gap=s(14)))

    def display(self, state: FirstStartState) -> None:
        """Show the questions, and a mark beside each word that is right."""
        for place, each in enumerate(state.asked):
            self._labels[place].setText(each.label)
            self._fields[place].setAccessibleName(each.label)
            right = ("circle-check", "ok") if each.is_right else ("circle", "faint")
            self._marks[place].set_icon(*right)

    def first_field(self) -> QWidget:
        """Begin with the first word."""
        return self._fields[0]

    @staticmethod
    def _typed(presenter: FirstStartPresenter, place: int) -> Callable[[str], None]:
        return partial(presenter.type_back, place)


class ReadyPage(Page):
    """The end: what the two papers are for, once more."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        s = context.s
        lines = [
            row(IconLabel(context, sign, "ok"), (label(context, message, wrap=True), 1), gap=s(10))
            for sign, message in (
                ("shield-check", N_("Everything in the store is encrypted on this computer.")),
                (
                    "file-check",
                    N_("The two papers lie in two places, and not beside this computer."),
                ),
                ("users", N_("A second coordinator should be added in the first week.")),
            )
        ]
        self.setLayout(column(*lines, None, gap=s(12)))
