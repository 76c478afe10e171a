"""A narrative while it is written: its text, its marked stretches, and the way back."""

from dataclasses import dataclass
from typing import Final

from intake.domain.spans import (
    Spans,
    carried,
    edited,
    in_order,
    is_marked,
    marked,
)

_LONGEST_PAST: Final = 200


@dataclass(frozen=True, slots=True)
class Edit:
    """What a widget says of one change, in characters."""

    at: int
    removed: int
    added: int


class Narrative:
    """Keeps the spans where their words are, and remembers what they were for each text."""

    def __init__(self) -> None:
        self.text = ""
        self.spans: Spans = ()
        self._past: list[tuple[str, Spans]] = []

    def show(self, text: str, spans: Spans) -> None:
        """Take a text with its spans from elsewhere; what was before can come back."""
        self._go_on(text, in_order(spans, len(text)))

    def edit(self, text: str, change: Edit) -> None:
        """Follow a change; one that does not lead to `text` is worked out from the two texts."""
        before, (at, behind) = self.text, (change.at, change.at + change.removed)
        leads_there = before[:at] + text[at : at + change.added] + before[behind:] == text
        if leads_there and change.removed + change.added <= max(len(before), len(text)):
            self._go_on(text, edited(self.spans, at, change.removed, change.added))
        else:
            self._go_on(text, carried(self.spans, before, text))

    def mark(self, start: int, end: int, kind: str) -> None:
        """Mark a stretch, or take the mark away where all of it has this one already."""
        again = is_marked(self.spans, start, end, kind)
        self._go_on(self.text, marked(self.spans, start, end, "" if again else kind))

    def unmark(self) -> bool:
        """Take the last mark back; False when the last thing done was no mark."""
        if not self._past or self._past[-1][0] != self.text:
            return False
        self.text, self.spans = self._past.pop()
        return True

    def restore(self, text: str) -> None:
        """Go back to a text that the widget brought back, with the spans it had."""
        for place in range(len(self._past) - 1, -1, -1):
            if self._past[place][0] == text:
                self.text, self.spans = self._past[place]
                del self._past[place:]
                return
        self._go_on(text, carried(self.spans, self.text, text))

    def kind_at(self, start: int, end: int) -> str:
        """Return what a stretch, or the place of the caret, is marked as."""
        end = max(end, start + 1)
        kinds = {each.kind for each in self.spans if each.start < end and start < each.end}
        return kinds.pop() if len(kinds) == 1 else ""

    def _go_on(self, text: str, spans: Spans) -> None:
        if (text, spans) != (self.text, self.spans):
            self._past = [*self._past[-_LONGEST_PAST:], (self.text, self.spans)]
            self.text, self.spans = text, spans


def characters(text: str, units: int) -> int:
    """Return how many characters the first units of UTF-16 are, as Qt counts them."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))


def units(text: str, count: int) -> int:
    """Return how many units of UTF-16 the first characters of a text are."""
    return len(text[:count].encode("utf-16-le")) // 2


def difference(before: str, after: str) -> tuple[int, int, str]:
    """Return from where to where `before` differs from `after`, and what stands there instead."""
    limit = min(len(before), len(after))
    first = next((at for at in range(limit) if before[at] != after[at]), limit)
    left = limit - first
    last = next((at for at in range(left) if before[-1 - at] != after[-1 - at]), left)
    return first, len(before) - last, after[first : len(after) - last]
