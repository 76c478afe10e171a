"""A card with a sign and a title, on pages that are read rather than worked in."""

from PySide6.QtWidgets import QFrame

from intake.ui.kit.context import Context
from intake.ui.kit.labels import IconLabel, label
from intake.ui.kit.layout import Item, column, frame, row


def titled_card(context: Context, sign: str, title: str, *items: Item) -> QFrame:
    """Return a card; `title` is a message id and follows the language."""
    s = context.s
    head = row(
        IconLabel(context, sign, "primary", size=20), label(context, title, "h3"), None, gap=s(10)
    )
    margins = (s(22), s(18), s(22), s(20))
    return frame(column(head, s(2), *items, margins=margins, gap=s(10)), card=True)
