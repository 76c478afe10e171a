"""The card of the inbox: choose, look at what is there, then take it in."""

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from intake.i18n import N_
from intake.ui.dialogs import Dialogs
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button
from intake.ui.kit.cards import titled_card
from intake.ui.kit.context import Context
from intake.ui.kit.labels import label, pill, plain_label, set_pill
from intake.ui.kit.layout import column, hidden_unless, holder, refill, row
from intake.ui.kit.wrapping import wrapping
from intake.ui.presenters.inbox import InboxLine, InboxPresenter, InboxState, Stage

STEPS = 1000
KINDS = ((N_("Bundles and receipts"), "*.intake *.receipt *.notice *.bin"), (N_("All files"), "*"))
_WORKING = {Stage.LOOKING, Stage.TAKING}


class InboxCard(QWidget):
    """Displays an `InboxState`."""

    def __init__(self, context: Context, dialogs: Dialogs) -> None:
        super().__init__()
        self._context, self._dialogs = context, dialogs
        self._shown: tuple[object, ...] = ()
        self._banner, self._alarm, self._gaps = Banner(context), Banner(context), Banner(context)
        self._summary = plain_label("", "strong", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._more = plain_label("", "caption")
        self._bar = QProgressBar()
        self._bar.setRange(0, STEPS)
        self._bar.setTextVisible(False)
        context.localizer.bind(self._bar, self._bar.setAccessibleName, N_("Checking the files"))
        self._progress = plain_label("", "caption")
        self._folder = button(context, N_("Look through a folder…"), sign="folder-open")
        self._file = button(context, N_("Look at one file…"), sign="file-text")
        self._accept = button(context, N_("Take in what is new"), "primary", sign="inbox")
        self._pause = button(context, N_("Pause"), sign="pause")
        self._resume = button(context, N_("Go on"), sign="play")
        self._stop = button(context, N_("Stop"))
        self._build()

    def attach(self, presenter: InboxPresenter) -> None:
        """Connect the card with what it does."""
        dialogs = self._dialogs
        self._folder.clicked.connect(
            lambda: dialogs.choose_folder(N_("Look through a folder…"), "", presenter.look)
        )
        self._file.clicked.connect(
            lambda: dialogs.open_file(N_("Look at one file…"), KINDS, presenter.look)
        )
        self._accept.clicked.connect(presenter.accept)
        self._pause.clicked.connect(presenter.pause)
        self._resume.clicked.connect(presenter.pause)
        self._stop.clicked.connect(presenter.cancel)
        presenter.refresh()

    def display(self, state: InboxState) -> None:
        """Show a state; lines that are as they were stay."""
        is_working = state.stage in _WORKING
        self._alarm.display("bad", "\n".join(state.alarms))
        self._gaps.display("warn", "\n".join(state.missing))
        self._banner.display("bad", state.problem)
        self._summary.setText(state.summary)
        self._summary.setVisible(bool(state.summary))
        self._bar.setVisible(is_working)
        self._bar.setValue(round(state.share * STEPS))
        self._progress.setVisible(is_working)
        self._progress.setText(state.progress)
        self._accept.setVisible(state.can_accept)
        self._pause.setVisible(is_working and not state.is_paused)
        self._resume.setVisible(is_working and state.is_paused)
        self._stop.setVisible(is_working)
        self._folder.setVisible(not is_working)
        self._file.setVisible(not is_working)
        self._more.setText(state.more)
        self._more.setVisible(bool(state.more))
        shown = (state.lines, self._context.localizer.language)
        if shown != self._shown:
            self._shown = shown
            refill(self._lines, [self._one(each) for each in state.lines])

    def _one(self, line: InboxLine) -> QWidget:
        s = self._context.s
        mark = pill(line.kind)
        set_pill(mark, line.kind, line.verdict)
        detail = plain_label(line.detail, "caption", wrap=True)
        hidden_unless(detail, is_wanted=bool(line.detail))
        who = plain_label(line.who or line.file, "strong", wrap=True)
        head = wrapping((who, mark), gap=s(10))
        file = plain_label(line.file, "muted", wrap=True)
        hidden_unless(file, is_wanted=bool(line.who))
        texts = column(head, detail, gap=s(2))
        return holder(row((texts, 1), file, margins=(0, s(6), 0, s(6)), gap=s(12)))

    def _build(self) -> None:
        context = self._context
        text = N_(
            "A stick, a folder or one file: everything is verified first and nothing is kept. What "
            "is damaged is set aside untouched, with its reason."
        )
        for each in (self._folder, self._file, self._pause, self._resume, self._stop):
            each.setAutoDefault(False)
        card = titled_card(
            context,
            "inbox",
            N_("What arrives"),
            label(context, text, "muted", wrap=True),
            self._banner,
            self._alarm,
            self._gaps,
            self._summary,
            self._lines,
            self._more,
            self._bar,
            self._progress,
            wrapping(
                (self._accept, self._folder, self._file, self._pause, self._resume, self._stop)
            ),
        )
        self.setLayout(column(card, gap=0))
