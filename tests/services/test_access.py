"""Who had an interview before their eyes is noted at the station, and told to the person."""

from pathlib import Path

from intake.domain.ids import InterviewId
from intake.domain.interview import Interview
from intake.services.access import Deed
from intake.services.application import Application
from intake.services.export_order import ExportOrder, Layout
from tests.services.conftest import SPANISH, YES


def deeds(application: Application, interview: InterviewId) -> list[Deed]:
    return [each.deed for each in application.access.of(interview)]


def test_opening_is_noted_once_in_a_session_and_signed_when_it_locks(
    north: Application, interview: Interview
) -> None:
    assert north.access.of(interview.id) == ()
    north.access.opened(interview.id)
    north.access.opened(interview.id)
    (line,) = north.access.of(interview.id)
    assert (line.deed, line.person, line.name) == (
        Deed.OPENED, north.session.person, north.session.label,
    )  # fmt: skip
    assert not line.attested


def test_everything_that_left_stands_in_its_order(
    north: Application, interview: Interview, tmp_path: Path
) -> None:
    north.access.opened(interview.id)
    north.reporting.summary(interview.id, str(tmp_path / "s.pdf"), ("es",))
    north.exporting.export(
        ExportOrder("intake_f2", Layout.TIDY_CSV, str(tmp_path / "a.zip"), only=interview.id)
    )
    assert deeds(north, interview.id) == [Deed.OPENED, Deed.PRINTED, Deed.EXPORTED]
    assert all(each.attested for each in north.access.of(interview.id))


def test_what_was_done_with_one_interview_is_not_said_of_another(
    north: Application, interview: Interview
) -> None:
    other = north.interviewing.begin(interview.form, YES, SPANISH)
    north.access.opened(interview.id)
    assert deeds(north, other.id) == []


def test_page_for_the_person_is_noted_and_not_yet_on_itself(
    north: Application, interview: Interview, tmp_path: Path
) -> None:
    page = tmp_path / "access.pdf"
    issued = north.reporting.access_page(interview.id, str(page), ("en", "es"))
    assert page.read_bytes().startswith(b"%PDF")
    assert issued.size == page.stat().st_size
    assert deeds(north, interview.id) == [Deed.PRINTED]
