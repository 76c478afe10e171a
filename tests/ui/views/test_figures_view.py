"""The page of figures on the screen: charts painted, tables beside them, keyboard and names."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from intake.app.figures import write_figures
from intake.services.application import Application
from intake.services.figures import FigureOrder, FigureReport
from intake.ui.dialogs import Dialogs
from intake.ui.error_messages import sentence
from intake.ui.figures_place import figures_page
from intake.ui.kit.chart import ChartView
from intake.ui.kit.context import Context
from intake.ui.presenters.figures import FiguresPresenter, FiguresTools
from intake.ui.surface import Surface
from intake.ui.views.figures_view import FiguresView
from tests.ui.fakes import InlineWorkshop
from tests.ui.figures_reports import report
from tests.ui.views.conftest import at_once


class MadeUp:
    def report(self, order: FigureOrder, _advance: object) -> FigureReport:
        return report(order)


def shown(qtbot: QtBot, context: Context) -> tuple[FiguresView, FiguresPresenter]:
    view = FiguresView(context)
    qtbot.addWidget(view)
    tools = FiguresTools(
        MadeUp(),  # type: ignore[arg-type]
        lambda: (),
        InlineWorkshop(),
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


def test_the_page_at_a_store_counts_and_writes_files(
    qtbot: QtBot, context: Context, store: Application, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    chosen: list[tuple[str, Callable[[str], None]]] = []
    dialogs = Dialogs(context, window)
    dialogs.save_file = lambda _title, _kinds, name, then: chosen.append((name, then))  # type: ignore[method-assign,assignment,return-value]
    view = figures_page(Surface(context, window, dialogs), store, at_once())
    assert isinstance(view, FiguresView)
    qtbot.addWidget(view)
    view.show()
    assert view._unknown.text()  # nobody has been asked yet
    view.export_asked.emit("png")
    ((name, save),) = chosen
    assert name.endswith(".png")
    save(str(tmp_path / "a.png"))
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    save(str(tmp_path / "none" / "a.png"))
    told = [each for each in window.findChildren(QDialog) if each.isVisible()]
    assert len(told) == 1
    told[0].reject()
    context.localizer.set_language("es")
    assert "Todavía" in view._unknown.text()


@pytest.mark.parametrize("ending", ["pdf", "csv", "xlsx"])
def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"a.{ending}"
    write_figures(report(), str(file), "en")
    before = file.read_bytes()
    write_figures(report(), str(file), "en")
    assert file.read_bytes()[:4] == before[:4]
    assert [each.name for each in tmp_path.iterdir()] == [file.name]
