"""What a lawyer looks for on page one, and which questions of our forms answer it (domain 11)."""

from collections.abc import Mapping
from typing import Final

from intake.domain.states import Outcome
from intake.i18n import N_
from intake.i18n.languages import language_name
from intake.reports.catalogue.code_words import readback_words, skip_words
from intake.reports.catalogue.summary_answers import VERBATIM, quoted, stretches
from intake.reports.document import Fact, Texts
from intake.reports.summary_source import SummarySource, Told, is_printed
from intake.reports.voices import Voices, text_in

NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    N_("Name on papers of the United States"): ("us_name",),
    N_("Given names and surnames"): ("given_names", "surname_1", "surname_2"),
    N_("Born"): ("birth_date", "birth_as_said"),
    N_("A-number"): ("a_number",),
}
"""Of the identity compartment: only where names were asked for."""
ROWS: Final[Mapping[str, tuple[str, ...]]] = {
    N_("Country"): ("country", "country_other", "other_nationality"),
    N_("Has a lawyer"): ("has_lawyer", "g28_seen"),
    N_("Next hearing, by the papers or as told"): ("court_date", "report_time", "report_place"),
    N_("Family in the same case"): ("travel_with", "adults", "minors", "relative_is", "same_case"),
    N_("Afraid to return"): ("afraid_here", "afraid_return", "of_whom"),
    N_("Words of those who did harm"): ("words",),
    N_("Uniforms, vehicles, what they said they were"): (
        "signs",
        "signs_detail",
        "dressed",
        "said_authority",
    ),
    N_("Reports to an authority"): ("reported", "report_to", "report_result", "report_number"),
    N_("Tried to live elsewhere"): ("tried_city", "tried_where", "tried_what"),
    N_("Particular needs, and who was told"): ("vulnerabilities", "told_officer", "told_whom"),
    N_("Evidence and where it is"): ("evidence", "evidence_where"),
    N_("Earlier statements"): ("statement_to", "stated_date", "statement_language"),
}
_CORRECTIONS: Final = 3
_TELLING: Final = 10
"""A shorter answer is a number, a yes or a no: nobody knows to what."""


def rows(source: SummarySource, wanted: Mapping[str, tuple[str, ...]], most: int) -> list[Fact]:
    """Return a line for each thing that the form asks about; a long text ends in an ellipsis."""
    found = []
    for label, names in wanted.items():
        asked = [each for each in source.told if _name(each) in names]
        if asked:
            value = _value(source, asked, most)
            found.append(Fact(source.voices.gettext(label), value))
    return found


def readback(source: SummarySource, most: int) -> Fact:
    """Say whether it was read back, in which language, by whom, and what was corrected."""
    voices, end = source.voices, source.edition.ending
    said = readback_words(voices, source.interview.course)
    parts = [said or voices.gettext("Not read back yet")]
    if end.readback is not None and end.readback.outcome is not Outcome.NOT_DONE:
        language = voices.each(lambda own: language_name(end.readback.lang, own))  # type: ignore[union-attr]
        parts.append(voices.gettext("in {language}", language=language))
        if end.readback.by:
            parts.append(voices.gettext("by {code}", code=end.readback.by))
    lines = [_joined(parts, ", "), *_corrections(source, most)]
    return Fact(voices.gettext("Read back"), _joined(lines, "\n"))


def open_ends(source: SummarySource) -> Fact:
    """Count what was refused, left for later, or not asked."""
    voices, counts = source.voices, dict[Texts, int]()
    for each in source.told:
        if not each.lines and is_printed(source, each):
            why = skip_words(voices, each.skip) if each.skip else voices.gettext("Not asked")
            counts[why] = counts.get(why, 0) + 1
    parts = [tuple(f"{text}: {count}" for text in why) for why, count in counts.items()]
    said = _joined(parts, " · ") if parts else voices.gettext("Nothing is open")
    return Fact(voices.gettext("Without an answer"), said)


def _corrections(source: SummarySource, most: int) -> list[Texts]:
    """Return what was corrected of free texts, old → new."""
    voices = source.voices
    now = {each.path: each for each in source.told}
    found = []
    for path, former in source.edition.ending.former:
        told = now.get(path)
        if told is None or not told.is_free_text or not is_printed(source, told):
            continue
        old, new = former[0].v, told.lines[0][0] if told.lines else ""
        found.append(
            voices.gettext(
                "Corrected: “{old}” → “{new}”", old=cut(old, most // 3), new=cut(new, most // 3)
            )
        )
    return found[:_CORRECTIONS]


def _value(source: SummarySource, asked: list[Told], most: int) -> Texts:
    voices = source.voices
    printed = [each for each in asked if each.lines and is_printed(source, each)]
    if not printed:
        skipped = next((each.skip for each in asked if each.skip), None)
        return skip_words(voices, skipped) if skipped else voices.gettext("Not asked")
    texts = tuple(
        cut(" · ".join(_named(each, place, voices, len(printed)) for each in printed), most)
        for place in range(len(voices.languages))
    )
    if all(each.is_free_text for each in printed):  # in one language: once is enough
        return (texts[0], *voices.gettext("as said, in the first column")[1:])
    return texts


def _named(told: Told, place: int, voices: Voices, beside: int) -> str:
    """Return an answer, after its question where it stands with others and says little alone."""
    said = _told(told, place, voices)
    if beside == 1 or told.is_free_text or len(said) > _TELLING:
        return said
    return f"{text_in(told.question, place).rstrip(':')} {said}"


def _told(told: Told, place: int, voices: Voices) -> str:
    """Return an answer in one language, with the number of its event where there are several."""
    said = "; ".join(text_in(line, place) for line in told.lines)
    if told.is_free_text:
        said = " ".join(
            quoted(text, lang) if kind == VERBATIM else text
            for kind, lang, text in stretches(told, said)
        )
    if told.translations:
        each = told.translations[0]
        said += " = " + voices.words[place].gettext(
            "{text} (translated by {code})", text=each.text, code=each.by
        )
    if told.events and told.events[-1].count > 1:
        return f"({told.events[-1].number}) {said}"
    return said


def cut(text: str, most: int) -> str:
    """Return the beginning of a text that is longer than `most` signs, cut between words."""
    if len(text) <= most:
        return text
    return f"{text[:most].rpartition(' ')[0] or text[:most]} …"


def _name(told: Told) -> str:
    return told.path.rpartition("/")[2].partition("[")[0]


def _joined(parts: list[Texts], mark: str) -> Texts:
    return tuple(mark.join(each) for each in zip(*parts, strict=True))
