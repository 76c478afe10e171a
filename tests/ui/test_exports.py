from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any, TypeVar

import pytest

from intake.domain.errors import (
    CancelledError,
    FileExistsAlreadyError,
    RecordedElsewhereError,
    UnreadableContactError,
)
from intake.domain.ids import BundleId, InterviewId, PaperId
from intake.domain.profiles import Profile
from intake.i18n import Words
from intake.services.handing_over import Received, SealedBundle
from intake.services.paper_wishes import Carry, IssuedPaper, PaperKind, PaperWish
from intake.services.ports import Contact
from intake.ui.error_messages import sentence
from intake.ui.presenters.bundle_export import BundlePresenter, BundleState, fingerprint
from intake.ui.presenters.export import ExportTools, Stage, Subject
from intake.ui.presenters.paper_choices import Paper
from intake.ui.presenters.pdf_export import PaperLanguage, PdfPresenter, PdfState
from intake.ui.presenters.sending import SendingPresenter, SendingState, SendingTools, Taking
from tests.ui.fakes import STATION, HeldWorkshop, InlineWorkshop

S = TypeVar("S")
SUBJECT = Subject(InterviewId("0" * 32), "1KZQ4-0W7PV")


@dataclass
class Printer:
    orders: list[tuple[Any, ...]] = field(default_factory=list)
    wishes: list[PaperWish] = field(default_factory=list)
    error: Exception | None = None

    def write(self, interview, wish, path, *, replace):  # type: ignore[no-untyped-def]
        if self.error is not None:
            raise self.error
        self.orders.append((interview, path, wish.languages, wish.with_identity, replace))
        self.wishes.append(wish)
        return self._issued()

    def access_page(self, interview, path, languages, *, replace):  # type: ignore[no-untyped-def]
        self.orders.append((interview, path, languages, replace))
        return self._issued()

    def _issued(self) -> IssuedPaper:
        words = {"en": ("lamp", "river"), "es": ("sol", "mar")}
        return IssuedPaper(PaperId("P" * 16), words, 4711)


@dataclass
class Desk:
    known: tuple[Contact, ...] = ()
    sealed: list[tuple[Any, ...]] = field(default_factory=list)
    called: list[tuple[str, bool]] = field(default_factory=list)
    was_here: bool = False
    error: Exception | None = None

    def contacts(self) -> tuple[Contact, ...]:
        return self.known

    def own_card(self) -> bytes:
        return b"card"

    def remember(self, card: bytes, *, is_partner: bool = False) -> Contact:
        if card != b"card":
            raise UnreadableContactError("a.card")
        is_known = STATION.recipient in {each.recipient for each in self.known}
        return replace(STATION, is_partner=is_partner and not is_known)

    def call_partner(self, contact: Contact, *, is_partner: bool) -> None:
        self.called.append((contact.station, is_partner))

    def export(self, interviews, to, path, advance, share):  # type: ignore[no-untyped-def]
        if self.error is not None:
            raise self.error
        for done in (0, 50, 100):
            advance(done, 100)
        self.sealed.append((tuple(interviews), to, path))
        return SealedBundle(BundleId("b" * 36), path, 156_000, "ab" * 32)

    def receive(self, path, advance):  # type: ignore[no-untyped-def]
        if self.error is not None:
            raise self.error
        opened: Any = SimpleNamespace(records=(SUBJECT.id,), sender=STATION)
        return Received(opened, 7, self.was_here)


def last(states: list[S]) -> S:
    """Return the newest state."""
    return states[-1]


def tools(printer: Any, desk: Any, workshop: InlineWorkshop | None = None) -> ExportTools:
    return ExportTools(
        printer, desk, workshop or InlineWorkshop(), lambda path: path.encode(), sentence,
        lambda: "k7m2q", can_read_identity=True,
    )  # fmt: skip


def pdf(printer: Printer, language: str = "es") -> tuple[PdfPresenter, list[PdfState]]:
    states: list[PdfState] = []
    presenter = PdfPresenter(tools(printer, Desk()), SUBJECT, Words(language), states.append)
    return presenter, states


def bundle(
    desk: Desk, workshop: InlineWorkshop | None = None
) -> tuple[BundlePresenter, list[BundleState]]:
    states: list[BundleState] = []
    made = tools(Printer(), desk, workshop)
    presenter = BundlePresenter(made, SUBJECT, Words("en"), states.append)
    presenter.open()
    return presenter, states


def test_a_summary_is_printed_where_it_was_asked_for_and_says_its_words() -> None:
    printer = Printer()
    presenter, states = pdf(printer)
    presenter.write("/out/s.pdf")
    assert printer.orders == [(SUBJECT.id, "/out/s.pdf", ("es",), False, True)]
    assert last(states).stage is Stage.DONE
    assert last(states).check_words == "sol mar"
    assert "/out/s.pdf" in last(states).done


def test_both_columns_lead_with_the_language_of_the_window() -> None:
    printer = Printer()
    presenter, _states = pdf(printer, "en")
    presenter.choose_languages(PaperLanguage.BOTH)
    presenter.add_identity(is_wanted=True)
    presenter.write("/out/s.pdf")
    assert printer.orders[0][2:4] == (("en", "es"), True)


def test_a_paper_without_names_is_the_usual_one_and_its_file_names_the_code() -> None:
    presenter, _states = pdf(Printer())
    assert not presenter.state().with_identity
    assert presenter.state().file_name == "resumen 1KZQ4-0W7PV.pdf"


def test_the_page_for_the_person_has_no_names_and_no_code_on_its_file() -> None:
    printer, states = Printer(), list[PdfState]()
    made = tools(printer, Desk())
    presenter = PdfPresenter(made, SUBJECT, Words("es"), states.append, paper=Paper.ACCESS)
    assert not presenter.state().can_add_identity
    assert SUBJECT.code not in presenter.state().file_name
    presenter.choose_languages(PaperLanguage.BOTH)
    presenter.write("/out/p.pdf")
    assert printer.orders == [(SUBJECT.id, "/out/p.pdf", ("es", "en"), True)]
    assert "/out/p.pdf" in last(states).done


def test_a_copy_for_the_person_waits_until_they_were_asked_who_could_find_it() -> None:
    printer = Printer()
    presenter, states = pdf(printer)
    presenter.choose_paper(Paper.SURVIVOR)
    assert not last(states).can_write
    assert [each.key for each in last(states).carries] == ["with_lawyer", "carried"]
    assert (last(states).can_add_identity, SUBJECT.code in last(states).file_name) == (False, False)
    presenter.choose_carry(Carry.CARRIED)
    assert last(states).can_write
    presenter.write("/out/w.pdf")
    assert printer.wishes == [PaperWish(PaperKind.SURVIVOR, ("es",), carry=Carry.CARRIED)]
    assert last(states).check_words == ""


def test_a_referral_waits_for_a_name_and_a_summary_for_somebody_holds_what_is_allowed() -> None:
    printer = Printer()
    presenter, states = pdf(printer)
    presenter.choose_paper(Paper.REFERRAL)
    assert not last(states).can_write
    presenter.name_recipient(" Clínica ")
    presenter.write("/out/r.pdf")
    assert (printer.wishes[0].recipient, printer.wishes[0].profile) == ("Clínica", None)
    presenter, states = pdf(printer)
    presenter.name_recipient("Ana L.")
    presenter.lock(is_wanted=True)
    presenter.write("/out/s.pdf")
    assert (printer.wishes[1].profile, printer.wishes[1].is_locked) == (Profile.LEGAL, True)


def test_a_refused_paper_says_why_and_can_be_tried_again() -> None:
    printer = Printer(error=FileExistsAlreadyError("s.pdf"))
    presenter, states = pdf(printer)
    presenter.write("/out/s.pdf")
    assert last(states).stage is Stage.ASKING
    assert "s.pdf" in last(states).problem
    printer.error = None
    presenter.write("/out/t.pdf")
    assert last(states).stage is Stage.DONE


def test_a_bundle_goes_to_the_station_chosen() -> None:
    desk = Desk((STATION,))
    presenter, states = bundle(desk)
    assert last(states).can_send
    presenter.send("/out/k.intake")
    assert desk.sealed == [((SUBJECT.id,), STATION, "/out/k.intake")]
    assert "156" in last(states).done
    assert {each.share for each in states} >= {0.0, 0.5, 1.0}


def test_an_interview_from_elsewhere_is_not_sealed_and_the_dialog_says_who_can() -> None:
    presenter, states = bundle(Desk((STATION,), error=RecordedElsewhereError(SUBJECT.id)))
    presenter.send("/out/k.intake")
    assert last(states).stage is Stage.ASKING
    assert last(states).problem.startswith("Only the station that recorded this interview")
    assert last(states).can_send


def test_an_unverified_station_is_warned_about_and_a_verified_one_is_not() -> None:
    verified = replace(STATION, verified=True)
    assert "Albergue Esperanza" in last(bundle(Desk((STATION,)))[1]).warning
    assert last(bundle(Desk((verified,)))[1]).warning == ""


def test_without_a_station_nothing_can_be_sent_until_a_card_is_read() -> None:
    presenter, states = bundle(Desk())
    assert not last(states).can_send
    presenter.send("/out/k.intake")
    assert last(states).stage is Stage.ASKING
    presenter.take_card("no card")
    assert "damaged" in last(states).problem
    presenter.take_card("card")
    presenter.tell_whose(True)
    assert last(states).can_send
    assert last(states).problem == ""


def test_a_list_that_comes_late_takes_no_station_away() -> None:
    workshop = HeldWorkshop()
    presenter, states = bundle(Desk(), workshop)
    presenter.take_card("card")
    workshop.held.reverse()
    workshop.go_on()
    assert [each.name for each in last(states).stations] == ["Albergue Esperanza"]
    presenter.tell_whose(False)
    assert last(states).can_send


def test_the_name_of_a_bundle_tells_nothing() -> None:
    assert last(bundle(Desk())[1]).file_name == "k7m2q.intake"


def test_a_stopped_bundle_is_no_problem_and_leaves_the_question() -> None:
    workshop = HeldWorkshop()
    desk = Desk((STATION,))
    presenter, states = bundle(desk, workshop)
    workshop.go_on()
    presenter.send("/out/k.intake")
    assert last(states).stage is Stage.WORKING
    presenter.cancel()
    presenter._refused(CancelledError())
    assert last(states).stage is Stage.ASKING
    assert last(states).problem == ""


def test_a_fingerprint_is_short_enough_to_be_read_out() -> None:
    assert fingerprint(STATION.recipient) == "z3x6 c9v2 b5nq xw7t"


def sending(desk: Any) -> tuple[SendingPresenter, list[SendingState], dict[str, bytes]]:
    states: list[SendingState] = []
    written: dict[str, bytes] = {}
    made = SendingTools(
        desk,
        InlineWorkshop(),
        lambda path: path.encode(),
        written.__setitem__,
        sentence,
    )
    presenter = SendingPresenter(made, Words("en"), states.append)
    presenter.open()
    return presenter, states, written


def test_taking_in_a_bundle_says_what_came() -> None:
    presenter, states, _written = sending(Desk())
    presenter.take_in("/in/b.intake")
    assert "1 interview" in last(states).news
    assert last(states).taking is Taking.NOTHING
    presenter.speak(Words("es"))
    assert "1 entrevista" in last(states).news


def test_the_same_bundle_again_says_that_nothing_changed() -> None:
    presenter, states, _written = sending(Desk(was_here=True))
    presenter.take_in("/in/b.intake")
    assert "nothing was changed" in last(states).news


def test_a_refused_bundle_says_why() -> None:
    presenter, states, _written = sending(Desk(error=UnreadableContactError("b")))
    presenter.take_in("/in/b.intake")
    assert last(states).problem
    assert last(states).taking is Taking.NOTHING


def test_this_stations_card_is_written_where_it_was_asked_for() -> None:
    presenter, states, written = sending(Desk())
    presenter.save_own_card("/out/own.json")
    assert written == {"/out/own.json": b"card"}
    assert "/out/own.json" in last(states).news


def test_a_card_makes_a_station_known() -> None:
    presenter, states, _written = sending(Desk())
    presenter.take_card("card")
    assert [each.name for each in last(states).stations] == ["Albergue Esperanza"]


def test_a_card_that_came_as_text_is_read_line_by_line() -> None:
    came: list[bytes] = []

    class Pasted(Desk):
        def remember(self, card: bytes, *, is_partner: bool = False) -> Contact:
            came.append(card)
            return super().remember(b"card", is_partner=is_partner)

    presenter, states, _written = sending(Pasted())
    presenter.take_card_text(' {"v":1}\r\n\nuntrusted comment: x ')
    assert came == [b'{"v":1}\nuntrusted comment: x\n']
    assert [each.name for each in last(states).stations] == ["Albergue Esperanza"]


@pytest.mark.parametrize(("is_ours", "called"), [(True, [(STATION.station, False)]), (False, [])])
def test_new_station_is_a_partners_until_somebody_says_ours(
    is_ours: bool,
    called: list[tuple[str, bool]],
) -> None:
    desk = Desk()
    presenter, states = bundle(desk)
    presenter.take_card("card")
    assert (last(states).asks_about, last(states).can_send) == (STATION.station, False)
    presenter.tell_whose(is_ours)
    assert (last(states).asks_about, last(states).can_send) == ("", True)
    assert desk.called == called
    presenter.send("/out/a.intake")
    assert desk.sealed[0][1].is_partner is not is_ours


def test_station_that_is_known_is_not_asked_about_again() -> None:
    presenter, states, _written = sending(Desk(known=(STATION,)))
    presenter.take_card("card")
    assert last(states).asks_about == ""
    presenter.tell_whose(True)
    presenter, states, _written = sending(Desk())
    presenter.take_card("card")
    assert last(states).asks_about == STATION.station
