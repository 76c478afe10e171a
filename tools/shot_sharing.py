"""What the pictures of the bundle dialog show of a record that is about to leave."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

from intake.domain.ids import InterviewId
from intake.domain.profiles import Part, Profile, Why
from intake.forms.model import Wording
from intake.services.sharing_preview import Preview, PreviewLine

_SECTIONS = (
    ("Lawyer", "Representación legal", 2, 0),
    ("About you", "Datos generales", 7, 6),
    ("Why you left", "Salida del país de origen", 1, 4),
    ("Fear of return", "Temor de estar en México", 6, 5),
    ("Health and needs", "Salud y necesidades", 5, 0),
)


class ShownPreview:
    """Answers as `services.sharing_preview.Previewing` does, always the same."""

    def of(self, records: Sequence[InterviewId], ask: Any) -> tuple[Preview, ...]:
        """Return what would go of each record."""
        sections = tuple(
            PreviewLine(
                english,
                Wording({"en": (english,), "es": (spanish,)}),
                None,
                goes,
                stays,
                ((Why.NARROWED, stays),) if stays else (),
            )
            for english, spanish, goes, stays in _SECTIONS
        )
        parts = (
            PreviewLine("", None, Part.LANGUAGE, 1, 0),
            PreviewLine("", None, Part.ASSESSMENT, 0, 1, ((Why.NO_COUNSEL, 1),)),
            PreviewLine("", None, Part.STAFF, 0, 3, ((Why.NOT_IN_PROFILE, 3),)),
        )
        shown = (*sections, *parts)
        return tuple(Preview(each, ask.profile, None, shown, ("mi hermano",)) for each in records)


class SharingDesk:
    """Says which profiles there are to choose, as the desk of the station does."""

    sharing = SimpleNamespace(offered=lambda _records, _to: (Profile.LEGAL, Profile.REFERRAL))

    def ask(self, _records: object, _to: object, share: Any) -> Any:
        """Return what the preview is asked for."""
        return SimpleNamespace(profile=share.profile)
