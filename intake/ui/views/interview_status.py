"""What stands at the foot of an interview: what the disk said, and what is always so."""

from intake.i18n import Words
from intake.ui.kit.status_bar import StatusItem
from intake.ui.presenters.interview_state import InterviewState, Saving


def status_facts(state: InterviewState, words: Words) -> tuple[StatusItem, ...]:
    """Return the facts at the foot."""
    if state.is_rehearsal:
        return (
            StatusItem("eye", words.gettext("Preview: nothing is kept"), "warn"),
            StatusItem("wifi-off", words.gettext("Works offline")),
        )
    saving: dict[Saving, StatusItem] = {
        Saving.NOTHING: StatusItem("circle", ""),
        Saving.SAVING: StatusItem("clock", words.gettext("Saving …")),
        Saving.SAVED: StatusItem(
            "circle-check", words.gettext("Saved at {time}", time=state.saved_at), "ok"
        ),
        Saving.DRAFT: StatusItem(
            "pen-line", words.gettext("Draft kept at {time}", time=state.saved_at)
        ),
        Saving.FAILED: StatusItem("circle-alert", words.gettext("Not saved"), "bad"),
    }
    return (
        saving[state.saving],
        StatusItem("shield-check", words.gettext("Encrypted on this device")),
        StatusItem("wifi-off", words.gettext("Works offline")),
    )
