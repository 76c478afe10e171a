"""One unlocked store on the screen: its lanes, its pages, and the way from one to the next."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from intake.app.clock import local_zone, now
from intake.domain.case_codes import CaseCode, shown
from intake.domain.errors import IntakeError
from intake.domain.ids import InterviewId
from intake.services.application import Application
from intake.ui.check_room import RoomNotice
from intake.ui.day_beside import DayBeside
from intake.ui.error_messages import sentence
from intake.ui.figures_place import figures_page
from intake.ui.files import read_chosen, write_chosen
from intake.ui.form_dialogs import FormDialogs
from intake.ui.guidance_place import guidance_page
from intake.ui.interview_dialogs import InterviewDialogs
from intake.ui.presenters.alias import AliasDesk
from intake.ui.presenters.cases import CasesPresenter, CasesTools
from intake.ui.presenters.cases_state import CasesState
from intake.ui.presenters.compartment_reasons import reason_text
from intake.ui.presenters.export import Subject
from intake.ui.presenters.finding_words import finding_text
from intake.ui.presenters.forms import FormsPresenter, FormsTools
from intake.ui.presenters.forms_state import FormsMode, FormsState
from intake.ui.presenters.sending import SendingPresenter, SendingState, SendingTools
from intake.ui.presenters.settings import SettingsPresenter, SettingsState
from intake.ui.ready_screens import ReadyScreens
from intake.ui.settings_place import add_cards, ask_about_the_store
from intake.ui.shell import Place, Shell
from intake.ui.surface import Surface, Threads
from intake.ui.views.forms_view import FormsView
from intake.ui.views.help_view import HelpView
from intake.ui.views.sending_view import SendingView
from intake.ui.views.settings_view import SettingsView
from intake.ui.wishes import Wishes as Wishes  # noqa: PLC0414 - given on

if TYPE_CHECKING:  # made when somebody first goes there
    from intake.ui.check_beside import CheckBeside
    from intake.ui.day_pages import DayPages
    from intake.ui.own_door import OwnDoor
    from intake.ui.people_dialogs import PeopleDialogs
    from intake.ui.post_beside import PostBeside


class StoreSession(QObject):
    """The pages of one unlocked store."""

    new_asked = Signal(str)
    """Somebody wants a new interview, with the form of this hash or with any (empty)."""
    continue_asked = Signal(str)
    lock_asked = Signal()
    pin_asked = Signal()

    def __init__(
        self,
        surface: Surface,
        application: Application,
        threads: Threads,
        wishes: Wishes,
        ready: ReadyScreens,
    ) -> None:
        """Open a session; `ready` gives what was built while it was locked."""
        super().__init__(surface.window)
        self._surface, self._threads, self.application = surface, threads, application
        context = surface.context
        self._form_dialogs = FormDialogs(
            surface, application, threads, wishes.exports, lambda: self.forms.rows
        )
        words = context.localizer.words
        self._ready, self.cases_view = ready, ready.cases()
        self.cases = CasesPresenter(
            self._cases_tools(), words, self._show_cases, self.cases_view.rows_came
        )
        self.day_beside = DayBeside(surface, application, threads, self.cases_view.say_beside)
        self._forms_view: FormsView | None = None
        self._sending_view: SendingView | None = None
        self._hears = wishes.hears
        self._settings_view: SettingsView | None = None
        self._people: PeopleDialogs | None = None
        self._door_things = wishes.door
        self._day: DayPages | None = None
        self._check: CheckBeside | None = None
        self._room = RoomNotice(surface, application, threads)
        self._post: PostBeside | None = None
        self.forms = FormsPresenter(self._forms_tools(), words, self._show_forms)
        self.sending = SendingPresenter(self._sending_tools(), words, self._show_sending)
        self.settings = SettingsPresenter(
            wishes.chosen, words, self._show_settings, wishes.preferred
        )
        self.dialogs = InterviewDialogs(surface, application, threads, self._subject)
        self._attach()

    def _makers(self) -> dict[Place, Callable[[], QWidget]]:
        at = self._surface, self.application, self._threads
        return {
            Place.DAY: self._make_day,
            Place.FORMS: self._make_forms,
            Place.SENDING: self._make_sending,
            Place.FIGURES: lambda: figures_page(*at),
            Place.GUIDANCE: lambda: guidance_page(*at, self._form_dialogs.preview),
            Place.PEOPLE: self._make_people,
            Place.SETTINGS: self._make_settings,
            Place.HELP: lambda: HelpView(self._surface.context),
        }

    @cached_property
    def shell(self) -> Shell:
        """The rail with its pages."""
        made = self._ready.shell()
        made.open(self._makers(), self.application.session.label)
        made.lock_asked.connect(self.lock_asked)
        return made

    @cached_property
    def _own_door(self) -> "OwnDoor | None":
        from intake.ui.own_door import OwnDoor  # the list is painted before this is loaded

        things, workshop = self._door_things, self._threads.workshop
        return OwnDoor(self._surface, self.application, workshop, things) if things else None

    def open(self) -> None:
        """Ask for the first rows."""
        self.cases.open()

    def open_rest(self) -> None:
        """Ask for what other pages show, once the list is on the screen."""
        self.forms.open()
        self.shell.put_notice(self._room.banner)
        self._room.look()
        if self._own_door is not None:
            self._own_door.remind(self.shell)
        ask_about_the_store(self.settings, self.application, self._threads, self._hears, self.tell)

    def refresh(self) -> None:
        """Ask for the rows anew, as after an interview."""
        self.cases.open()
        self.forms.open()

    def close(self) -> None:
        """Finish what is queued, lock the store, end the threads."""
        self._surface.context.localizer.changed.disconnect(self._speak)
        self._form_dialogs.close()
        for each in (self._people, self._day, self._post, self._check, self._room):
            if each is not None:
                each.close()
        self._threads.workshop.close()
        self._threads.writer.run(self.application.close, lambda _none: None, self.tell)
        self._threads.writer.close()
        self._threads.reader.close()
        self.shell.deleteLater()
        self.deleteLater()

    def tell(self, error: IntakeError) -> None:
        """Say what went wrong in a dialog of its own."""
        self._surface.dialogs.tell_error(error)

    def go_to_help(self) -> None:
        """Show the help."""
        self.shell.go(Place.HELP)

    def go_to_search(self) -> None:
        """Show the list, with the keyboard on its search field."""
        self.shell.go(Place.INTERVIEWS)
        self.cases_view.focus_search()

    def _attach(self) -> None:
        view = self.cases_view
        view.attach(self.cases)
        aliases = AliasDesk(self.application.reading, self._threads.reader)
        view.show_aliases(aliases.asking)
        view.new_asked.connect(lambda: self.new_asked.emit(""))
        view.continue_asked.connect(self.continue_asked)
        self.dialogs.serve(view, self.refresh)
        view.day_asked.connect(lambda each: self.day_beside.open_dialog(self._subject(each)))
        view.export_asked.connect(lambda: self._form_dialogs.export_answers(self.cases.listed))
        view.move_asked.connect(self._move)
        self._surface.context.localizer.changed.connect(self._speak)

    def _move(self, interview: str) -> None:
        row = self.cases.chosen
        if row is not None and row.id == interview:
            self._form_dialogs.move(row, self.refresh)

    def _speak(self, _language: str) -> None:
        words = self._surface.context.localizer.words
        for presenter in (self.cases, self.forms, self.sending, self.settings):
            presenter.speak(words)

    def _make_forms(self) -> QWidget:
        view = FormsView(self._surface.context, self._surface.dialogs)
        view.interview_asked.connect(self.new_asked)
        self._form_dialogs.serve(view)
        self._forms_view = view
        view.attach(self.forms)
        return view

    def _make_sending(self) -> QWidget:
        from intake.ui.post_beside import PostBeside

        post = self._post = PostBeside(self._surface, self.application, self._threads)
        view = SendingView(self._surface.context, self._surface.dialogs, *post.cards)
        post.serve(view, self.sending.open)
        view.list_asked.connect(lambda: self.shell.go(Place.INTERVIEWS))
        self._sending_view = view
        view.attach(self.sending)
        self.sending.open()
        return view

    def _make_day(self) -> QWidget:
        from intake.ui.day_pages import day_pages

        of, around = (self.application, self._threads), (self.cases_view, self.shell)
        self._day = day_pages(self._surface, of, around)
        return self._day.view

    def _make_people(self) -> QWidget:
        from intake.ui.people_dialogs import PeopleDialogs

        self._people = PeopleDialogs(self._surface, self.application, self._threads)
        self._people.lock_asked.connect(self.lock_asked)
        return self._people.view

    def _make_settings(self) -> QWidget:
        view = SettingsView(self._surface.context, self.settings.state())
        self._check = add_cards(view, self._surface, self.application, self._threads)
        view.pin_asked.connect(self.pin_asked)
        if self._own_door is not None:
            self._own_door.serve(view)
        self._settings_view = view
        view.attach(self.settings)
        return view

    def _show_cases(self, state: CasesState) -> None:
        self.cases_view.display(state)
        self.day_beside.look(state)

    def _show_forms(self, state: FormsState) -> None:
        if state.mode is FormsMode.LIST:
            self.cases.refresh()  # it says for which interview a newer version is here
        if self._forms_view is not None:
            self._forms_view.display(state)

    def _show_sending(self, state: SendingState) -> None:
        if self._sending_view is not None:
            self._sending_view.display(state)

    def _show_settings(self, state: SettingsState) -> None:
        if self._settings_view is not None:
            self._settings_view.display(state)

    def _subject(self, interview: str) -> Subject:
        chosen = self.cases.chosen
        code = chosen.case_code if chosen is not None and chosen.id == interview else ""
        return Subject(InterviewId(interview), shown(CaseCode(code)) if code else "")

    def _cases_tools(self) -> CasesTools:
        return CasesTools(
            self.application.reading,
            self._threads.reader,
            now,
            local_zone(),
            sentence,
            self._form_dialogs.has_newer,
        )

    def _forms_tools(self) -> FormsTools:
        threads = self._threads
        return FormsTools(
            self.application.shelf,
            threads.reader,
            threads.writer,
            threads.workshop,
            read_chosen,
            local_zone(),
            sentence,
            finding_text,
            reason_text,
            self.application.form_versions,
            write_chosen,
        )

    def _sending_tools(self) -> SendingTools:
        handing_over, workshop = self.application.handing_over, self._threads.workshop
        return SendingTools(handing_over, workshop, read_chosen, write_chosen, sentence)
