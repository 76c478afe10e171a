"""Exporting answers from the list: what is proposed, what is ordered, and what is said of it."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from intake.domain.errors import CancelledError, UnwritableFolderError
from intake.domain.ids import FormHash
from intake.domain.interview import State
from intake.i18n import Words
from intake.services.export_order import Exported, ExportOrder, Layout
from intake.ui.error_messages import sentence
from intake.ui.preferences import PreferencesFile
from intake.ui.presenters.answers_export import (
    AnswersPresenter,
    AnswersTools,
    Scope,
    families,
)
from intake.ui.presenters.answers_state import AnswersState
from intake.ui.presenters.cases_state import Listed
from intake.ui.presenters.export import Stage
from intake.ui.presenters.export_choices import ExportChoices, ShortMemory
from tests.ui.fakes import FORMS, HeldWorkshop, InlineWorkshop, interview_row

MARKED = interview_row(0)
LISTED = Listed(MARKED.id, "1KZQ4-0W7PV", MARKED.form_id)
NARROWED = replace(LISTED, states=(State.READBACK,), typed="1KZ")
DONE = Exported(3, ("2", "1"), ("name",), files=2, files_missing=1, cut=1, names_refused=True)


@dataclass
class Desk:
    orders: list[ExportOrder] = field(default_factory=list)
    error: Exception | None = None
    done: Exported = DONE

    def export(self, order: ExportOrder, advance: Any) -> Exported:
        advance(1, 4)
        if self.error is not None:
            raise self.error
        self.orders.append(order)
        return self.done


class Dialog:
    def __init__(
        self,
        listed: Listed = LISTED,
        *,
        workshop: InlineWorkshop | None = None,
        language: str = "en",
        **more: Any,
    ) -> None:
        self.desk, self.states = Desk(), list[AnswersState]()
        facts: dict[str, Any] = {"can_read_identity": True, "has_analysis": False} | more
        tools = AnswersTools(self.desk, workshop or InlineWorkshop(), sentence, **facts)  # type: ignore[arg-type]
        self.presenter = AnswersPresenter(tools, FORMS, listed, Words(language), self.states.append)
        self.presenter.refresh()

    @property
    def now(self) -> AnswersState:
        return self.states[-1]


def test_what_is_proposed_is_the_form_of_the_marked_interview_without_names() -> None:
    state = Dialog().now
    assert (state.scope, state.form, state.names.are_wanted) == (Scope.FORM, "short_intake", False)
    assert [each.key for each in state.scopes] == [Scope.FORM, Scope.MARKED]
    assert state.scopes[0].text == "All of the questionnaire: 96 interviews"
    assert state.file_name == "short_intake-kobo-xlsx.xlsx"
    assert state.can_write


def test_a_list_that_is_narrowed_is_what_leaves_unless_told_otherwise() -> None:
    dialog = Dialog(NARROWED)
    assert dialog.now.scope == Scope.SHOWN
    dialog.presenter.write("/out/a.xlsx")
    (order,) = dialog.desk.orders
    assert (order.states, order.code, order.only) == ((State.READBACK,), "1KZ", None)


def test_the_marked_interview_leaves_alone_with_its_own_form() -> None:
    dialog = Dialog(NARROWED)
    dialog.presenter.choose_form("rms_capi_v2")
    dialog.presenter.choose_scope("marked")
    assert (dialog.now.form, dialog.now.can_choose_form) == ("short_intake", False)
    dialog.presenter.write("/out/a.xlsx")
    (order,) = dialog.desk.orders
    assert (order.only, order.code, order.states) == (MARKED.id, "1KZQ40W7PV", ())


def test_an_order_says_layout_language_mark_and_names() -> None:
    dialog = Dialog()
    for act, key in (("choose_form", "rms_capi_v2"), ("choose_layout", "tidy-csv")):
        getattr(dialog.presenter, act)(key)
    dialog.presenter.choose_language("fr")
    dialog.presenter.add_mark(is_wanted=True)
    dialog.presenter.add_names(is_wanted=True)
    dialog.presenter.write("/out/t.csv")
    assert dialog.desk.orders == [
        ExportOrder(
            "rms_capi_v2", Layout.TIDY_CSV, "/out/t.csv", language="fr", bom=True,
            with_names=True, replace=True,
        )
    ]  # fmt: skip


def test_a_layout_takes_only_what_belongs_to_it() -> None:
    dialog = Dialog()
    dialog.presenter.add_mark(is_wanted=True)
    for layout, labels, mark in (
        ("odk", False, False),
        ("central-csv", False, True),
        ("kobo-xlsx", True, False),
        ("tidy-csv", True, True),
    ):
        dialog.presenter.choose_layout(layout)
        state = dialog.now
        assert (state.has_labels, state.has_bom) == (labels, mark), layout
    dialog.presenter.choose_layout("odk")
    dialog.presenter.write("/out/o.zip")
    assert (dialog.desk.orders[0].bom, dialog.desk.orders[0].language) == (False, "")


def test_labels_are_in_a_language_of_the_form_and_only_a_workbook_does_without() -> None:
    dialog = Dialog(language="es")
    assert (dialog.now.language, dialog.now.languages[0].key) == ("-", "-")
    dialog.presenter.choose_layout("tidy-csv")
    assert dialog.now.language == "es"
    dialog.presenter.choose_form("rms_capi_v2")
    dialog.presenter.choose_language("ar")
    dialog.presenter.choose_form("short_intake")
    assert dialog.now.language == "es"
    assert [each.text for each in dialog.now.languages] == ["English", "Español"]


def test_parquet_says_what_is_missing_and_cannot_be_written_without_it() -> None:
    dialog = Dialog()
    dialog.presenter.choose_layout("parquet")
    assert "analysis" in dialog.now.missing
    assert not dialog.now.can_write
    dialog.presenter.write("/out/p.parquet")
    assert dialog.desk.orders == []
    whole = Dialog(has_analysis=True)
    whole.presenter.choose_layout("parquet")
    assert (whole.now.missing, whole.now.can_write) == ("", True)


def test_who_cannot_read_names_is_not_asked_about_them() -> None:
    assert not Dialog(can_read_identity=False).now.names.can_leave


def test_without_a_form_there_is_nothing_to_write() -> None:
    states: list[AnswersState] = []
    tools = AnswersTools(Desk(), InlineWorkshop(), sentence, True, True)  # type: ignore[arg-type]
    AnswersPresenter(tools, (), Listed(), Words("en"), states.append).refresh()
    assert not states[-1].can_write
    assert states[-1].form == ""


def test_the_end_says_where_the_file_is_and_what_did_not_leave() -> None:
    dialog = Dialog()
    dialog.presenter.write("/out/a.xlsx")
    assert {each.share for each in dialog.states} == {0.0, 0.25}
    state = dialog.now
    assert (state.stage, state.path) == (Stage.DONE, "/out/a.xlsx")
    assert state.done.startswith("3 interviews were written.")
    assert len(state.notes) == 5
    dialog.presenter.speak(Words("es"))
    assert dialog.now.done.startswith("Se escribieron 3 entrevistas.")
    assert dialog.now.notes[1].startswith("1 pregunta quedó fuera")


def test_nothing_left_out_is_nothing_said() -> None:
    dialog = Dialog()
    dialog.desk.done = Exported(1, ("1",), ())
    dialog.presenter.write("/out/a.xlsx")
    assert dialog.now.notes == ()


def test_a_refused_export_says_why_until_something_is_changed() -> None:
    dialog = Dialog()
    dialog.desk.error = UnwritableFolderError("/out")
    dialog.presenter.write("/out/a.xlsx")
    assert dialog.now.stage is Stage.ASKING
    assert "/out" in dialog.now.problem
    dialog.presenter.choose_scope("form")
    assert dialog.now.problem == ""


def test_a_stopped_export_is_no_problem() -> None:
    workshop = HeldWorkshop()
    dialog = Dialog(workshop=workshop)
    dialog.presenter.cancel()
    dialog.presenter.write("/out/a.xlsx")
    assert (dialog.now.stage, dialog.now.progress) == (Stage.WORKING, "Reading the interviews")
    dialog.presenter.cancel()
    dialog.desk.error = CancelledError()
    workshop.go_on()
    assert (dialog.now.stage, dialog.now.problem) == (Stage.ASKING, "")


@pytest.mark.parametrize("kept", ["memory", "file"])
def test_choices_are_remembered_but_neither_names_nor_the_place(kept: str, tmp_path: Path) -> None:
    memory = ShortMemory() if kept == "memory" else PreferencesFile(str(tmp_path))
    dialog = Dialog(memory=memory)
    dialog.presenter.choose_layout("tidy-csv")
    dialog.presenter.choose_language("es")
    dialog.presenter.add_mark(is_wanted=True)
    dialog.presenter.add_names(is_wanted=True)
    dialog.presenter.write("/out/secret.csv")
    assert memory.recall() == ExportChoices("tidy-csv", "es", bom=True)
    again = Dialog(memory=memory).now
    assert (again.layout, again.language, again.bom) == ("tidy-csv", "es", True)
    assert not again.names.are_wanted
    if kept == "file":
        assert "secret" not in (tmp_path / "window.ini").read_text("utf-8")


def test_a_memory_of_another_program_is_passed_over() -> None:
    memory = ShortMemory()
    memory.remember(ExportChoices("stata", "tlh"))
    state = Dialog(memory=memory).now
    assert (state.layout, state.language) == ("kobo-xlsx", "en")


def test_versions_of_one_form_are_one_choice_and_the_newest_names_it() -> None:
    older = replace(
        FORMS[1], hash=FormHash("44" * 32), version="1", title="Old",
        added=FORMS[1].added - timedelta(days=9), interviews=100,
    )  # fmt: skip
    received = replace(FORMS[1], title="Theirs", is_received=True, added=FORMS[1].added)
    found = families((*FORMS, older, received))
    assert list(found) == ["rms_capi_v2", "short_intake"]
    assert found["rms_capi_v2"] is FORMS[1]
