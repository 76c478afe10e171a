"""The frame of the screens before the store is open: a bar with the name and the languages."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from intake.i18n import N_
from intake.i18n.catalogs import interface_languages
from intake.i18n.languages import native_name
from intake.ui.kit.context import Context
from intake.ui.kit.labels import IconLabel, label
from intake.ui.kit.layout import Item, frame, row
from intake.ui.kit.segmented import Segmented
from intake.ui.kit.wrapping import Thing, WrappingRow, wrapping


def language_segment(context: Context) -> Segmented:
    """Return the segment that turns the whole window into another language."""
    options = [(each, native_name(each)) for each in interface_languages()]
    made = Segmented(context, options, N_("Language of the program"), is_plain=True)
    made.set_choice(context.localizer.language)
    made.picked.connect(context.localizer.set_language)
    context.localizer.changed.connect(made.set_choice)
    made.setToolTip("F2")
    return made


def brand(context: Context) -> QHBoxLayout:
    """Return the sign and the name of the program."""
    s = context.s
    return row(
        IconLabel(context, "notebook-pen", "primary", size=22),
        label(context, N_("Intake"), "h2"),
        gap=s(10),
    )


def top_bar(context: Context, *items: Item) -> QFrame:
    """Return the bar at the top of a screen, with its own things before the languages."""
    s = context.s
    return frame(
        row(
            brand(context),
            None,
            *items,
            IconLabel(context, "languages"),
            language_segment(context),
            margins=(s(24), s(12), s(24), s(12)),
            gap=s(10),
        ),
        bar="top",
    )


def page_head(context: Context, *items: Thing | int | None) -> WrappingRow:
    """Return the head of a page: title and count, then the languages, then what it does."""
    at = next((place for place, item in enumerate(items) if item is None), len(items))
    start = [each for each in items[:at] if isinstance(each, Thing)]
    end = [each for each in items[at:] if isinstance(each, Thing)]
    return wrapping(start, (language_segment(context), *end), gap=context.s(10))
