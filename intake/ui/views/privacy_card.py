"""The card of Settings that says by whose law the site works."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake.domain.consent import Notice
from intake.i18n import N_
from intake.ui.kit.banner import Banner
from intake.ui.kit.cards import titled_card
from intake.ui.kit.context import Context
from intake.ui.kit.labels import label
from intake.ui.kit.layout import column, row
from intake.ui.kit.segmented import Segmented

WHY = N_(
    "The privacy notice of this law is offered first with every consent. In Mexico what is "
    "sensitive waits for a permission on paper."
)
WHO = N_("Whoever coordinates can change this.")


class PrivacyCard(QWidget):
    """Shows the law, and tells when another is chosen."""

    picked = Signal(str)

    def __init__(self, context: Context, *, may_choose: bool) -> None:
        super().__init__()
        s = context.s
        self._choice = Segmented(
            context,
            [(Notice.MX.value, N_("Mexico")), (Notice.US.value, N_("United States"))],
            N_("Law of the privacy notice"),
            is_plain=True,
        )
        self._choice.setEnabled(may_choose)
        self._choice.picked.connect(self.picked)
        self._banner = Banner(context)
        hint = label(context, WHY if may_choose else WHO, "caption", wrap=True)
        card = titled_card(
            context, "shield-check", N_("Law of the privacy notice"), row(self._choice, None), hint,
            self._banner,
        )  # fmt: skip
        self.setLayout(column(card, gap=s(0)))

    def display(self, notice: Notice | None, problem: str = "") -> None:
        """Show the law that is chosen, or none."""
        self._choice.set_choice(notice.value if notice is not None else "")
        self._banner.display("bad", problem)
