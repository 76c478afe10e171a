"""The Help screen: the keys, what to do when, and what this program is."""

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from intake import __version__
from intake.i18n import N_
from intake.ui.kit.context import Context
from intake.ui.kit.labels import IconLabel, label, plain_label
from intake.ui.kit.layout import Item, column, frame, holder, row, scrolling
from intake.ui.kit.screen import page_head

KEYS = (
    ("F2", N_("The whole program in the other language")),
    ("Ctrl+N", N_("New interview")),
    ("Ctrl+F", N_("Search a case code")),
    ("1 … 9", N_("Take a choice of the question")),
    ("Ctrl+Enter", N_("Next question")),
    ("Alt+←", N_("Previous question")),
    ("Ctrl+Shift+Z", N_("Take back the last answer")),
    ("Ctrl+L", N_("Lock at once")),
    ("F1", N_("This help")),
)
ADVICE = (
    ("save", N_("An answer is on the disk before the bar at the foot says “Saved”.")),
    ("undo-2", N_("After a crash or an empty battery, the interview goes on where it stopped.")),
    ("hand-heart", N_("Every question can be left without an answer; note why.")),
    ("eye-off", N_("Lists show case codes. Names appear only on demand.")),
    ("key-round", N_("Nobody can look up a passphrase. The Recovery sheet opens the interviews.")),
)


class HelpView(QWidget):
    """A page of plain text; it has no state but the language."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        s = context.s
        head = column(
            page_head(context, label(context, N_("Help"), "h1"), None),
            margins=(s(24), s(18), s(24), s(12)),
        )
        cards = column(
            row((self._keys(), 1), (self._advice(), 1), gap=s(16)),
            self._about(),
            None,
            margins=(s(24), 0, s(24), s(24)),
            gap=s(16),
        )
        self.setLayout(column(head, (scrolling(holder(cards)), 1), gap=0))

    def _keys(self) -> QFrame:
        context, s = self._context, self._context.s
        grid = QGridLayout()
        grid.setHorizontalSpacing(s(16))
        grid.setVerticalSpacing(s(10))
        for at, (key, message) in enumerate(KEYS):
            cap = plain_label(key, "caption")
            cap.setProperty("pill", "quiet")
            grid.addWidget(holder(row(cap, None)), at, 0)
            grid.addWidget(label(context, message, wrap=True), at, 1)
        grid.setColumnStretch(1, 1)
        return self._card("keyboard", N_("Keys"), grid)

    def _advice(self) -> QFrame:
        context, s = self._context, self._context.s
        lines: list[Item] = [
            row(IconLabel(context, sign, "muted"), (label(context, text, wrap=True), 1), gap=s(10))
            for sign, text in ADVICE
        ]
        return self._card("circle-question-mark", N_("Good to know"), *lines)

    def _about(self) -> QFrame:
        context = self._context
        return self._card(
            "info",
            N_("About"),
            label(context, N_("Intake, version {version}"), version=__version__),
            label(
                context,
                N_(
                    "It works offline: nothing is sent anywhere unless a coordinator carries a "
                    "bundle. Free software under the Apache License 2.0; Noto fonts under the SIL "
                    "Open Font License, Lucide icons under the ISC License, Qt under the LGPL."
                ),
                "muted",
                wrap=True,
            ),
        )

    def _card(self, sign: str, title: str, *items: Item) -> QFrame:
        context, s = self._context, self._context.s
        head = row(
            IconLabel(context, sign, "primary", size=20),
            label(context, title, "h3"),
            None,
            gap=s(10),
        )
        return frame(
            column(head, s(4), *items, None, margins=(s(22), s(18), s(22), s(20)), gap=s(10)),
            card=True,
        )
