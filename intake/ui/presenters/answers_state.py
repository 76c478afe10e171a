"""What the dialog shows in which answers are exported."""

from dataclasses import dataclass

from intake.ui.presenters.consent_choices import Option
from intake.ui.presenters.export import Stage


@dataclass(frozen=True, slots=True)
class Names:
    """Whether the answers that name people leave, and whether they can."""

    are_wanted: bool
    can_leave: bool


@dataclass(frozen=True, slots=True)
class AnswersState:
    """The dialog."""

    stage: Stage
    scopes: tuple[Option, ...]
    scope: str
    forms: tuple[Option, ...]
    form: str
    can_choose_form: bool
    layouts: tuple[Option, ...]
    layout: str
    layout_hint: str
    languages: tuple[Option, ...]
    language: str
    has_labels: bool
    names: Names
    bom: bool
    has_bom: bool
    missing: str
    """Said while a part that the layout needs is not installed."""
    can_write: bool
    file_name: str
    """What is proposed in the file dialog: the form and the layout."""
    file_kind: tuple[str, str]
    share: float
    progress: str
    done: str
    notes: tuple[str, ...]
    """What did not leave."""
    path: str
    problem: str
