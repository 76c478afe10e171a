"""The choices that are offered at a question, and what others have made of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from intake.forms.model import Choice, Output, Wording
from intake.forms.views import ChoiceView


@dataclass(slots=True, eq=False)
class Offer:
    """A choice that is offered."""

    code: str
    label: Wording
    view: ChoiceView | None = None
    """As the screen sees it; only where the label shows no value."""


Offers = Sequence[Choice | Offer]


@dataclass(slots=True, eq=False)
class Offered:
    """What is offered at a question, with what others have made of it."""

    offers: Offers = ()
    codes: tuple[str, ...] = ()
    views: tuple[ChoiceView, ...] | None = None
    """As the screen sees it; only where no label shows a value."""
    labels: dict[str, Wording] = field(default_factory=dict)


def is_static(label: Wording) -> bool:
    """Tell whether a label shows no value."""
    return not any(isinstance(part, Output) for each in label.by_language.values() for part in each)


def listed(offers: Offers) -> Offered:
    """Return a list of choices with their codes."""
    return Offered(tuple(offers), tuple(each.code for each in offers))


def labels_of(offered: Offered) -> Mapping[str, Wording]:
    """Return the labels by code; the first of two choices with one code counts."""
    if not offered.labels:
        offered.labels.update({each.code: each.label for each in reversed(offered.offers)})
    return offered.labels
