"""Harm as figures count it: one row for each kind of harm in each event."""

from collections.abc import Iterator
from typing import Final

from intake.domain.figures.facts import NO, YES, ActFacts
from intake.services.figures_answers import Answers

CLASS_OF: Final = {
    code: name
    for name, codes in {
        "organised": "cartel gang_origin gang_mx origin_armed_group kidnappers_unknown smuggler"
        " trafficker",
        "common": "common_crime",
        "state_mx": "police_mun police_state gn police_fed ministerial inm army navy customs",
        "state_us": "us_cbp us_bp us_ice us_state us_contractor",
        "state_origin": "origin_police origin_army origin_official",
        "claimed": "claimed_authority",
        "private": "private partner family community landlord_employer private_security other",
        "unknown": "unknown",
    }.items()
    for code in codes.split()
}
"""The class of each code of the list PERP. Shelter staff have none: see `acts`."""
_STAFF: Final = "shelter_staff"
_BEFORE: Final = frozenset({"journey_before_us", "waiting_list"})
_AFTER: Final = frozenset({"after_return_mpp", "way_to_hearing", "after_hearing"})
_ELSEWHERE: Final = frozenset({"origin", "in_us_custody"})
_HELD: Final = frozenset({"kidnapping", "deprivation"})
HARM: Final = ("happened/hurt", "happened/threatened", "happened/held", "happened/taken")


def acts(answers: Answers, month: str, *, is_minor: bool) -> Iterator[ActFacts]:
    """Yield every act of an interview.

    An event in which shelter staff did harm is not counted: at their own site nobody may see it,
    and a count would show it.
    """
    for event in answers.rows("happened/events/harm"):
        who = event.many("who")
        if _STAFF in who:
            continue
        for kind in event.many("kind") or ("",):
            yield _act(event, month, kind, is_minor=is_minor)


def kidnapped(answers: Answers, found: tuple[ActFacts, ...]) -> str:
    """Tell whether the person was kidnapped or kept in Mexico, as far as it is known."""
    if any(each.kind in _HELD and each.in_mexico == YES for each in found):
        return YES
    return NO if answers.yes_no("happened/held") == NO else ""


def _act(event: Answers, month: str, kind: str, *, is_minor: bool) -> ActFacts:
    phase, city = event.one("phase"), event.one("city")
    return ActFacts(
        month=month,
        kind=kind,
        perpetrator=tuple(
            dict.fromkeys(CLASS_OF[code] for code in event.many("who") if code in CLASS_OF)
        ),
        place=event.one("place"),
        city=city,
        phase=phase,
        in_mexico=_in_mexico(phase, city),
        after_return=_after_return(phase),
        reported=event.yes_no("reported"),
        not_reported=event.many("not_reported_codes"),
        child=_child(event.many("whom"), is_minor=is_minor),
    )


def _in_mexico(phase: str, city: str) -> str:
    if phase in _ELSEWHERE:
        return NO
    return YES if phase in _BEFORE | _AFTER or city not in {"", "other"} else ""


def _after_return(phase: str) -> str:
    if not phase:
        return ""
    return YES if phase in _AFTER else NO


def _child(whom: tuple[str, ...], *, is_minor: bool) -> str:
    if not whom:
        return ""
    return YES if "child" in whom or (is_minor and "self" in whom) else NO
