"""What may leave to whom, by the consents in force."""

from collections.abc import Sequence

from intake.domain import closing, permissions
from intake.domain.compartments import Compartment
from intake.domain.consent import Purpose
from intake.domain.course_errors import ConsentScopeError
from intake.domain.ids import InterviewId
from intake.services.ports import Contact, OpenRecords


def demand_allowed(
    open_records: OpenRecords, interviews: Sequence[InterviewId], to: Contact
) -> None:
    """Raise ConsentScopeError for the first interview that its person does not allow to go there.

    To stations of the own programme keeping is enough; a partner is named in a yes to sharing.
    Nobody gets what the person said no to by name.
    """
    names = (to.org, to.station, to.station.partition(" · ")[0])
    with open_records(Compartment.CORE) as records:
        for each in interviews:
            standing = records.standing(each)
            closing.demand_may_leave(standing)
            denied = permissions.denies_giving_to(standing.consents, names)
            is_named = permissions.allows_giving_to(standing.consents, names)
            if denied or (to.is_partner and not is_named):
                raise ConsentScopeError(each, Purpose.REFERRAL.value)
