"""Every kind of event that the ledger knows. To add one, follow five steps.

1. The fact itself: a frozen dataclass that inherits from `intake.domain.events.Event`, in a module
   of `intake.domain` (``<what>_events.py``).
2. Its body: a module in `intake/ledger/bodies/` whose `BODIES` holds one `Body` for each kind: the
   type, the class, what writes the members, what reads them, and the roles that may write it
   (`by`; none named means everybody of the roster). Reading is by `intake.ledger.fields`.
3. One line below.
4. Its row in docs/ledger-format.md, section 9, and an example in tests/ledger/test_event_codec.py.
5. Its line in `TYPES` of verifier/intake_verify.py, written from that row and not from the body
   module: it is a second reader of the format. tests/verifier/test_same_format.py compares them.

A type is for ever: its bytes are signed. A member that is added later is left out where it says
nothing, so that what was written before is read and written back unchanged.
"""

from typing import Any, Final

from intake.ledger.bodies import (
    answers,
    assessments,
    bundles,
    clocks,
    closing,
    conflicts,
    consents,
    datasets,
    day,
    draws,
    erasing,
    exports,
    forms,
    government,
    interviews,
    languages,
    notices,
    openings,
    papers,
    policies,
    privacy,
    receipts,
    retention,
    reviews,
    same_person,
    sources,
    store,
    telling,
    testimony,
    trainings,
    vouching,
)
from intake.ledger.body import Body

BODIES: Final[tuple[Body[Any], ...]] = (
    *store.BODIES,
    *forms.BODIES,
    *interviews.BODIES,
    *consents.BODIES,
    *languages.BODIES,
    *answers.BODIES,
    *closing.BODIES,
    *papers.BODIES,
    *bundles.BODIES,
    *receipts.BODIES,
    *notices.BODIES,
    *exports.BODIES,
    *openings.BODIES,
    *datasets.BODIES,
    *day.BODIES,
    *testimony.BODIES,
    *vouching.BODIES,
    *privacy.BODIES,
    *assessments.BODIES,
    *reviews.BODIES,
    *telling.BODIES,
    *government.BODIES,
    *sources.BODIES,
    *draws.BODIES,
    *trainings.BODIES,
    *policies.BODIES,
    *erasing.BODIES,
    *retention.BODIES,
    *conflicts.BODIES,
    *same_person.BODIES,
    *clocks.BODIES,
)
