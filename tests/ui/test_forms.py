from dataclasses import replace
from datetime import UTC

from intake.domain.compartments import Compartment
from intake.domain.errors import UnreadableFormError
from intake.forms.package import Finding, ImportResult, Report, Rule, Severity
from intake.i18n import Words
from intake.ui.error_messages import sentence
from intake.ui.presenters.compartment_reasons import reason_text
from intake.ui.presenters.finding_words import finding_text
from intake.ui.presenters.forms import FormsPresenter, FormsTools
from intake.ui.presenters.forms_state import FormsMode, FormsState
from tests.ui.fakes import FakeShelf, HeldWorkshop, InlineLane, InlineWorkshop
from tools.shot_screens import RESULT

BROKEN = ImportResult(
    None,
    Report((Finding(Severity.NOTICE, Rule.OR_OTHER), Finding(Severity.ERROR, Rule.EMPTY_FILE))),
)


class Screen:
    def __init__(self, result: object = RESULT, workshop: InlineWorkshop | None = None) -> None:
        self.states: list[FormsState] = []
        self.shelf, lane = FakeShelf(result), InlineLane()
        tools = FormsTools(
            self.shelf, lane, lane, workshop or InlineWorkshop(), lambda _path: b"", UTC, sentence,  # type: ignore[arg-type]
            finding_text, reason_text,
        )  # fmt: skip
        self.presenter = FormsPresenter(tools, Words("en"), self.states.append)
        self.presenter.open()

    def now(self) -> FormsState:
        return self.states[-1]


def test_the_list_names_forms_languages_and_use() -> None:
    first = Screen().now().forms[0]
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
