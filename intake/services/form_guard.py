"""Which questions of a form are closed at some time: accounts, sensitive ones, beyond a referral.

A form says so with ``bind::intake:narrative``, ``intake:sensitive``, ``intake:raised`` and
``intake:referral`` ("yes" or "no") on a question or a group. Where it says nothing of accounts,
every text of many lines and every recording in the core compartment is one; where it says nothing
of referrals, its needs are.
"""

from collections.abc import Callable, Iterator
from typing import Final

from intake.domain.compartments import Compartment
from intake.domain.course import FormGuard
from intake.domain.ids import FormHash
from intake.forms.model import FormDef, Group, Question, QuestionKind, Repeat

_ACCOUNTS: Final = frozenset({QuestionKind.MULTILINE, QuestionKind.AUDIO, QuestionKind.VIDEO})
_FREE: Final = _ACCOUNTS | {QuestionKind.TEXT}
_LAWYER: Final = "has_lawyer"
_NEEDS: Final = "needs"


def guard_of(definition: Callable[[FormHash], FormDef]) -> Callable[[FormHash], FormGuard]:
    """Return what tells the guard of a version; each is worked out once."""
    known: dict[FormHash, FormGuard] = {}

    def find(form: FormHash) -> FormGuard:
        if form not in known:
            known[form] = form_guard(definition(form))
        return known[form]

    return find


def form_guard(form: FormDef) -> FormGuard:
    """Return which questions of a form are closed at some time."""
    said = tuple(_said(form.root, {}))
    lawyer = next((each.path for each, _ in said if each.name == _LAWYER), "")
    return FormGuard(
        lawyer=lawyer,
        narratives=frozenset(each.path for each, tags in said if _is_narrative(each, tags)),
        referral=frozenset(each.path for each, tags in said if _is_referral(each, tags)),
        sensitive=frozenset(each.path for each, tags in said if tags.get("sensitive") == "yes"),
        raised=frozenset(each.path for each, tags in said if tags.get("raised") == "yes"),
    )


def _said(
    group: Group | Repeat, around: dict[str, str]
) -> Iterator[tuple[Question, dict[str, str]]]:
    tags = {**around, **group.attributes}
    for child in group.children:
        if isinstance(child, Question):
            yield child, {**tags, **child.attributes}
        else:
            yield from _said(child, tags)


def _is_narrative(question: Question, tags: dict[str, str]) -> bool:
    if "narrative" in tags:
        return tags["narrative"] == "yes"
    return question.kind in _ACCOUNTS and question.compartment is Compartment.CORE


def _is_referral(question: Question, tags: dict[str, str]) -> bool:
    if "referral" in tags:
        return tags["referral"] == "yes"
    return question.path.startswith(_NEEDS) and question.kind not in _FREE
