"""The mark on every page: the paper's number, its check words, and their code."""

from intake.domain.ids import PaperId
from intake.reports.document import Stamp
from intake.reports.voices import Voices


def stamp(voices: Voices, paper: PaperId, check_words: tuple[tuple[str, ...], ...]) -> Stamp:
    """Return the mark of a paper; `check_words` has one row for each language of the paper."""
    groups = "-".join(paper[at : at + 4] for at in range(0, len(paper), 4))
    words = tuple(" ".join(each) for each in check_words)
    return Stamp(
        paper=voices.gettext("Paper {number}", number=groups),
        check=voices.gettext("Check words: {words}", words=words),
        code=f"{paper} {words[0]}",
        page=voices.gettext("Page {page} of {count}"),
    )
