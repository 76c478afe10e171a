"""Everything unsent sealed at once, and places that carry files: without a window."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from intake.domain.errors import CancelledError, TargetUnreachableError
from intake.domain.ids import InterviewId
from intake.domain.targets import Target, TargetKind
from intake.i18n import Words
from intake.services.sending_many import Plan, SentMany
from intake.services.targets import Act, Fetched, Remembered
from intake.ui.error_messages import sentence
from intake.ui.local_time import moment_here
from intake.ui.presenters.sending_many import ManyPresenter, ManyStage, ManyState, ManyTools
from intake.ui.presenters.targets import TargetsPresenter, TargetsState, TargetTools
from tests.ui.fakes import STATION, HeldWorkshop, InlineLane, InlineWorkshop

AT = datetime(2026, 11, 24, 15, tzinfo=UTC)
THREE = tuple(InterviewId(each * 32) for each in "123")


class FakeMany:
    """Three interviews wait, one stays."""

    def __init__(self) -> None:
        self.error: Exception | None = None
        self.goes = THREE

    def plan(self, _to: Any) -> Plan:
        return Plan(self.goes, (InterviewId("9" * 32),))

    def send(self, _to: Any, _folder: str, advance: Callable[..., None]) -> SentMany:
        advance(1, 3)
        if self.error is not None:
            raise self.error
        bundle: Any = object()
        count, self.goes = len(self.goes), ()
        return SentMany((bundle,), count, 1)


class FakeTargets:
    """One stick; what was asked is remembered."""

    def __init__(self) -> None:
        self.kept = {"stick": Target("stick", TargetKind.FOLDER, {"path": "/media/stick"})}
        self.done: list[tuple[Any, ...]] = []
        self.error: Exception | None = None
        self.last = Remembered()

    def rows(self) -> tuple[Target, ...]:
        return tuple(self.kept.values())

    def remembered(self, _name: str) -> Remembered:
        return self.last

    def keep(self, target: Target) -> None:
        self.kept[target.name] = target

    def forget(self, name: str) -> None:
        del self.kept[name]

    def _do(self, *what: Any) -> None:
        if self.error is not None:
            raise self.error
        self.done.append(what)

    def waiting(self, name: str) -> tuple[str, ...]:
        self._do("waiting", name)
        return ("a", "b")

    def fetch(self, name: str, into: str, _advance: Any) -> tuple[Fetched, ...]:
        self._do("fetch", name, into)
        return (Fetched("a", "/in/a"), Fetched("b", ""))

    def send(self, name: str, file: str, recipient: str, advance: Callable[..., None]) -> None:
        advance(1, 2)
        self._do("send", name, file, recipient)


def many(fake: FakeMany, workshop: Any = None) -> tuple[ManyPresenter, list[ManyState]]:
    shown: list[ManyState] = []
    service: Any = fake
    unverified = replace(STATION, verified=False)
    tools = ManyTools(
        service, lambda: (unverified,), InlineLane(), workshop or InlineWorkshop(), sentence,
        lambda: None,
    )  # fmt: skip
    made = ManyPresenter(tools, Words("en"), shown.append)
    made.open()
    return made, shown


def test_what_would_go_is_told_before_it_goes() -> None:
    made, _shown = many(FakeMany())
    assert not made.state().can_send
    made.choose(STATION.recipient)
    state = made.state()
    assert state.told.startswith("3 interviews were not sent")
    assert "1 stays" in state.told
    assert state.warning
    assert state.can_send
    made.send("/stick")
    state = made.state()
    assert state.news == "1 bundle lies in /stick. Only that station can open it."
    assert not state.can_send
    made.speak(Words("es"))
    assert made.state().told


def test_pause_keeps_the_place_and_stop_forgets_it() -> None:
    fake, workshop = FakeMany(), HeldWorkshop()
    made, _shown = many(fake, workshop)
    made.cancel()
    made.choose(STATION.recipient)
    made.send("/stick")
    assert made.state().stage is ManyStage.WORKING
    made.go_on()  # it runs already
    fake.error = CancelledError()
    made.pause()
    workshop.go_on()
    state = made.state()
    assert (state.stage, state.problem) == (ManyStage.PAUSED, "")
    assert state.progress == "1 of 3 interviews"
    made.cancel()
    assert made.state().stage is ManyStage.ASKING
    made.send("/stick")
    fake.error = TargetUnreachableError("x", "gone")
    workshop.go_on()
    assert made.state().problem


def card(fake: FakeTargets, workshop: Any = None) -> tuple[TargetsPresenter, list[TargetsState]]:
    shown: list[TargetsState] = []
    service: Any = fake
    lane = InlineLane()
    tools = TargetTools(
        service, lambda: (STATION,), lane, workshop or InlineWorkshop(), sentence, moment_here
    )
    made = TargetsPresenter(tools, Words("en"), shown.append)
    made.open()
    return made, shown


def test_each_contact_is_shown_and_says_what_came_of_it() -> None:
    fake = FakeTargets()
    made, shown = card(fake)
    (line,) = made.state().lines
    assert line.what == "Folder or stick · /media/stick"
    assert line.last == "never contacted"
    made.check("stick")
    assert "2 files wait" in made.state().news
    assert any(each.contacting == "stick" for each in shown)
    assert made.state().contacting == ""
    made.fetch("stick", "/in")
    assert made.state().news.startswith("1 file lies in /in")
    made.send("stick", "age1x", "/out/a")
    assert made.state().news == "Sent: /out/a"
    fake.error = TargetUnreachableError("stick", "gone")
    made.check("stick")
    assert "does not answer" in made.state().problem


def test_what_came_of_it_last_has_words() -> None:
    fake = FakeTargets()
    for act, text in ((Act.SEND, "sent"), (Act.FETCH, "fetched: 2"), (Act.CHECK, "waiting: 2")):
        fake.last = Remembered(act, AT, 2)
        assert card(fake)[0].state().lines[0].last.endswith(text)
    fake.last = replace(fake.last, failed=True)
    assert "did not work" in card(fake)[0].state().lines[0].last


def test_only_one_place_is_spoken_to_at_a_time_and_it_can_be_stopped() -> None:
    fake, workshop = FakeTargets(), HeldWorkshop()
    made, _shown = card(fake, workshop)
    made.cancel()
    made.check("stick")
    made.check("stick")
    fake.error = CancelledError()
    made.cancel()
    workshop.go_on()
    assert (made.state().contacting, made.state().problem, fake.done) == ("", "", [])
    made.keep(" cloud ", TargetKind.WEBDAV, {"url": " https://a.example ", "user": " "})
    assert fake.kept["cloud"].settings == {"url": "https://a.example"}
    made.forget("cloud")
    made.speak(Words("es"))
    assert len(made.state().lines) == 1
