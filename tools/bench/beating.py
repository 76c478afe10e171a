"""A heartbeat on the thread that paints: the time between two beats is what a person would feel."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer

from tools.bench.measuring import gaps, percentile

BEAT_MS = 4
FRAME_MS = 16


class Heart(QObject):
    """Beats every 4 ms while the loop runs."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self.beats: list[float] = []
        self._used: list[float] = []

    def start(self) -> None:
        """Begin anew."""
        self.beats, self._used = [], []
        self._beat()
        self._timer.start()

    def stop(self) -> None:
        """End; the last gap counts too."""
        self._beat()
        self._timer.stop()

    def milliseconds(self) -> tuple[float, ...]:
        """Return the gaps between the beats."""
        return tuple(gap * 1e3 for gap in gaps(self.beats))

    def told(self, prefix: str = "") -> dict[str, float]:
        """Return the worst gap, the 99th percentile, the beats, the processor time of a turn."""
        found, used = self.milliseconds(), [gap * 1e3 for gap in gaps(self._used)]
        return {
            f"{prefix}worst": max(found),
            f"{prefix}p99": percentile(found, 99),
            f"{prefix}beats": len(found),
            f"{prefix}cpu_worst": max(used),
            f"{prefix}cpu_over_16": sum(each > FRAME_MS for each in used),
        }

    def _beat(self) -> None:
        self.beats.append(time.perf_counter())
        self._used.append(time.thread_time())
