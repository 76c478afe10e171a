"""Sentences about the family of a case, earlier records, and what comes next."""

from datetime import date

from intake.domain.case_codes import shown
from intake.i18n import Words
from intake.i18n.day_words import BIRTH_REASONS, NAME_REASONS, RELATIONS
from intake.services.day_ports import Linked
from intake.services.duplicates import Hint
from intake.ui.presenters.day_case_facts import CaseFacts
from intake.ui.presenters.day_words import next_text


def hint_text(hint: Hint, words: Words) -> str:
    """Say which earlier record is alike, and why."""
    names = words.gettext(NAME_REASONS[hint.why.names])
    birth = words.gettext(BIRTH_REASONS[hint.why.birth])
    return f"{shown(hint.case_code)}: {names}, {birth}"


def linked_text(linked: Linked, words: Words) -> str:
    """Say who the other person is, by code."""
    secret = words.gettext("keeps something from the family") if linked.keeps_secrets else ""
    parts = (shown(linked.case_code), words.gettext(RELATIONS[linked.relation]), secret)
    return " · ".join(filter(None, parts))


def beside_text(facts: CaseFacts, today: date, words: Words) -> str:
    """Say beside the list what comes next, who belongs to the family, and who may be the same."""
    lines = []
    if coming := next_text(facts.dates, today, words):
        lines.append(words.gettext("Next: {what}", what=coming))
    if facts.keeps_secrets:
        lines.append(words.gettext("This person keeps something from the others of the family."))
    lines += [linked_text(each, words) for each in facts.family]
    if facts.hints:
        lines.append(
            words.gettext("Perhaps here already: {what}", what=hint_text(facts.hints[0], words))
        )
    return "\n".join(lines)
