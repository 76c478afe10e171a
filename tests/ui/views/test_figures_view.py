"""The page of figures on the screen: charts painted, tables beside them, keyboard and names."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from intake.services.figures import FigureOrder, FigureReport
from intake.ui.error_messages import sentence
from intake.ui.kit.chart import ChartView
from intake.ui.kit.context import Context
from intake.ui.presenters.figures import FiguresPresenter, FiguresTools
from intake.ui.views.figures_view import FiguresView
from tests.ui.fakes import InlineLane
from tests.ui.figures_reports import report


class MadeUp:
    def report(self, order: FigureOrder) -> FigureReport:
        return report(order)


def shown(qtbot: QtBot, context: Context) -> tuple[FiguresView, FiguresPresenter]:
    view = FiguresView(context)
    qtbot.addWidget(view)
    tools = FiguresTools(
        MadeUp(),  # type: ignore[arg-type]
        InlineLane(),
        lambda *_said: None,
        lambda: datetime(2026, 11, 24, tzinfo=UTC),
        lambda when, _words: when.isoformat(),
        sentence,
    )
    presenter = FiguresPresenter(tools, context.localizer.words, view.display)
    view.attach(presenter)
    view.came_back.connect(presenter.open)
    view.resize(1100, 700)
    view.show()
    return view, presenter


def test_charts_are_painted_and_speak(qtbot: QtBot, context: Context) -> None:
    view, presenter = shown(qtbot, context)
    (first,) = view._cards[0].findChildren(ChartView)
    assert first.accessibleName()
    assert "(6 / 88)" in first.accessibleDescription()
    colors = {first.grab().toImage().pixelColor(x, first.height() // 4).name()
              for x in range(0, first.width(), 7)}  # fmt: skip
    assert context.colors.primary.lower() in colors
    presenter.show_part("outcome")
    columns = next(each for each in view.findChildren(ChartView) if each.height() > 200)
    before = columns.grab().toImage()
    columns.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert columns.grab().toImage() != before
    assert view.picture().startswith(b"\x89PNG")


def test_each_chart_turns_into_its_table_and_back(qtbot: QtBot, context: Context) -> None:
    view, presenter = shown(qtbot, context)
    card = view._cards[0]
    toggle = next(each for each in card.findChildren(QPushButton) if each.isCheckable())
    (table,), (chart,) = card.findChildren(QTableWidget), card.findChildren(ChartView)
    toggle.click()
    assert table.isVisibleTo(card)
    assert not chart.isVisibleTo(card)
    cell = table.item(1, 2)
    assert cell is not None
    assert cell.text() == "6"
    toggle.click()
    assert chart.isVisibleTo(card)
    presenter.show_part("harm")
    presenter.show_part("review")
    asked: list[str] = []
    view.export_asked.connect(asked.append)
    view._exports[0].click()
    assert not asked  # only for this screen
    presenter.choose_audience("partner")
    view._exports[2].click()
    assert asked == ["csv"]
