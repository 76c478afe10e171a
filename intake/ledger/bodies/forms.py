"""Bodies of what happens with forms: one is added, an interview goes on with another version."""

from typing import Final

from intake.domain.events import FormAdded, FormChanged
from intake.domain.ids import FormHash
from intake.ledger.body import INTERVIEWS, SUPERVISES, Body
from intake.ledger.fields import Fields


def _added_members(event: FormAdded) -> dict[str, object]:
    return {
        "form": event.form,
        "form_id": event.form_id,
        "version": event.version,
        "title": event.title,
    }


def _read_added(fields: Fields) -> FormAdded:
    return FormAdded(
        FormHash(fields.text("form")),
        fields.text("form_id"),
        fields.text("version"),
        fields.text("title"),
    )


def _changed_members(event: FormChanged) -> dict[str, object]:
    members: dict[str, object] = {
        "former": event.former,
        "form": event.form,
        "form_version": event.form_version,
        "lost": list(event.lost),
    }
    return members | ({"reason": event.reason} if event.reason else {})


def _read_changed(fields: Fields) -> FormChanged:
    return FormChanged(
        FormHash(fields.text("former")),
        FormHash(fields.text("form")),
        fields.text("form_version"),
        fields.texts("lost"),
        fields.stated("reason"),
    )


BODIES: Final = (
    Body("form.added", FormAdded, _added_members, _read_added, by=SUPERVISES),
    Body("form.changed", FormChanged, _changed_members, _read_changed, by=INTERVIEWS),
)
