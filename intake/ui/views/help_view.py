"""The Help screen: the keys, what to do when, what is protected and what is not."""

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from intake import __version__
from intake.i18n import N_
from intake.ui.kit.cards import titled_card
from intake.ui.kit.context import Context
from intake.ui.kit.labels import IconLabel, label, plain_label
from intake.ui.kit.layout import Item, column, holder, row, scrolling
from intake.ui.kit.screen import page_head

KEYS = (
    ("F2", N_("The whole program in the other language")),
    ("Ctrl+N", N_("New interview")),
    ("Ctrl+F", N_("Search a case code")),
    ("Ctrl+E", N_("Export answers")),
    ("1 … 9", N_("Take a choice of the question")),
    ("Ctrl+Enter", N_("Next question")),
    ("Alt+←", N_("Previous question")),
    ("F6", N_("Participant window")),
    ("F9", N_("In a follow-up: nothing changed")),
    ("Ctrl+1 … 3", N_("Mark words of a story: verbatim, summary, observation")),
    ("Ctrl+Shift+N", N_("Take a name out of a story (a place: Ctrl+Shift+P)")),
    ("Ctrl+Shift+R", N_("Show the names of a story for five seconds")),
    ("Ctrl+Shift+Z", N_("Take back the last answer")),
    ("Ctrl+L", N_("Lock at once")),
    ("Esc Esc", N_("Hide everything at once")),
    ("F1", N_("This help")),
)
ADVICE = (
    ("save", N_("An answer is on the disk before the bar at the foot says “Saved”.")),
    ("undo-2", N_("After a crash or an empty battery, the interview goes on where it stopped.")),
    ("hand-heart", N_("Every question can be left without an answer; note why.")),
    ("eye-off", N_("Lists show case codes. Names appear only on demand.")),
    ("key-round", N_("Nobody can look up a passphrase. The Recovery sheet opens the interviews.")),
)
GOOD_TO_KNOW = ("circle-question-mark", N_("Good to know"))
PROTECTED = (
    (
        "lock",
        N_(
            "Everything on the disk is encrypted from the first byte. Without a passphrase of the "
            "team there is nothing to read."
        ),
    ),
    (
        "eye-off",
        N_(
            "Names, telephone numbers and addresses have a key of their own. Whoever lacks it "
            "cannot read them in any way."
        ),
    ),
    (
        "clock",
        N_("It locks by itself when nobody types. What was half typed is kept, encrypted."),
    ),
    (
        "eye",
        N_(
            "Who opened, printed or took out an interview is noted, and can be given to its "
            "person on a page."
        ),
    ),
    (
        "package",
        N_("A bundle opens at one station only, and shows there whether anything was changed."),
    ),
)
LOST_OR_CROSSING = (
    (
        "user",
        N_(
            "You forgot your passphrase: make new keys under the name that you have, with the "
            "command “intake person enrol --again”. A coordinator admits them. What you signed "
            "before stands."
        ),
    ),
    (
        "users",
        N_(
            "No coordinator can unlock: both sheets together admit one again. The Recovery sheet "
            "alone opens and signs nothing; the Organisation sheet alone signs and opens nothing."
        ),
    ),
    (
        "file-check",
        N_(
            "Try the words of both sheets twice a year: that changes nothing. If a Recovery sheet "
            "is gone, make another (People) while somebody can still unlock."
        ),
    ),
    (
        "lock",
        N_(
            "Before a border or a search, the keys can leave this computer, sealed to somebody who "
            "is not there (People, Before crossing). Then nobody can open the store here, and you "
            "can say so: it is true."
        ),
    ),
    (
        "triangle-alert",
        N_(
            "The file of keys must not travel with you, nor a sheet, nor a backup. If the file is "
            "lost and there is no backup, so is everything."
        ),
    ),
)
OUT_OF_REACH = (
    (
        "user",
        N_("While it is open, whoever sits here reads what you read. Lock it when you get up."),
    ),
    (
        "keyboard",
        N_(
            "A program on this computer that records keys or the screen learns everything. Use an "
            "account for each person, and encrypt the disk."
        ),
    ),
    (
        "file-text",
        N_("A printed paper, an exported file and an opened bundle are no longer protected."),
    ),
    (
        "search",
        N_(
            "It cannot hide that it is here. There is no second passphrase that shows an empty "
            "store: that would be found out, and put you in danger."
        ),
    ),
    (
        "trash-2",
        N_("A folder that is deleted whole is gone, unless a copy lies somewhere else."),
    ),
    (
        "key-round",
        N_(
            "With both sheets and a copy of the folder anybody can do what the organization can "
            "do. Keep the sheets apart. If they and all passphrases are lost, so is everything."
        ),
    ),
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
            row((self._keys(), 1), (self._lines(ADVICE, *GOOD_TO_KNOW), 1), gap=s(16)),
            row(
                (self._lines(PROTECTED, "shield-check", N_("What it protects")), 1),
                (self._lines(OUT_OF_REACH, "triangle-alert", N_("What it cannot protect")), 1),
                gap=s(16),
            ),
            row(
                (self._lines(LOST_OR_CROSSING, "key-round", N_("Lost keys, and crossing")), 1),
                (self._about(), 1),
                gap=s(16),
            ),
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
        return titled_card(self._context, "keyboard", N_("Keys"), grid, None)

    def _lines(self, said: tuple[tuple[str, str], ...], sign: str, title: str) -> QFrame:
        context, s = self._context, self._context.s
        lines: list[Item] = [
            row(IconLabel(context, each, "muted"), (label(context, text, wrap=True), 1), gap=s(10))
            for each, text in said
        ]
        return titled_card(self._context, sign, title, *lines, None)

    def _about(self) -> QFrame:
        context = self._context
        return titled_card(
            self._context,
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
            None,
        )
