"""The part of the bundle dialog about what leaves: profile, names, and a list that follows."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from intake.i18n import N_
from intake.ui.kit.banner import Banner
from intake.ui.kit.context import Context
from intake.ui.kit.labels import label, plain_label
from intake.ui.kit.layout import column, empty, holder, refill
from intake.ui.kit.rows import ChoiceRow
from intake.ui.kit.switch_row import SwitchRow
from intake.ui.presenters.bundle_sharing import BundleSharingState, PreviewRow, ProfileRow


class BundleSharingPart(QWidget):
    """Displays a `BundleSharingState`."""

    profile_chosen = Signal(str)
    names_wanted = Signal(bool)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[object, ...] = ()
        self._group = QButtonGroup(self)
        self._profiles = QVBoxLayout()
        self._profiles.setSpacing(context.s(8))
        self._question = label(context, N_("For what?"), "field")
        self._names = SwitchRow(context)
        self._names.clicked.connect(self.names_wanted)
        self._summary = plain_label("", "strong", wrap=True)
        self._limits = Banner(context)
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(context.s(14))
        self._lines.setVerticalSpacing(context.s(4))
        self._lines.setColumnStretch(3, 1)
        self._list = holder(column(self._lines))
        context.localizer.bind(
            self._list, self._list.setAccessibleName, N_("What goes and what stays")
        )
        self.setLayout(
            column(
                self._question,
                self._profiles,
                self._names,
                self._summary,
                self._limits,
                self._list,
                gap=context.s(8),
            )
        )

    def display(self, state: BundleSharingState) -> None:
        """Show a state; what is as it was stays."""
        words = self._context.localizer.words
        self._question.setVisible(bool(state.profiles))
        self._names.setVisible(state.asks_names)
        self._names.setChecked(state.with_names)
        self._names.setEnabled(state.can_name)
        self._names.set_texts(
            words.gettext("With names, telephone numbers and addresses"),
            words.gettext("Only the station chosen can read them.")
            if state.can_name
            else words.gettext("Names go only to stations whose words were compared by voice."),
        )
        self._summary.setText(state.summary)
        self._summary.setVisible(bool(state.summary))
        self._limits.display("warn", state.limits)
        self._list.setVisible(bool(state.lines))
        shown = (state.profiles, state.lines, self._context.localizer.language)
        if shown != self._shown:
            self._shown = shown
            self._show_profiles(state.profiles)
            self._show_lines(state.lines)

    def _show_profiles(self, profiles: tuple[ProfileRow, ...]) -> None:
        made = [self._row(each) for each in profiles]
        refill(self._profiles, made)

    def _row(self, profile: ProfileRow) -> ChoiceRow:
        made = ChoiceRow(self._context)
        made.set_texts(profile.name[:1].upper() + profile.name[1:])
        made.setChecked(profile.is_chosen)
        made.clicked.connect(partial(self.profile_chosen.emit, profile.key))
        self._group.addButton(made)
        return made

    def _show_lines(self, lines: tuple[PreviewRow, ...]) -> None:
        empty(self._lines)
        if lines:
            heads = (N_("Section"), N_("Goes"), N_("Stays"), N_("Why"))
            for column_, text in enumerate(heads):
                self._lines.addWidget(label(self._context, text, "caption"), 0, column_)
        for number, each in enumerate(lines, 1):
            self._lines.addWidget(plain_label(each.title, wrap=True), number, 0)
            self._lines.addWidget(plain_label(each.goes), number, 1)
            self._lines.addWidget(plain_label(each.stays), number, 2)
            self._lines.addWidget(plain_label(each.why, "muted", wrap=True), number, 3)
