"""Any event about judgements, for properties of the codec."""

from hypothesis import strategies as st

from intake.domain.events import Event
from intake.domain.judgement_events import (
    AssessmentGiven,
    DisputeReviewed,
    JudgementDisowned,
    JudgementExplained,
    NoteOpened,
    ReviewGiven,
    ReviewWithdrawn,
)
from intake.domain.judgements import (
    Assessment,
    Conclusion,
    Element,
    ElementValue,
    Link,
    Passage,
    Place,
    Reason,
    Review,
)
from intake.ledger import canonical

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
COUNTS = st.integers(0, canonical.MAX_INTEGER)
PLACES = st.builds(Place, st.binary(min_size=16, max_size=16).map(bytes.hex), COUNTS)
LINKS = (
    st.builds(Link, TEXT)
    | st.builds(
        lambda path, span: Link(path, min(span), max(span)), TEXT, st.tuples(COUNTS, COUNTS)
    )
    | st.builds(lambda place: Link(entry=place), PLACES)
)
PASSAGES = st.builds(Passage, TEXT, TEXT, st.lists(LINKS, max_size=2).map(tuple))
ASSESSMENTS = st.builds(
    Assessment,
    st.lists(st.tuples(st.sampled_from(Element), st.sampled_from(ElementValue)), max_size=3).map(
        tuple
    ),
    conclusion=st.none() | st.sampled_from(Conclusion),
)
REVIEWS = st.builds(
    Review,
    minutes=COUNTS,
    conclusion=st.none() | st.sampled_from(Conclusion),
    reason=st.none() | st.sampled_from(Reason),
)
JUDGED: dict[type[Event], dict[str, st.SearchStrategy[object]]] = {
    AssessmentGiven: {"assessment": ASSESSMENTS},
    ReviewGiven: {"review": REVIEWS},
    DisputeReviewed: {"review": REVIEWS},
    ReviewWithdrawn: {"review": PLACES},
    JudgementDisowned: {"judgement": PLACES},
    JudgementExplained: {"passages": st.lists(PASSAGES, max_size=2).map(tuple)},
    NoteOpened: {"of": PLACES},
}
"""What these are built from where their types do not say it."""
