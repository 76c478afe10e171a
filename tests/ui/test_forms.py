from dataclasses import replace
from datetime import UTC
from typing import Any

from intake.domain.compartments import Compartment
from intake.domain.errors import UnreadableFormError, UnwritableFolderError
from intake.forms.package import Finding, ImportResult, Report, Rule, Severity
from intake.i18n import Words
from intake.services.ports import FormRow
from intake.ui.error_messages import sentence
from intake.ui.presenters.compartment_reasons import reason_text
from intake.ui.presenters.finding_words import finding_text
from intake.ui.presenters.forms import FormsPresenter, FormsTools
from intake.ui.presenters.forms_state import FormsMode, FormsState
from tests.ui.fakes import (
    FORMS,
    OLDER,
    FakeShelf,
    FakeVersions,
    HeldWorkshop,
    InlineLane,
    InlineWorkshop,
)
from tools.shot_screens import RESULT

BROKEN = ImportResult(
    None,
    Report((Finding(Severity.NOTICE, Rule.OR_OTHER), Finding(Severity.ERROR, Rule.EMPTY_FILE))),
)


class Screen:
    def __init__(
        self,
        result: object = RESULT,
        workshop: InlineWorkshop | None = None,
        rows: tuple[FormRow, ...] = FORMS,
    ) -> None:
        self.states: list[FormsState] = []
        self.written: dict[str, bytes] = {}
        self.versions = FakeVersions()
        self.shelf, lane = FakeShelf(result, rows), InlineLane()
        versions: Any = self.versions
        tools = FormsTools(
            self.shelf, lane, lane, workshop or InlineWorkshop(), lambda _path: b"", UTC, sentence,  # type: ignore[arg-type]
            finding_text, reason_text, versions, self.written.__setitem__,
        )  # fmt: skip
        self.presenter = FormsPresenter(tools, Words("en"), self.states.append)
        self.presenter.open()

    def now(self) -> FormsState:
        return self.states[-1]


def test_the_list_names_forms_languages_and_use() -> None:
    first = Screen().now().families[1].newest
    assert first.title == "Short intake"
    assert first.languages == "English · Español"
    assert first.used == "96 interviews"
    assert first.is_builtin


def test_a_report_lists_everything_worst_first() -> None:
    screen = Screen(BROKEN)
    screen.presenter.check("/somewhere/form.xlsx")
    report = screen.now().report
    assert report is not None
    assert [each.severity for each in report.findings] == [Severity.ERROR, Severity.NOTICE]
    assert report.has_errors
    assert not screen.now().can_add
    assert report.errors == "1 error"


def test_findings_say_where_and_what_to_do() -> None:
    screen = Screen()
    screen.presenter.check("RMS_CAPI_v2.xlsx")
    report = screen.now().report
    assert report is not None
    assert len(report.findings) == len(RESULT.report.findings)
    assert report.findings[1].where == "choices, row 412"
    assert report.findings[1].advice


def test_every_proposal_can_be_decided_otherwise() -> None:
    screen = Screen()
    screen.presenter.check("RMS_CAPI_v2.xlsx")
    other = RESULT.proposals[-1].path
    screen.presenter.keep_apart(other, is_identity=False)
    screen.presenter.add()
    (decided,) = screen.shelf.added
    assert decided[other] is Compartment.CORE
    assert decided[RESULT.proposals[0].path] is Compartment.IDENTITY
    assert screen.now().mode is FormsMode.LIST
    assert "was added" in screen.now().done


def test_a_stated_core_question_is_shown_switched_off() -> None:
    stated = replace(RESULT.proposals[0], compartment=Compartment.CORE, rule="stated")
    screen = Screen(replace(RESULT, proposals=(stated,)))
    screen.presenter.check("form.xlsx")
    report = screen.now().report
    assert report is not None
    assert [each.is_identity for each in report.proposals] == [False]


def test_leaving_the_report_adds_nothing() -> None:
    screen = Screen()
    screen.presenter.check("form.xlsx")
    screen.presenter.cancel()
    assert screen.now().mode is FormsMode.LIST
    assert screen.shelf.added == []


def test_a_report_that_was_cancelled_does_not_come_back() -> None:
    workshop = HeldWorkshop()
    screen = Screen(workshop=workshop)
    screen.presenter.check("form.xlsx")
    assert screen.now().mode is FormsMode.CHECKING
    screen.presenter.cancel()
    workshop.go_on()
    assert screen.now().mode is FormsMode.LIST


def test_a_file_that_is_no_form_says_why() -> None:
    screen = Screen(UnreadableFormError("form.xlsx", "damaged_workbook"))
    screen.presenter.check("form.xlsx")
    assert "form.xlsx" in screen.now().problem
    assert screen.now().mode is FormsMode.LIST


def test_the_report_is_said_in_the_other_language() -> None:
    screen = Screen()
    screen.presenter.check("form.xlsx")
    screen.presenter.speak(Words("es"))
    report = screen.now().report
    assert report is not None
    assert report.findings[0].kind == "Arreglo"
    assert report.proposals[0].reason == "Pide un nombre."


def test_versions_of_one_form_are_one_family_with_the_older_ones_folded() -> None:
    screen = Screen(rows=(OLDER[1], *FORMS, OLDER[0]))
    state = screen.now()
    assert state.counted == "2 questionnaires"
    (family, short) = state.families
    assert (family.newest.version, short.folded) == ("Version 2.1", "")
    assert [each.version for each in family.older] == ["Version 2.0", "Version 1.4"]
    assert (family.folded, family.is_open) == ("2 older versions, 15 interviews", False)
    screen.presenter.unfold("rms_capi_v2")
    assert screen.now().families[0].is_open
    screen.presenter.speak(Words("es"))
    short, family = screen.now().families  # in the order of their Spanish titles
    assert (short.newest.title, family.folded) == (
        "Entrevista breve", "2 versiones anteriores, 15 entrevistas",
    )  # fmt: skip
    screen.presenter.unfold("rms_capi_v2")
    assert not any(each.is_open for each in screen.now().families)


def test_a_version_that_only_came_with_records_stands_behind_those_added_here() -> None:
    received = replace(OLDER[0], added=FORMS[1].added, is_received=True, title="")
    (family, _short) = Screen(rows=(received, *FORMS)).now().families
    assert family.newest.hash == FORMS[1].hash
    assert family.older[0].title == "rms_capi_v2"
    assert family.older[0].added.startswith("Came with records on ")


def test_the_original_is_written_where_it_was_asked_for() -> None:
    screen = Screen()
    asked: list[str] = []

    def ask(name: str, then: Any) -> None:
        asked.append(name)
        then("/out/form.xlsx")

    screen.presenter.offer_original(FORMS[1].hash, ask)
    assert asked == ["RMS_CAPI_v2.xlsx"]
    assert screen.written == {"/out/form.xlsx": b"workbook"}
    assert screen.now().done == "The original is in /out/form.xlsx."
    screen.versions.error = UnwritableFolderError("/out")
    screen.presenter.offer_original(FORMS[1].hash, ask)
    assert "/out" in screen.now().problem
    assert screen.now().done == ""


def test_a_report_is_read_again_and_nothing_is_added_by_it() -> None:
    screen = Screen()
    screen.presenter.check_again(FORMS[1].hash)
    state = screen.now()
    assert (state.mode, state.can_add, state.is_read_again) == (FormsMode.REPORT, False, True)
    assert state.report is not None
    assert state.report.findings
    assert state.report.proposals == ()
    screen.presenter.add()
    assert screen.shelf.added == []
    screen.presenter.cancel()
    assert screen.now().mode is FormsMode.LIST
    screen.presenter.check("form.xlsx")
    assert not screen.now().is_read_again
