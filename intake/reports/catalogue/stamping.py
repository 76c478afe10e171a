"""The mark on every page: the paper's number, its check words, and their code."""

from intake.domain.ids import PaperId
from intake.reports.document import Stamp, Texts
from intake.reports.voices import Voices
from intake.services.paper_wishes import Edition


def stamp(
    voices: Voices,
    paper: PaperId,
    check_words: tuple[tuple[str, ...], ...],
    edition: Edition | None = None,
) -> Stamp:
    """Return the mark of a paper; `check_words` has one row for each language of the paper."""
    groups = "-".join(paper[at : at + 4] for at in range(0, len(paper), 4))
    words = tuple(" ".join(each) for each in check_words)
    return Stamp(
        paper=voices.gettext("Paper {number}", number=groups),
        check=voices.gettext("Check words: {words}", words=words),
        code=f"{paper} {words[0]}",
        page=voices.gettext("Page {page} of {count}"),
        edition=_edition(voices, edition) if edition else (),
        number=paper,
    )


def _edition(voices: Voices, edition: Edition) -> Texts:
    return voices.gettext(
        "Record version {version} · Copy {copy}",
        version=str(edition.version),
        copy=str(edition.copy),
    )
