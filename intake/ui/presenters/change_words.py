"""Words for what sets two versions of a form apart, and for what a record would lose."""

from collections.abc import Mapping
from typing import Final

from intake.forms.differences import ChangeKind
from intake.forms.versions import LossReason
from intake.i18n import N_, Words

_CHANGES: Final[Mapping[ChangeKind, str]] = {
    ChangeKind.ADDED: N_("new"),
    ChangeKind.REMOVED: N_("gone"),
    ChangeKind.MOVED: N_("moved to another group"),
    ChangeKind.REORDERED: N_("stands in another place"),
    ChangeKind.RETYPED: N_("another kind of answer"),
    ChangeKind.LABEL: N_("other words"),
    ChangeKind.HINT: N_("another hint"),
    ChangeKind.RELEVANT: N_("asked under another condition"),
    ChangeKind.REQUIRED: N_("required or not"),
    ChangeKind.CONSTRAINT: N_("other answers allowed"),
    ChangeKind.CALCULATION: N_("calculated in another way"),
    ChangeKind.READ_ONLY: N_("only shown or not"),
    ChangeKind.DEFAULT: N_("another value at the start"),
    ChangeKind.CHOICE_ADDED: N_("new choice"),
    ChangeKind.CHOICE_REMOVED: N_("choice gone"),
    ChangeKind.CHOICE_LABEL: N_("other words of a choice"),
    ChangeKind.CHOICE_FILTER: N_("choices offered under another condition"),
    ChangeKind.REPEAT_COUNT: N_("another number of rows"),
    ChangeKind.COMPARTMENT: N_("kept in another compartment"),
    ChangeKind.LANGUAGE_ADDED: N_("new language"),
    ChangeKind.LANGUAGE_REMOVED: N_("language gone"),
    ChangeKind.TITLE: N_("another title"),
}
_LOSSES: Final[Mapping[LossReason, str]] = {
    LossReason.REMOVED: N_("the question is gone"),
    LossReason.MOVED: N_("the question moved to another group"),
    LossReason.RETYPED: N_("the question takes another kind of answer"),
    LossReason.KEPT_APART: N_("it was kept apart, and would not be any more"),
    LossReason.NOT_OFFERED: N_("the choice is not offered any more"),
    LossReason.HALF_TYPED: N_("it was being typed, and its question is not there any more"),
}


def change_text(kind: ChangeKind, words: Words) -> str:
    """Say what is different."""
    return words.gettext(_CHANGES[kind])


def loss_text(reason: LossReason, words: Words) -> str:
    """Say why an answer would be lost."""
    return words.gettext(_LOSSES[reason])
