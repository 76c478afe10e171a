"""As what a bundle leaves: profile, names, and what would go and stay, live as it is chosen."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from intake.domain.errors import IntakeError
from intake.domain.profiles import Profile
from intake.i18n import Words
from intake.i18n.profile_words import PARTS, PROFILES, WHY
from intake.services.handing_over import AS_SAID, Share
from intake.services.ports import Contact
from intake.services.sharing_preview import Preview, PreviewLine
from intake.ui.presenters.export import ExportTools, Subject


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One profile that the person's yes allows for the station."""

    key: str
    name: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One section in words; why is empty where all of it goes."""

    title: str
    goes: str
    stays: str
    why: str


@dataclass(frozen=True, slots=True)
class BundleSharingState:
    """The part of the dialog about what leaves."""

    profiles: tuple[ProfileRow, ...] = ()
    with_names: bool = False
    can_name: bool = False
    """Names may go: the station's words were compared by voice."""
    asks_names: bool = False
    """There is a choice to make about names."""
    summary: str = ""
    limits: str = ""
    lines: tuple[PreviewRow, ...] = ()
    can_send: bool = False


class BundleSharing:
    """Looks what would leave to the chosen station, and again with every change."""

    def __init__(
        self,
        tools: ExportTools,
        subject: Subject,
        changed: Callable[[], None],
        refused: Callable[[IntakeError], None],
    ) -> None:
        self._tools, self._subject = tools, subject
        self._changed, self._refused = changed, refused
        self._contact: Contact | None = None
        self._offered: tuple[Profile, ...] = ()
        self._preview: Preview | None = None
        self._round = 0
        self.share: Share = AS_SAID

    def look(self, contact: Contact | None) -> None:
        """Look what could leave to a station; the choices begin anew with another."""
        if contact != self._contact:
            is_known = contact is not None and contact.verified
            self._contact, self._offered, self._preview = contact, (), None
            self.share = Share(with_names=is_known)
            self._ask()

    def choose(self, key: str) -> None:
        """Choose a profile."""
        self.share = replace(self.share, profile=Profile(key))
        self._ask()

    def name(self, *, is_wanted: bool) -> None:
        """Let names go, or leave them out."""
        self.share = replace(self.share, with_names=is_wanted)
        self._ask()

    def state(self, words: Words) -> BundleSharingState:
        """Return this part of the dialog."""
        contact, shown = self._contact, self._preview
        if self._tools.previewing is None:
            return BundleSharingState(can_send=True)
        if contact is None:
            return BundleSharingState()
        return BundleSharingState(
            profiles=tuple(
                ProfileRow(each.value, words.gettext(PROFILES[each]), each is self.share.profile)
                for each in self._offered
            ),
            with_names=self.share.with_names,
            can_name=contact.verified,
            asks_names=self.share.profile in {Profile.OWN, Profile.LEGAL},
            summary=self._summary(words),
            limits="\n".join(
                words.gettext("The person leaves out: “{limits}”", limits=each)
                for each in (shown.limits if shown else ())
            ),
            lines=tuple(_row(each, words) for each in (shown.lines if shown else ())),
            can_send=shown is not None and shown.denied is None,
        )

    def _summary(self, words: Words) -> str:
        shown = self._preview
        if shown is None:
            if self._offered or self._round == 0:
                return words.gettext("Choose what the bundle is for.") if self._offered else ""
            return words.gettext("Nothing goes: {why}.", why=words.gettext(_NO_YES))
        if shown.denied is not None:
            return words.gettext("Nothing goes: {why}.", why=words.gettext(WHY[shown.denied]))
        return words.gettext("{goes} go, {stays} stay.", goes=shown.goes, stays=shown.stays)

    def _ask(self) -> None:
        previewing, contact = self._tools.previewing, self._contact
        if previewing is None or contact is None:
            return
        desk, records, share = self._tools.handing_over, (self._subject.id,), self.share
        self._round += 1
        number = self._round

        def job(_advance: object) -> tuple[tuple[Profile, ...], Share, Preview | None]:
            offered = desk.sharing.offered(records, contact)
            chosen = share.profile or (offered[0] if len(offered) == 1 else None)
            if chosen is None:
                return offered, share, None
            named = replace(share, profile=chosen)
            (shown,) = previewing.of(records, desk.ask(records, contact, named))
            return offered, named, shown

        def came(found: tuple[tuple[Profile, ...], Share, Preview | None]) -> None:
            if number == self._round:  # another station or profile was chosen meanwhile
                self._offered, self.share, self._preview = found
                self._changed()

        self._tools.workshop.start(job, came, self._refused)


_NO_YES = WHY[next(each for each in WHY if each.value == "no_consent")]


def _row(line: PreviewLine, words: Words) -> PreviewRow:
    said = line.title.plain(words.language) if line.title is not None else None
    title = words.gettext(PARTS[line.part]) if line.part is not None else said or line.section
    return PreviewRow(
        title[:1].upper() + title[1:],
        str(line.goes),
        str(line.stays) if line.stays else "",
        "; ".join(words.gettext(WHY[why]) for why, _ in line.why),
    )
