"""The screens that are photographed, each with made-up contents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC
from typing import Any

from PySide6.QtWidgets import QWidget

from intake.app.desk_privacy import Known, Surroundings
from intake.domain.compartments import Compartment
from intake.domain.ids import FormHash, InterviewId
from intake.forms.package import (
    Finding,
    FormPackage,
    ImportResult,
    Proposal,
    Report,
    Rule,
    Severity,
)
from intake.services.ports import FormRow
from intake.ui.dialogs import Dialogs
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.presenters.bundle_export import BundlePresenter, BundleState
from intake.ui.presenters.cases import CasesPresenter, CasesTools
from intake.ui.presenters.compartment_reasons import reason_text
from intake.ui.presenters.export import ExportTools, Stage, Subject
from intake.ui.presenters.finding_words import finding_text
from intake.ui.presenters.forms import FormsPresenter, FormsTools
from intake.ui.presenters.locking import Heard
from intake.ui.presenters.people_act_state import Kind
from intake.ui.presenters.settings import Chosen, SettingsPresenter
from intake.ui.shell import Place, Shell
from intake.ui.views.bundle_dialog import BundleDialog
from intake.ui.views.cases_view import CasesView
from intake.ui.views.forms_view import FormsView
from intake.ui.views.help_view import HelpView
from intake.ui.views.settings_view import SettingsView
from tests.ui.fakes import (
    FORMS,
    NOW,
    OLDER,
    STATION,
    FakeReading,
    FakeShelf,
    FakeVersions,
    InlineLane,
    InlineWorkshop,
)
from tools.shot_access import access
from tools.shot_check import check_screens
from tools.shot_chronology import chronology_screens
from tools.shot_conflicts import conflict_screens
from tools.shot_course import COURSE_SCREENS
from tools.shot_day import day_screens
from tools.shot_door import DOOR_SCREENS
from tools.shot_ending import ending_screens
from tools.shot_erasing import erasing_screens
from tools.shot_exports import export_screens
from tools.shot_figures import figures_screens
from tools.shot_files import attached
from tools.shot_guidance import guidance_screens
from tools.shot_interview import INTERVIEW_SCREENS
from tools.shot_judgements import judgement_screens
from tools.shot_lock import lock_screens
from tools.shot_papers import paper_screens
from tools.shot_participant import PARTICIPANT_SCREENS
from tools.shot_people import act, adopt, come_back, people_page, travel
from tools.shot_post import compare_words, sending_page
from tools.shot_retention import retention_screens
from tools.shot_sharing import SharingDesk, ShownPreview
from tools.shot_start import START_SCREENS, Build, as_any, fill
from tools.shot_versions import compare, move, preview

FAKE_ID = InterviewId("0" * 32)
RESULT = ImportResult(
    FormPackage(
        FormHash("33" * 32), "rms_capi_v2", "2.1", "Results Monitoring Survey", b"", b"",
        "RMS_CAPI_v2.xlsx", ("en", "es", "fr", "ar"), 331,
    ),
    Report(
        (
            Finding(Severity.REPAIR, Rule.FORMULA_RESULTS_USED, ("12",), "survey"),
            Finding(Severity.REPAIR, Rule.REPEATED_CHOICE, ("98", "country"), "choices", 412),
            Finding(Severity.NOTICE, Rule.UNANCHORED_REGEX, ("[0-9]{9}",), "survey", 58, "bind"),
            Finding(Severity.NOTICE, Rule.OR_OTHER, (), "survey", 77, "type"),
        )
    ),
    tuple(
        Proposal(path, label, Compartment.IDENTITY, rule)
        for path, label, rule in (
            ("/RespondentName", "What is your full name?", "name"),
            ("/phone", "What is the best telephone number to reach you?", "phone"),
            ("/dob", "What is your date of birth?", "date_of_birth"),
            ("/address", "Where do you live at present?", "address"),
            ("/gps", "Record the location of the interview", "coordinates"),
            ("/photo", "Picture of the dwelling, if allowed", "attachment"),
            ("/other_reason", "Please say which other reason", "free_text"),
            ("/remarks", "Remarks of the interviewer", "free_text"),
        )
    ),
)  # fmt: skip


def _shell(context: Context, window: QWidget, place: Place, page: QWidget) -> None:
    shell = Shell(context, page if place is Place.INTERVIEWS else QWidget())
    shell.open({each: (lambda: page) for each in Place}, "L. Ortega")
    shell.go(place)
    fill(window, shell)


def _cases(
    count: int,
    act: Callable[[CasesPresenter], None] = lambda _presenter: None,
    *,
    newer: bool = False,
) -> Build:
    def build(context: Context, window: QWidget) -> None:
        view = CasesView(context)
        tools = CasesTools(
            as_any(FakeReading(count)), InlineLane(), lambda: NOW, UTC, sentence,
            lambda _row: newer,
        )  # fmt: skip
        presenter = CasesPresenter(tools, context.localizer.words, view.display, view.rows_came)
        view.attach(presenter)
        _shell(context, window, Place.INTERVIEWS, view)
        presenter.open()
        act(presenter)

    return build


def _forms(
    result: ImportResult,
    act: Callable[[FormsPresenter], None],
    rows: tuple[FormRow, ...] = (*FORMS, *OLDER),
) -> Build:
    def build(context: Context, window: QWidget) -> None:
        view = FormsView(context, Dialogs(context, window))
        lane = InlineLane()
        tools = FormsTools(
            as_any(FakeShelf(result, rows)), lane, lane, InlineWorkshop(), lambda _path: b"", UTC,
            sentence, finding_text, reason_text, as_any(FakeVersions()), lambda _path, _data: None,
        )  # fmt: skip
        presenter = FormsPresenter(tools, context.localizer.words, view.display)
        view.attach(presenter)
        _shell(context, window, Place.FORMS, view)
        presenter.open()
        act(presenter)

    return build


class _Desk(SharingDesk):
    """Known stations, and nothing else."""

    def contacts(self) -> tuple[Any, ...]:
        return (
            STATION,
            replace(
                STATION, station="Oficina legal", recipient="age1zz" + "q7" * 26, verified=True
            ),
        )


def _export_tools() -> ExportTools:
    return ExportTools(
        as_any(None),
        as_any(_Desk()),
        InlineWorkshop(),
        lambda _path: b"",
        sentence,
        lambda: "k7m2q",
        can_read_identity=True,
        previewing=as_any(ShownPreview()),
    )


def _bundle(stage: Stage) -> Build:
    def build(context: Context, window: QWidget) -> QWidget:
        _cases(128)(context, window)
        dialog = BundleDialog(context, window)
        subject = Subject(FAKE_ID, "1KZQ4-0W7PV")

        def display(state: BundleState) -> None:
            if stage is Stage.WORKING:
                words = context.localizer.words
                text = words.gettext("{done} of {total} encrypted", done="84 MB", total="200 MB")
                state = replace(state, stage=stage, share=0.42, progress=text)
            dialog.display(state)

        presenter = BundlePresenter(_export_tools(), subject, context.localizer.words, display)
        dialog.attach(presenter, Dialogs(context, window))
        presenter.open()
        presenter.choose("age1zz" + "q7" * 26)
        presenter.choose_profile("legal")
        return dialog

    return build


def _people(context: Context, window: QWidget) -> None:
    _shell(context, window, Place.PEOPLE, people_page(context))


def _settings(context: Context, window: QWidget) -> None:
    shown: list[SettingsView] = []
    presenter = SettingsPresenter(
        Chosen("light", 100, 5),
        context.localizer.words,
        lambda state: shown[0].display(state),  # noqa: PLW0108 - it is not there yet
        lambda _chosen: None,
    )
    shown.append(SettingsView(context, presenter.state()))
    shown[0].attach(presenter)
    presenter.know_computer(
        Surroundings(Known.NO, Known.UNKNOWN, Known.YES, Known.NO),
        frozenset({Heard.SLEEP, Heard.SCREEN_LOCK}),
    )
    presenter.know(
        "/home/casa/.local/share/intake/store",
        ("L. Ortega", "coordinator"),
        FakeReading().organisation(),
    )
    _shell(context, window, Place.SETTINGS, shown[0])


def _help(context: Context, window: QWidget) -> None:
    _shell(context, window, Place.HELP, HelpView(context))


def _recovery(context: Context, window: QWidget) -> QWidget:
    from intake.ui.recovery import recovery_question

    _cases(128)(context, window)
    question = recovery_question(("1KZQ4-0W7PV", NOW, "What happened then?"), UTC)
    return Dialogs(context, window).ask(question, lambda: None)


SCREENS: dict[str, Build] = {
    **START_SCREENS,
    **DOOR_SCREENS,
    **INTERVIEW_SCREENS,
    **COURSE_SCREENS,
    **ending_screens(),
    "interview_files": attached,
    **lock_screens(INTERVIEW_SCREENS["interview"]),
    **PARTICIPANT_SCREENS,
    **export_screens(_cases(128)),
    "list": _cases(100_000),
    "list_empty": _cases(0),
    "list_no_match": _cases(128, lambda presenter: presenter.search("ZZZZ")),
    "forms": _forms(RESULT, lambda _presenter: None),
    "forms_unfolded": _forms(RESULT, lambda presenter: presenter.unfold("rms_capi_v2")),
    "forms_empty": _forms(RESULT, lambda _presenter: None, ()),
    "forms_read_again": _forms(RESULT, lambda presenter: presenter.check_again(FORMS[1].hash)),
    "move": move(_cases(128, newer=True)),
    "move_done": move(_cases(128, newer=True), lambda presenter: presenter.move("")),
    "list_newer": _cases(128, newer=True),
    "interview_preview": preview,
    "forms_compare": compare(_forms(RESULT, lambda _presenter: None)),
    "forms_report": _forms(
        RESULT, lambda presenter: presenter.check("/media/stick/RMS_CAPI_v2.xlsx")
    ),
    "sending": sending_page(_shell, _Desk()),
    "sending_compare": compare_words(sending_page(_shell, _Desk())),
    "people": _people,
    "people_admit": act(Kind.ADMIT),
    "people_leave": act(Kind.LEAVE),
    "people_roles": act(Kind.ROLES),
    "people_recovery": act(Kind.RECOVERY),
    "people_root": act(Kind.ROOT),
    "people_anew": act(Kind.ANEW),
    "people_travel": travel,
    "people_adopt": adopt,
    "people_return": come_back,
    **day_screens(_shell, _cases(128)),
    **chronology_screens(_cases(128)),
    **judgement_screens(_cases(128)),
    **conflict_screens(_cases(128)),
    **figures_screens(_shell),
    **guidance_screens(_shell),
    "settings": _settings,
    **check_screens(_shell),
    "help": _help,
    **paper_screens(_cases(128), _export_tools, Subject(FAKE_ID, "1KZQ4-0W7PV")),
    "access": access(_cases(128)),
    **retention_screens(_cases(128)),
    **erasing_screens(_cases(128)),
    "export_bundle": _bundle(Stage.ASKING),
    "export_bundle_progress": _bundle(Stage.WORKING),
    "recovery": _recovery,
}
