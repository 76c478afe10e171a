"""What may leave of a record, to whom and as what: the table of profiles put to the record.

`Sharing.allowance` answers for bundles and for papers alike. A paper asks it with the names of who
gets it, and lays out `allowance.leaving(document)`: what goes, and what stays with its reason.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from intake.domain.answers import Document, Path
from intake.domain.attachments import copy_of
from intake.domain.compartments import Compartment
from intake.domain.consent import Purpose
from intake.domain.course_errors import ConsentScopeError
from intake.domain.events import Event, FormChanged, InterviewOpened
from intake.domain.ids import FormHash, InterviewId
from intake.domain.organisation_mode import InForce
from intake.domain.profile_rules import Ask, Grounds, denial, is_about, offered, withheld
from intake.domain.profiles import IN_BUNDLES, PURPOSES, Part, Profile, Why
from intake.domain.sharing_errors import NotForBundlesError, ProfileOpenError
from intake.forms.model import FormDef
from intake.ledger import event_codec, header
from intake.services.form_parts import FormParts, form_parts
from intake.services.ports import Contact, MediaItem, OpenRecords, Reading
from intake.services.sharing_parts import parts_of

Definition = Callable[[FormHash], FormDef]
"""Returns the definition of one version of a form that is here."""

_NAMING: Final = (InterviewOpened, FormChanged)
_NAMING_FORMS: Final = frozenset({"interview.opened", "form.changed"})


@dataclass(frozen=True, slots=True)
class Leaving:
    """The answers that go, and the concrete path of each that stays, with the reason."""

    document: Document
    withheld: Mapping[Path, Why]


@dataclass(frozen=True, slots=True)
class Allowance:
    """What of one record goes to one recipient; `denied` says why nothing does."""

    ask: Ask
    grounds: Grounds
    form: FormParts
    denied: Why | None

    def part(self, part: Part) -> Why | None:
        """Return why what is of one part stays, or None: it goes."""
        return withheld(self.ask, self.grounds, (part,))

    def answer(self, path: Path) -> Why | None:
        """Return why the answer at a path stays, or None: it goes."""
        if self.ask.profile is Profile.OWN:
            apart = Part.IDENTITY in self.form.of(path)
            return self.denied or (self.part(Part.IDENTITY) if apart else None)
        return withheld(self.ask, self.grounds, self.form.of(path))

    def entry(self, type_: str, event: Event, *, is_apart: bool) -> Why | None:
        """Return why an entry stays as its leaf, or None; `is_apart`: it stands with the names."""
        apart = self.part(Part.IDENTITY) if is_apart else None
        if self.denied or apart or self.ask.profile is Profile.OWN:
            return self.denied or apart
        ways = parts_of(type_, event, self.form, lambda said: is_about(said, self.ask))
        if is_apart:  # that it is a name has been answered: the rest is asked as if it were not
            ways = tuple(each - {Part.IDENTITY} or frozenset({Part.IDENTITY}) for each in ways)
        reasons = [withheld(self.ask, self.grounds, each) for each in ways]
        if not reasons:
            return Why.NOT_IN_PROFILE
        return None if None in reasons else reasons[0]

    def media(self, item: MediaItem) -> Why | None:
        """Return why an attachment stays, or None; as it came it goes to the own programme."""
        if self.ask.profile is Profile.OWN:
            apart = item.compartment is Compartment.IDENTITY
            return self.denied or (self.part(Part.IDENTITY) if apart else None)
        if copy_of(item.path) is not None:
            return Why.NOT_IN_PROFILE
        return withheld(self.ask, self.grounds, self.form.of(item.path) | {Part.EXHIBIT})

    def leaving(self, document: Document) -> Leaving:
        """Return the answers that go, and why each other one stays; what is blank counts not."""
        stays = {path: why for path in document.values if (why := self.answer(path)) is not None}
        said = {
            path: why
            for path, why in stays.items()
            if document.values[path].rel and not document.values[path].is_blank
        }
        rows = {repeat for repeat in document.rows if self._row(repeat) is not None}
        return Leaving(document.without(stays.keys() | rows), said)

    def _row(self, repeat: Path) -> Why | None:
        """Return why not even that a row is there goes, or None: something in it may go."""
        if self.ask.profile is Profile.OWN:
            return self.denied
        ways = (withheld(self.ask, self.grounds, each) for each in self.form.below(repeat))
        return None if None in ways else Why.NOT_IN_PROFILE


@dataclass(frozen=True, slots=True)
class KeepsBack:
    """What of the records of one bundle stays here, by record; a draw of reviews is no record."""

    of: Mapping[InterviewId, Allowance] = field(default_factory=dict)

    def entry(self, record: InterviewId, type_: str, event: Event, *, is_apart: bool) -> bool:
        """Tell whether an entry travels as its leaf alone."""
        allowed = self.of.get(record)
        return allowed is not None and allowed.entry(type_, event, is_apart=is_apart) is not None

    def media(self, item: MediaItem) -> bool:
        """Tell whether an attachment stays."""
        allowed = self.of.get(item.interview)
        return allowed is not None and allowed.media(item) is not None


class Sharing:
    """Looks up what the table of profiles asks of a record."""

    def __init__(
        self,
        open_records: OpenRecords,
        reading: Reading,
        definition: Definition,
        mode: Callable[[], InForce],
    ) -> None:
        self._open_records, self._reading = open_records, reading
        self._definition, self._mode = definition, mode

    def allowance(self, interview: InterviewId, ask: Ask) -> Allowance:
        """Return what of one record may go to whom it is asked for."""
        with self._open_records(Compartment.CORE) as records:
            standing = records.standing(interview)
        grounds = Grounds(
            consents=standing.consents,
            may_collect=standing.may_collect,
            state=standing.state,
            counsel=standing.course.counsel,
            mode=self._mode(),
        )
        forms = {standing.form, *self._former(interview)}
        here = forms & {row.hash for row in self._reading.forms()}
        parts = form_parts(self._definition(each) for each in sorted(here))
        return Allowance(ask, grounds, parts, denial(ask, grounds))

    def offered(self, interviews: Sequence[InterviewId], to: Contact) -> tuple[Profile, ...]:
        """Return the profiles in which all of these may go to a station, by what they said."""
        if not to.is_partner:
            return (Profile.OWN,)
        found: list[Profile] = list(Profile)
        with self._open_records(Compartment.CORE) as records:
            for each in interviews:
                mine = offered(names_of(to), records.standing(each).consents)
                found = [one for one in found if one in mine]
        return tuple(each for each in found if each in IN_BUNDLES)

    def profile_for(self, interviews: Sequence[InterviewId], to: Contact) -> Profile:
        """Return the profile that goes without saying; raise ProfileOpenError where several could.

        ConsentScopeError where none could.
        """
        mine = self.offered(interviews, to)
        if len(mine) > 1:
            raise ProfileOpenError(tuple(each.value for each in mine))
        if not mine:
            raise ConsentScopeError(interviews[0], Purpose.REFERRAL.value)
        return mine[0]

    def demand(self, interviews: Sequence[InterviewId], ask: Ask) -> None:
        """Raise for the first interview of which nothing may go so: ConsentScopeError.

        NotForBundlesError where the profile holds no records at all.
        """
        demand_in_bundles(ask.profile)
        for each in interviews:
            with self._open_records(Compartment.CORE) as records:
                standing = records.standing(each)
            grounds = Grounds(
                consents=standing.consents, may_collect=standing.may_collect, state=standing.state
            )
            if why := denial(ask, grounds):
                needs = min(PURPOSES.get(ask.profile, {Purpose.REFERRAL}), key=list(Purpose).index)
                is_kept = why is not Why.NO_CONSENT or standing.may_collect
                raise ConsentScopeError(each, (needs if is_kept else Purpose.COLLECT).value)

    def _former(self, interview: InterviewId) -> set[FormHash]:
        found = set[FormHash]()
        for entry in self._reading.record_entries(interview):
            head = header.decode(entry.header) if entry.header is not None else None
            if head is not None and head.type in _NAMING_FORMS:
                event = event_codec.decode(head.type, entry.body or b"")
                found |= {each.form for each in (event,) if isinstance(each, _NAMING)}
        return found


def names_of(to: Contact) -> tuple[str, ...]:
    """Return what a station is called in a consent."""
    return tuple(
        dict.fromkeys(each for each in (to.org, to.station, to.station.partition(" · ")[0]) if each)
    )


def ask_for(profile: Profile, to: Contact, *, service: str = "", with_names: bool = True) -> Ask:
    """Return the question that a bundle for a station puts to the table."""
    return Ask(
        profile=profile,
        names=names_of(to),
        service=service,
        is_verified=to.verified,
        with_names=with_names,
    )


def demand_in_bundles(profile: Profile) -> None:
    """Raise NotForBundlesError for what leaves as figures or on paper alone."""
    if profile not in IN_BUNDLES:
        raise NotForBundlesError(profile.value)
