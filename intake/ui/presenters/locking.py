"""When the desk dims, is covered and locks: what the time, the keys and the system ask for."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MINUTE: Final = 60.0
USUAL_MINUTES: Final = 5
USUAL_LISTENING_MINUTES: Final = 25
SECONDS_TO_COME_BACK: Final = 120.0


class Watch(StrEnum):
    """How the desk stands."""

    AWAKE = "awake"
    DIMMED = "dimmed"
    """Somebody is told something, and nobody types: the screen is dark, any touch lights it."""
    COVERED = "covered"
    """A harmless page hides everything, half-typed text is kept; a PIN brings it back for a while.

    The keys are still in memory.
    """
    LOCKED = "locked"
    """The keys are dropped: only the passphrase opens."""


class Heard(StrEnum):
    """What the system can say; each is a reason to lock."""

    SLEEP = "sleep"
    SCREEN_LOCK = "screen_lock"
    USER_SWITCH = "user_switch"


@dataclass(frozen=True, slots=True)
class LockTimes:
    """How long nothing may happen, in seconds."""

    idle: float
    listening: float

    @classmethod
    def of_minutes(cls, idle: float, listening: float) -> "LockTimes":
        """Return the times that were chosen in minutes."""
        return cls(idle * MINUTE, listening * MINUTE)


@dataclass(frozen=True, slots=True)
class LockTools:
    """What the policy works with."""

    now: Callable[[], float]
    """Seconds that never go back, and that pass while the machine sleeps."""
    can_return: Callable[[], bool]
    """Tell whether a PIN was chosen, so that covering is of use."""
    changed: Callable[[Watch], None]


class LockPolicy:
    """Knows how the desk stands; whoever shows it is told of every change."""

    def __init__(self, times: LockTimes, tools: LockTools) -> None:
        self._times, self._tools = times, tools
        self._watch = Watch.LOCKED
        self._since = tools.now()
        self._is_listening = False

    @property
    def watch(self) -> Watch:
        """How the desk stands."""
        return self._watch

    @property
    def is_listening(self) -> bool:
        """Whether a testimony is being told."""
        return self._is_listening

    @property
    def seconds_left(self) -> float | None:
        """Seconds until something happens by itself; None while it is locked."""
        if self._watch is Watch.LOCKED:
            return None
        return max(0.0, self._since + self._patience() - self._tools.now())

    def begin(self) -> None:
        """Watch: the store was opened."""
        self._is_listening = False
        self._turn(Watch.AWAKE)

    def touched(self) -> None:
        """Note a key, the mouse or a finger; what is dim is lit again."""
        self.pass_time()  # a machine that slept past its time is locked, whoever touches it
        if self._watch is Watch.DIMMED:
            self._turn(Watch.AWAKE)
        elif self._watch is Watch.AWAKE:
            self._since = self._tools.now()

    def listen(self, *, is_on: bool) -> None:
        """Begin to listen, or stop; the time begins anew."""
        if self._watch in {Watch.AWAKE, Watch.DIMMED}:
            self._is_listening = is_on
            self._turn(Watch.AWAKE)

    def set_times(self, times: LockTimes) -> None:
        """Take other times, from now on."""
        self._times = times

    def pass_time(self) -> None:
        """Do what is due; called whenever `seconds_left` may have run out."""
        while self.seconds_left == 0.0:
            if self._watch is Watch.AWAKE and self._is_listening:
                self._step(Watch.DIMMED)
            elif self._watch is Watch.DIMMED:
                self._cover_at(self._since + self._patience())
            else:
                self.lock()

    def cover(self) -> None:
        """Hide everything at once; without a PIN that is the same as locking."""
        if self._watch in {Watch.AWAKE, Watch.DIMMED}:
            self._cover_at(self._tools.now())

    def come_back(self) -> None:
        """Show the desk again: the PIN was right, and in time."""
        self.pass_time()
        if self._watch is Watch.COVERED:
            self._turn(Watch.AWAKE)

    def lock(self) -> None:
        """Lock now, whatever was."""
        self._is_listening = False
        self._turn(Watch.LOCKED)

    def end(self) -> None:
        """Note that the store was closed by other means, as with the window."""
        self._is_listening = False
        self._watch = Watch.LOCKED

    def _patience(self) -> float:
        """Return how long the present watch lasts, counted from `_since`."""
        if self._watch is Watch.COVERED:
            return SECONDS_TO_COME_BACK
        if self._watch is Watch.DIMMED:
            return self._times.listening
        if self._is_listening:
            return min(self._times.idle, self._times.listening)
        return self._times.idle

    def _cover_at(self, moment: float) -> None:
        if not self._tools.can_return():
            self.lock()
            return
        self._since = moment
        self._step(Watch.COVERED)

    def _turn(self, watch: Watch) -> None:
        self._since = self._tools.now()
        self._step(watch)

    def _step(self, watch: Watch) -> None:
        """Go on without beginning the time anew: listening is counted from the last touch."""
        if watch is not self._watch:
            self._watch = watch
            self._tools.changed(watch)
