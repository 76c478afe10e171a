"""What a person wants to be called is read for who may read names, and for nobody else."""

from dataclasses import replace

from intake.domain.answers import Document, Value
from intake.domain.case_codes import CaseCode
from intake.domain.compartments import Compartment
from intake.domain.errors import NotGrantedError
from intake.domain.ids import FormHash, InterviewId
from intake.domain.interview import Interview
from intake.ui.presenters.alias import ALIAS, AliasDesk
from tests.ui.fakes import InlineLane

FIRST, AGAIN = InterviewId("a1" * 16), InterviewId("b2" * 16)


class Store:
    """Two interviews: the second follows on the first, and asks no name."""

    def __init__(self, *, is_granted: bool = True, alias: str = "Doña Mari") -> None:
        self.is_granted, self.alias = is_granted, alias

    def can_read(self, compartment: Compartment) -> bool:
        return self.is_granted and compartment is Compartment.IDENTITY

    def interview(self, interview: InterviewId) -> Interview:
        found = Interview(interview, CaseCode("0123456789"), FormHash("0" * 64), "f", "1")
        return replace(found, follows=FIRST) if interview == AGAIN else found

    def document(self, interview: InterviewId, compartment: Compartment) -> Document:
        if not self.can_read(compartment):
            raise NotGrantedError(compartment.value)
        return Document({ALIAS: Value(self.alias)} if interview == FIRST else {})


def asked(store: Store, interview: InterviewId) -> list[str]:
    told: list[str] = []
    AliasDesk(store, InlineLane()).ask(interview, told.append)
    return told


def test_it_is_what_the_person_said_also_for_a_later_statement() -> None:
    assert asked(Store(), FIRST) == ["Doña Mari"]
    assert asked(Store(), AGAIN) == ["Doña Mari"]
    assert asked(Store(alias=""), AGAIN) == [""]


def test_without_the_grant_there_is_nothing_to_ask() -> None:
    store = Store(is_granted=False)
    assert AliasDesk(store, InlineLane()).asking is None
    assert asked(store, FIRST) == []
    assert AliasDesk(Store(), InlineLane()).asking is not None
