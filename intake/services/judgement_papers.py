"""The paper of all judgements of a record: internal, each beside the others, with its reason."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from intake.domain import closing
from intake.domain.ids import InterviewId, PersonId
from intake.domain.organisation_mode import InForce
from intake.domain.standing import Standing
from intake.forms.session import FormSession
from intake.services.chronology_papers import Sheet, on_sheet
from intake.services.form_shelf import FormShelf
from intake.services.judgement_ports import JudgementReading
from intake.services.paper_wishes import IssuedPaper
from intake.services.ports import Now, Reading
from intake.services.reporting import Reporting

KIND: Final = "judgements_page"
Labels = Callable[[], Mapping[PersonId, str]]
"""What the people of the roster are called there."""


@dataclass(frozen=True, slots=True)
class JudgementsOrder:
    """All that the paper is printed from; nothing of the person but the code."""

    sheet: Sheet
    case_code: str
    standing: Standing
    in_force: InForce
    people: Mapping[PersonId, str]
    session: FormSession
    """Only what the questions are called is taken from it."""


class JudgementPapers:
    """The printing desk of this paper."""

    def __init__(
        self,
        store: tuple[Reading, FormShelf, JudgementReading],
        labels: Labels,
        beside: tuple[Reporting, Now],
        printed: Callable[[JudgementsOrder], bytes],
    ) -> None:
        self._reading, self._shelf, self._judgements = store
        self._labels = labels
        self._reporting, self._now = beside
        self._printed = printed

    def page(
        self,
        interview: InterviewId,
        path: str,
        languages: tuple[str, ...],
        *,
        replace_file: bool = False,
    ) -> IssuedPaper:
        """Write every judgement of one case to `path`, and note that a paper was issued.

        Raises ConsentScopeError once the person has taken back that it is kept.
        """
        whole = self._reading.interview(interview)
        closing.demand_may_leave(whole)
        standing, in_force = self._judgements.standing(interview), self._judgements.in_force()
        people, session = self._labels(), self._shelf.session(whole)

        def page(sheet: Sheet) -> bytes:
            order = JudgementsOrder(sheet, whole.case_code, standing, in_force, people, session)
            return self._printed(order)

        pages = on_sheet(languages, self._now, page)
        return self._reporting.issue(interview, (KIND, languages), path, pages, replace_file)
