"""Break a text into lines of a width."""

from collections.abc import Callable, Iterator

Measure = Callable[[str], float]
"""The width of a text on one line, in points."""


def broken(text: str, width: float, measure: Measure) -> list[str]:
    """Return the lines of `text`: as it has them, and broken where one is wider than `width`."""
    return [line for paragraph in text.split("\n") for line in _filled(paragraph, width, measure)]


def _filled(paragraph: str, width: float, measure: Measure) -> Iterator[str]:
    blank = measure(" ")
    line: list[str] = []
    used = 0.0
    for word in _fitting(paragraph, width, measure):
        wide = measure(word)
        if line and used + blank + wide > width:
            yield " ".join(line)
            line, used = [], 0.0
        used += wide + (blank if line else 0.0)
        line.append(word)
    yield " ".join(line)


def _fitting(paragraph: str, width: float, measure: Measure) -> Iterator[str]:
    """Yield the words, cutting those that no line could hold."""
    for word in paragraph.split(" "):
        if measure(word) <= width:
            if word:
                yield word
        else:
            yield from _cut(word, width, measure)


def _cut(word: str, width: float, measure: Measure) -> Iterator[str]:
    start, used = 0, 0.0
    for at, sign in enumerate(word):
        wide = measure(sign)
        if at > start and used + wide > width:
            yield word[start:at]
            start, used = at, 0.0
        used += wide
    yield word[start:]
