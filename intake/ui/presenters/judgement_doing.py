"""What a form of judgements was filled in for, done: each act at the desk it belongs to."""

from intake.domain.ids import InterviewId
from intake.domain.judgements import Place
from intake.services.application import Application
from intake.ui.presenters import judgement_answers as typed
from intake.ui.presenters.judgement_answers import Answers
from intake.ui.presenters.judgement_forms import Doing


def do(
    application: Application, interview: InterviewId, doing: Doing, answers: Answers,
    of: Place | None,
) -> None:  # fmt: skip
    """Sign or note what was typed; some acts are about one judgement and do nothing without."""
    if doing in {Doing.ASSESS, Doing.REVIEW, Doing.WITHDRAW, Doing.DISOWN}:
        _sign(application, interview, doing, answers, of)
    else:
        _note(application, interview, doing, answers)


def _sign(
    application: Application, interview: InterviewId, doing: Doing, answers: Answers,
    of: Place | None,
) -> None:  # fmt: skip
    desk = application.judgements
    said, passphrase = typed.said_of(answers), answers.get("passphrase", "")
    match doing, of:
        case Doing.ASSESS, _:
            desk.assessing.give(interview, typed.assessment_of(answers), said, passphrase)
        case Doing.REVIEW, _:
            desk.reviewing.give(interview, typed.review_of(answers), said, passphrase)
        case Doing.WITHDRAW, Place():
            desk.reviewing.withdraw(interview, of, said, passphrase)
        case Doing.DISOWN, Place():
            desk.assessing.disown(interview, of, said, passphrase)
        case _:  # taking back and disowning begin at a judgement
            return


def _note(application: Application, interview: InterviewId, doing: Doing, answers: Answers) -> None:
    finalising = application.judgements.finalising
    match doing:
        case Doing.FINISH:
            finalising.finish((interview,), answers.get("why", ""))
        case Doing.TELL:
            finalising.tell(interview, typed.told_of(answers))
        case Doing.LETTER:
            finalising.give_letter(interview, typed.letter_of(answers))
        case _:
            _direct(application, interview, answers)


def _direct(application: Application, interview: InterviewId, answers: Answers) -> None:
    """Send it to review: for an instruction, which is named, or a reason of one's own."""
    direction = typed.direction_of(answers)
    if number := answers.get("instruction"):
        application.instructions.send(interview, int(number), direction.level)
    else:
        application.judgements.reviewing.direct(interview, direction)
