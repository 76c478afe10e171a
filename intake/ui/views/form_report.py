"""The report on one questionnaire, and which of its answers are kept with the names."""

from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import IconLabel, label, pill, plain_label, set_pill
from intake.ui.kit.layout import column, frame, holder, row, rule, scrolling
from intake.ui.kit.switch_row import SwitchRow
from intake.ui.kit.wrapping import wrapping
from intake.ui.presenters.forms import FormsPresenter
from intake.ui.presenters.forms_state import ProposalLine, ReportShown
from intake.ui.views.finding_list import FindingList


class FormReport(QWidget):
    """Displays a `ReportShown`: findings on one side, decisions on the other."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter: FormsPresenter | None = None
        self._title, self._facts = (
            plain_label("", "h2", wrap=True),
            plain_label("", "muted", wrap=True),
        )
        self._pills = (pill("quiet"), pill("quiet"), pill("quiet"))
        self._findings = FindingList(context)
        self._clean = label(
            context, N_("Nothing to report: every line was understood."), "muted", wrap=True
        )
        self._switches: list[SwitchRow] = []
        self._paths: list[str] = []
        self._proposals = QVBoxLayout()
        self._proposals.setSpacing(context.s(2))
        self._counted = plain_label("", "caption")
        self._cancel = button(context, N_("Cancel"))
        self._back = button(context, N_("Back to questionnaires"))
        self._add = button(context, N_("Add it"), "primary", sign="check")
        self._refused = label(
            context,
            N_("A form with errors is not added. Its author can correct them."),
            "bad",
            wrap=True,
        )
        self._build()

    def attach(self, presenter: FormsPresenter) -> None:
        """Connect the screen with what it does."""
        self._presenter = presenter
        self._cancel.clicked.connect(presenter.cancel)
        self._back.clicked.connect(presenter.cancel)
        self._add.clicked.connect(presenter.add)

    def display(self, report: ReportShown, *, can_add: bool, is_here: bool = False) -> None:
        """Show a report; of a form that is here already there is nothing to add."""
        self._title.setText(report.title)
        self._facts.setText(report.facts)
        kinds = ("bad" if report.has_errors else "ok", "info", "quiet")
        shown = (report.errors, report.repairs, report.notices)
        for made, kind, text in zip(self._pills, kinds, shown, strict=True):
            set_pill(made, kind, text)
        self._findings.display(report.findings)
        self._findings.setVisible(bool(report.findings))
        self._clean.setVisible(not report.findings)
        self._show_proposals(report.proposals)
        self._counted.setText(report.identity_counted)
        self._right.setVisible(bool(report.proposals) and not report.has_errors)
        self._refused.setVisible(report.has_errors and not is_here)
        self._add.setVisible(not report.has_errors and not is_here)
        self._cancel.setVisible(not is_here)
        self._back.setVisible(is_here)
        self._add.setEnabled(can_add)

    def _build(self) -> None:
        s = self._context.s
        left = frame(
            column(
                holder(wrapping(self._pills, margins=(s(16), s(14), s(16), s(12)), gap=s(8))),
                rule(),
                (self._findings, 1),
                holder(column(self._clean, margins=(s(16), s(12), s(16), s(12)))),
                gap=0,
            ),
            card=True,
        )
        self._right = self._decisions()
        foot = wrapping((self._refused,), (self._cancel, self._back, self._add), gap=s(10))
        body = row((left, 1), (self._right, 1), gap=s(16))
        self.setLayout(
            column(
                column(self._title, self._facts, gap=s(2)),
                (body, 1),
                foot,
                margins=(s(24), 0, s(24), s(18)),
                gap=s(12),
            )
        )

    def _decisions(self) -> QFrame:
        context, s = self._context, self._context.s
        explanation = label(
            context,
            N_(
                "These answers may tell who somebody is. Those switched on are kept apart, "
                "under another key, and are left out of lists and of papers without names."
            ),
            "muted",
            wrap=True,
        )
        inner = holder(column(self._proposals, None, margins=(s(8), 0, s(8), s(8)), gap=0))
        head = column(
            wrapping(
                (
                    IconLabel(context, "shield-check", "primary"),
                    label(context, N_("Kept with the names"), "h3"),
                ),
                (self._counted,),
                gap=s(10),
            ),
            explanation,
            margins=(s(18), s(14), s(18), s(10)),
            gap=s(6),
        )
        return frame(column(head, rule(), s(6), (scrolling(inner), 1), gap=0), card=True)

    def _show_proposals(self, proposals: tuple[ProposalLine, ...]) -> None:
        paths = [each.path for each in proposals]
        if paths != self._paths:
            self._paths = paths
            for old in self._switches:
                self._proposals.removeWidget(old)
                old.deleteLater()
            self._switches = [self._switch(path) for path in paths]
        for made, each in zip(self._switches, proposals, strict=True):
            made.set_texts(each.label, each.reason)
            made.setChecked(each.is_identity)

    def _switch(self, path: str) -> SwitchRow:
        made = SwitchRow(self._context)
        made.clicked.connect(partial(self._decide, path))
        self._proposals.addWidget(made)
        return made

    def _decide(self, path: str, is_on: bool) -> None:  # noqa: FBT001 - the shape of Qt's `clicked`
        if self._presenter is not None:
            self._presenter.keep_apart(path, is_identity=is_on)
