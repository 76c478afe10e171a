"""The words of the list of interviews, and one row of it in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from intake.domain.case_codes import CaseCode, shown
from intake.domain.states import FINISHED, State
from intake.i18n import N_, Words
from intake.i18n.form_titles import title_text
from intake.i18n.formats import ago_text, moment_text, number_text
from intake.i18n.languages import language_name, native_name
from intake.i18n.state_words import state_text
from intake.services.ports import InterviewRow
from intake.ui.presenters.cases_state import DIFFERING, CaseRow, Column, Fact, Preview

_HEADINGS: Mapping[Column, str] = {
    Column.CODE: N_("Case code"),
    Column.FORM: N_("Questionnaire"),
    Column.LANGUAGE: N_("Language"),
    Column.STATE: N_("Status"),
    Column.PROGRESS: N_("Progress"),
    Column.UPDATED: N_("Last change"),
}
_KINDS: Mapping[State, str] = {
    State.OPEN: "info",
    State.OPEN_RESTRICTED: "warn",
    State.NEEDS_ONLY: "warn",
    State.PAUSED: "warn",
    State.STOPPED: "warn",
    State.LEFT_EARLY: "warn",
    State.READBACK: "ok",
    State.CLOSING: "ok",
    State.CONFIRMED: "ok",
    State.UNCONFIRMED: "warn",
    State.SEALED: "ok",
    State.IN_REVIEW: "info",
    State.RETURNED: "warn",
    State.DISPUTED: "warn",
    State.REVIEWED: "ok",
    State.FINAL: "ok",
    State.EXPLAINED: "ok",
}


@dataclass(frozen=True, slots=True)
class Moment:
    """The present, where this computer stands."""

    now: datetime
    zone: tzinfo


def headings(words: Words) -> tuple[str, ...]:
    """Return the headings of the columns."""
    return tuple(words.gettext(_HEADINGS[each]) for each in Column)


def filter_text(key: str, words: Words) -> str:
    """Return the word on a chip."""
    if key == "all":
        return words.pgettext("interviews", "All")
    if key == DIFFERING:
        return words.gettext("To settle")
    return state_text(State(key), words)


def case_row(row: InterviewRow, words: Words, moment: Moment) -> CaseRow:
    """Put one row into words."""
    total = max(row.total, row.answered)
    language = words.language
    return CaseRow(
        id=row.id,
        code=shown(CaseCode(row.case_code)),
        form=title_text(row.form_title, words),
        opened=words.gettext(
            "Begun {when}", when=moment_text(row.opened.astimezone(moment.zone), language)
        ),
        language=native_name(row.language) if row.language else "",
        state=words.gettext("To settle") if row.differs else state_text(row.state, words),
        state_kind="warn" if row.differs else _KINDS[row.state],
        progress=words.gettext(
            "{done}/{total}",
            done=number_text(row.answered, language),
            total=number_text(total, language),
        ),
        share=row.answered / total if total else 0.0,
        updated=ago_text(moment.now - row.updated, language),
        differs=row.differs,
    )


def preview(row: InterviewRow, words: Words, moment: Moment, *, has_newer: bool = False) -> Preview:
    """Put one interview into words, close up."""
    language = words.language
    facts = [
        Fact(words.gettext("Questionnaire"), title_text(row.form_title, words)),
        Fact(words.gettext("Begun"), moment_text(row.opened.astimezone(moment.zone), language)),
        Fact(
            words.gettext("Last change"),
            moment_text(row.updated.astimezone(moment.zone), language),
        ),
    ]
    if row.language:
        named = f"{native_name(row.language)} ({language_name(row.language, language)})"
        is_same = native_name(row.language).casefold() == language_name(row.language, language)
        name = native_name(row.language) if is_same else named
        facts.insert(1, Fact(words.gettext("Language of the interview"), name))
    if row.differs:
        facts.insert(0, Fact(words.gettext("Status"), state_text(row.state, words)))
    is_finished = row.state in FINISHED
    return Preview(
        row=case_row(row, words, moment),
        counted=words.gettext(
            "{done} of {total} answered",
            done=number_text(row.answered, language),
            total=number_text(max(row.total, row.answered), language),
        ),
        facts=tuple(facts),
        can_continue=True,
        continue_text=words.gettext("Look at the answers")
        if is_finished
        else words.gettext("Continue"),
        can_move=has_newer and not is_finished,
    )
