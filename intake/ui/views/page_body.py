"""What stands on one page, made as it comes near the eye: a long page begins like a short one."""

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QSpacerItem, QVBoxLayout, QWidget

from intake.ui.kit.context import Context
from intake.ui.presenters.interview_parts import Parts, parts
from intake.ui.presenters.interview_state import Page, Part
from intake.ui.views.page_part import Make, PartPanel

USUAL_HEIGHT = 170
"""How high a part is taken to be until it is made."""
NEAR = 0.6
"""How many screens above and below are made ready."""
MOST_KEPT = 60
"""Parts that are far from the eye are let go of beyond this number."""


class PageBody(QWidget):
    """The parts between two spacers that stand for all that is far away."""

    def __init__(self, context: Context, make: Make) -> None:
        super().__init__()
        self._context, self._make = context, make
        self._page: Page | None = None
        self._languages = ("", "")
        self._parts: Parts = parts(())
        self._start = 0
        self._panels: list[PartPanel] = []
        self._last: dict[str, tuple[Part, tuple[str, str]]] = {}
        self._touched: set[str] = set()
        self._above, self._below = QSpacerItem(0, 0), QSpacerItem(0, 0)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(context.s(22))
        self._box.addItem(self._above)
        self._box.addItem(self._below)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._grow)
        self._area: QScrollArea | None = None

    @property
    def key(self) -> str:
        """The page it shows."""
        return self._page.key if self._page is not None else ""

    @property
    def panels(self) -> tuple[PartPanel, ...]:
        """What has been made so far, in order."""
        return tuple(self._panels)

    def stand_in(self, area: QScrollArea) -> None:
        """Take the area whose scrolling decides what is near."""
        self._area = area

    def touch(self, path: str) -> None:
        """Show this question anew next time: somebody acted on it."""
        self._touched.add(path)

    def display(self, page: Page, languages: tuple[str, str]) -> None:
        """Show the page as it stands; what was made is kept as long as its question is on it."""
        self._page, self._languages = page, languages
        self._parts = parts(page.questions)
        kept = {panel.path: panel for panel in self._panels}
        places = [at for at, paths in enumerate(self._parts.paths) if paths[0] in kept]
        self._start = places[0] if places else 0
        wanted = self._parts[self._start : places[-1] + 1] if places else self._parts[:1]
        shown = [self._kept_or_made(kept, part, at) for at, part in enumerate(wanted)]
        for panel in kept.values():
            self._drop(panel)
        is_changed, self._panels = shown != self._panels, shown
        self._touched.clear()
        if is_changed:
            self._order()
        self._space()
        self._timer.start(0)

    def make_ready(self, most: int) -> bool:
        """Make one more part of a page that nobody sees yet; False when enough is there."""
        if len(self._panels) >= min(most, len(self._parts)):
            return False
        self._add_below()
        return True

    def look(self) -> None:
        """Make what has come near, one part in a turn."""
        if not self._timer.isActive():
            self._timer.start(0)

    def focus_on(self, path: str) -> bool:
        """Put the focus on a question, or on the first that takes it when `path` is empty."""
        if path and not any(panel.holds(path) for panel in self._panels):
            self._begin_at(path)
        return any(panel.focus_on(path) for panel in self._panels if not path or panel.holds(path))

    def showEvent(self, event: QShowEvent) -> None:
        """Make what is near as soon as it is seen."""
        super().showEvent(event)
        self.look()

    # --- making

    def _kept_or_made(self, kept: dict[str, PartPanel], part: Part, at: int) -> PartPanel:
        panel = kept.pop(part.path, None)
        if panel is not None and panel.fits(part):
            self._show(panel, part)
            return panel
        if panel is not None:
            self._drop(panel)
        made = self._made(self._start + at)
        self._put(1 + at, made)
        return made

    def _begin_at(self, path: str) -> None:
        """Begin anew at a question that is far away."""
        found = (at for at, paths in enumerate(self._parts.paths) if path in paths)
        place = next(found, None)
        if place is None:
            return
        for panel in self._panels:
            self._drop(panel)
        self._panels = []
        self._start = place
        self._add_below()
        self._settle()
        if self._area is not None and self._panels:
            self._area.ensureWidgetVisible(self._panels[0].widget)
        self._timer.start(0)

    def _grow(self) -> None:
        if self._area is None or not self.isVisible():
            return
        if self._is_near_below():
            self._add_below()
        elif self._is_near_above():
            self._add_above()
        elif not self._let_go():
            return
        self._timer.start(0)

    def _add_below(self) -> None:
        place = self._start + len(self._panels)
        panel = self._made(place)
        self._put(1 + len(self._panels), panel)
        self._panels.append(panel)
        self._space()

    def _add_above(self) -> None:
        anchor = self._panels[0].widget
        before = anchor.y()
        self._start -= 1
        panel = self._made(self._start)
        self._put(1, panel)
        self._panels.insert(0, panel)
        self._order()
        self._space()
        self._hold(anchor, before)

    def _let_go(self) -> bool:
        """Let go of one part that is far away; never of one that holds the focus."""
        if len(self._panels) <= MOST_KEPT:
            return False
        top, bottom = self._eye()
        first, last = self._panels[0], self._panels[-1]
        far_above = top - first.widget.y()
        far_below = last.widget.y() - bottom
        panel = first if far_above > far_below else last
        held: QWidget | None = self.focusWidget()
        if held is not None and panel.widget.isAncestorOf(held):
            return False
        anchor = self._panels[len(self._panels) // 2].widget
        before = anchor.y()
        panel.commit()
        self._panels.remove(panel)
        self._start += panel is first
        self._drop(panel)
        self._space()
        self._hold(anchor, before)
        return True

    def _put(self, at: int, panel: PartPanel) -> None:
        self._box.insertWidget(at, panel.widget)
        panel.widget.show()  # at once: what is shown later has no place yet

    def _made(self, place: int) -> PartPanel:
        assert self._page is not None  # noqa: S101 - nothing is made before a page is shown
        part = self._parts[place]
        panel = self._make(self._page, part)
        self._show(panel, part)
        return panel

    def _show(self, panel: PartPanel, part: Part) -> None:
        """Show a part, unless it is shown already just so."""
        now = part, self._languages
        if self._last.get(panel.path) != now or any(panel.holds(each) for each in self._touched):
            self._last[panel.path] = now
            panel.show_part(part, self._languages)

    def _drop(self, panel: PartPanel) -> None:
        self._last.pop(panel.path, None)
        self._box.removeWidget(panel.widget)
        panel.widget.hide()
        panel.widget.deleteLater()

    def _order(self) -> None:
        """Let the Tab key follow the page, also to what was put in between."""
        for before, after in pairwise(self._panels):
            QWidget.setTabOrder(before.widget, after.widget)

    # --- measuring

    def _space(self) -> None:
        """Let spacers stand for what has not been made."""
        usual = self._context.s(USUAL_HEIGHT)  # never measured anew: what is seen must not jump
        left = len(self._parts) - self._start - len(self._panels)
        self._above.changeSize(0, self._start * usual)
        self._below.changeSize(0, left * usual)
        self._box.invalidate()

    def _eye(self) -> tuple[int, int]:
        """Return from where to where this page is seen, in its own measure."""
        if self._area is None:
            return 0, self.height()
        viewport = self._area.viewport()
        top = self.mapFrom(viewport, QPoint(0, 0)).y() if self._is_inside() else 0
        return top, top + viewport.height()

    def _is_inside(self) -> bool:
        return self._area is not None and self._area.viewport().isAncestorOf(self)

    def _is_near_below(self) -> bool:
        if self._start + len(self._panels) >= len(self._parts):
            return False
        if not self._panels:
            return True
        top, bottom = self._eye()
        self._settle()
        last = self._panels[-1].widget
        return last.y() + last.height() < bottom + NEAR * (bottom - top)

    def _is_near_above(self) -> bool:
        if self._start == 0:
            return False
        top, bottom = self._eye()
        return self._panels[0].widget.y() > top - NEAR * (bottom - top)

    def _hold(self, anchor: QWidget, before: int) -> None:
        """Keep what is seen where it is, although something above it has become longer."""
        self._settle()
        moved = anchor.y() - before
        if moved and self._area is not None:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + moved)

    def _settle(self) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
