"""All judgements of one record, each with whose it is and why; no page of it leaves the house."""

from datetime import datetime, tzinfo

from intake.domain.case_codes import CaseCode, shown
from intake.i18n import N_, Words
from intake.i18n.formats import moment_text
from intake.i18n.judgement_lines import MODES, JudgementLine, Naming, lines_of, verdict_text
from intake.i18n.state_words import state_text
from intake.reports.catalogue.stamping import stamp
from intake.reports.document import (
    Block,
    Document,
    Fact,
    Facts,
    Heading,
    Note,
    Texts,
    Title,
    Tone,
)
from intake.reports.voices import Voices
from intake.services.judgement_papers import JudgementsOrder

_INTERNAL = N_(
    "Internal. Not for the person, a lawyer or another organisation, unless counsel asks for it."
)
_LAST = N_("This document is not legal advice and not a decision of any government.")


def judgements_page(order: JudgementsOrder, voices: Voices, zone: tzinfo | None) -> Document:
    """Lay out every judgement in the order of the ledger; none covers another."""
    title = voices.gettext("Judgements")
    case = voices.gettext("Case {code}", code=shown(CaseCode(order.case_code)))
    told = [lines_of(order.standing, _naming(order, each, zone), each) for each in voices.words]
    blocks: list[Block] = [
        Title(title),
        Note(case),
        Note(voices.gettext(_INTERNAL), Tone.FRAMED),
        Note(voices.gettext(MODES[order.in_force.mode]), Tone.QUIET),
        Note(tuple(state_text(order.standing.state, each) for each in voices.words)),
    ]
    verdict: Texts = tuple(verdict_text(order.standing, each) for each in voices.words)
    if verdict[0]:
        blocks.append(Note(verdict))
    for line in zip(*told, strict=True):
        blocks += _judgement(line)
    if not told[0]:
        blocks.append(Note(voices.gettext("Nothing was judged yet.")))
    blocks += _directions(order, voices)
    when = voices.each(lambda language: moment_text(order.sheet.printed, language))
    blocks.append(Note(voices.gettext("As of {when}.", when=when), Tone.QUIET))
    blocks.append(Note(voices.gettext(_LAST), Tone.FRAMED))
    check = order.sheet.check_words
    first = next(iter(check.values()))
    return Document(
        title=" · ".join(title),
        languages=voices.languages,
        blocks=tuple(blocks),
        stamp=stamp(
            voices,
            order.sheet.paper,
            tuple(check.get(language, first) for language in voices.languages),
            order.sheet.edition,
        ),
        continued=voices.gettext("continued"),
    )


def _judgement(line: tuple[JudgementLine, ...]) -> list[Block]:
    """Show one judgement, said once in each language of the paper."""
    titles = tuple(" · ".join(filter(None, (each.title, each.found))) for each in line)
    marks = tuple(" · ".join(each.marks) for each in line)
    rows = tuple(
        Fact(tuple(about for about, _text in said), tuple(text for _about, text in said))
        for said in zip(*(each.facts for each in line), strict=True)
    )
    shown_marks: list[Block] = [Note(marks, Tone.FRAMED)] if marks[0] else []
    return [
        Heading(titles),
        Note(tuple(each.who for each in line), Tone.QUIET),
        *shown_marks,
        Facts(rows),
    ]


def _directions(order: JudgementsOrder, voices: Voices) -> list[Block]:
    """Say who had it reviewed and why, and where nobody has reviewed it."""
    standing = order.standing
    found: list[Block] = [
        Note(voices.gettext("Sent to review by {who}: {why}", who=each.asked_by, why=each.why))
        for each in standing.directions
        if each.asked_by or each.why
    ]
    if standing.is_final and not standing.was_reviewed:
        found.append(Note(voices.gettext("It was not reviewed.")))
    return found


def _naming(order: JudgementsOrder, words: Words, zone: tzinfo | None) -> Naming:
    questions = {
        link.path: _question(order, link.path, words)
        for judgement in order.standing.judgements
        for passage in judgement.passages
        for link in passage.links
        if link.path
    }

    def moment(when: datetime, said: Words) -> str:
        return moment_text(when.astimezone(zone), said.language)

    return Naming(order.people, questions, moment)


def _question(order: JudgementsOrder, path: str, words: Words) -> str:
    """Return what a question is called, in the language of the paper where the form has it."""
    known = {each.tag for each in order.session.form.languages}
    tag = words.language if words.language in known else next(iter(sorted(known)), "")
    label = order.session.label(path, tag)
    return label.text if label is not None else path
