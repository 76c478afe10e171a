from intake.domain.approximate_dates import ApproximateDate, Precision
from intake.domain.chronology import KnowBasis, Node, Step, StepKind, StepOutcome, StepSource
from intake.domain.chronology_lines import Line, Noted
from intake.domain.ids import InterviewId
from intake.i18n import Words
from intake.ui.presenters.chronology_rows import rows_of

WHEN = ApproximateDate("after the fair", "2019-06-25", Precision.ESTIMATE)
STEP = Step("a", StepKind.TOLD, StepOutcome.YES, StepSource.COUNSEL, KnowBasis.OTHERS_SAID, WHEN)


def test_account_says_when_what_and_whose_word_it_is() -> None:
    noted = Noted(InterviewId("0" * 32), STEP)
    (row,) = rows_of(Line(STEP.node, (noted,)), Words("en"))
    assert (row.when, row.step) == (
        "Jun 25, 2019 (Approximate) «after the fair»",
        "Told the result",
    )
    assert (row.outcome, row.source) == ("Yes", "counsel · Others said it")
    assert (row.id, row.is_known) == ("", True)


def test_step_of_which_nobody_has_told_is_a_row_of_its_own() -> None:
    (row,) = rows_of(Line(Node(2, StepKind.TOLD, None, 1)), Words("es"))
    assert (row.number, row.outcome, row.source) == ("2", "Nadie lo ha contado", "")
    assert not row.is_known
