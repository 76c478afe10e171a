"""From a form session to what is on the screen: pure functions, no Qt and no store."""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field

from intake.domain.answers import Value, row_path
from intake.domain.compartments import Compartment
from intake.domain.interview import Interview
from intake.forms.model import QuestionKind
from intake.forms.problems import ProblemRule
from intake.forms.session import FormSession
from intake.forms.standing import TABLE_HEAD
from intake.forms.views import (
    Block,
    ChoiceView,
    GroupStep,
    QuestionStep,
    QuestionView,
    RepeatStep,
    paths_of,
)
from intake.i18n import Words
from intake.services.ports import Draft
from intake.ui.presenters import markup
from intake.ui.presenters.interview_blocks import Blocks, Glimpse
from intake.ui.presenters.interview_columns import in_third_person
from intake.ui.presenters.interview_files import FileBox
from intake.ui.presenters.interview_state import (
    Blocker,
    ChoiceRow,
    FinishBlock,
    Mark,
    Page,
    Pair,
    QuestionBlock,
    RepeatBlock,
    RowCard,
    SectionRow,
    Why,
)
from intake.ui.presenters.interview_way import Way
from intake.ui.presenters.left_over import left_over
from intake.ui.presenters.question_media import choice_picture, media_lines

FINISH = "finish"
"""The key of the last page."""
KEYS_FOR_CHOICES = "123456789"
BLOCKERS_SHOWN = 8
LONGEST_LINE = 90
LONGEST_TITLE = 40

_WHYS: Mapping[Block, Why] = {Block.REQUIRED: Why.REQUIRED, Block.CONSTRAINT: Why.MISFIT}
_FIRST_OF_ALL = (Why.MISFIT, Why.REQUIRED, Why.OPEN)


Made = tuple[tuple[ChoiceView, ...], tuple[str, str], tuple[ChoiceRow, ...]]
KeptRows = dict[str, Made]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the words on the screen depend on."""

    words: Words
    """The words of the program, in the staff language."""
    lead: str
    second: str
    """Languages of the questions; `second` is empty when one column is shown."""
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    """Sentences by question path."""
    files: FileBox | None = None
    told: Callable[[QuestionBlock, Value], QuestionBlock] = lambda block, _value: block
    """Adds what belongs to a narrative."""
    rows_kept: KeptRows = field(default_factory=dict)
    """Rows of choices made earlier, with what they were made of."""
    closed: Callable[[str], str] = lambda _path: ""
    """Why a question is closed now."""


def pair(session: FormSession, path: str, part: str, seen: Seen) -> Pair:
    """Return one text of a question in both languages; the second is left out when the same."""
    read = {"label": session.label, "hint": session.hint, "guidance": session.guidance}[part]
    lead = read(path, seen.lead)
    second = read(path, seen.second) if seen.second else None
    first = lead.text if lead else ""
    other = second.text if second and not second.is_fallback else ""
    return Pair(first, "" if other == first else other)


def question_block(session: FormSession, path: str, seen: Seen) -> QuestionBlock:
    """Return one question as it stands."""
    view = session.question(path)
    draft = seen.drafts.get(path)
    block = QuestionBlock(
        path=path,
        kind=QuestionKind.NOTE if TABLE_HEAD in view.question.appearance else view.question.kind,
        appearance=" ".join(view.question.appearance),
        words=pair(session, path, "label", seen),
        hint=pair(session, path, "hint", seen),
        choices=choice_rows(session, path, seen),
        value=view.value.v,
        skip=view.value.skip,
        draft=draft.text if draft else None,
        caret=draft.caret if draft else 0,
        problem=_problem_of(session, view, seen),
        is_required=view.is_required,
        is_readonly=view.is_readonly,
        is_identity=session.compartment(path) is Compartment.IDENTITY,
        notice=_notice(session, view, seen),
        parameters=view.question.parameters,
        media=media_lines(session, path, (seen.lead, seen.second), seen.words),
        guidance=pair(session, path, "guidance", seen),
        file=seen.files.block(path, draft.text if draft else view.value.v, seen.words)
        if seen.files
        else None,
        closed=seen.closed(path),
    )
    return seen.told(block, view.value)


def _blocks(session: FormSession, paths: Iterable[str], seen: Seen) -> Blocks[QuestionBlock]:
    """Return the questions of a page; the words of each are made when it comes near the eye."""
    identity = Compartment.IDENTITY
    known = (
        Glimpse(path, session.appearance(path), session.compartment(path) is identity)
        for path in paths
    )
    return Blocks(
        tuple(known),
        lambda path: question_block(session, path, seen),
        lambda path: _problem_of(session, session.question(path), seen),
    )


def _problem_of(session: FormSession, view: QuestionView, seen: Seen) -> str:
    """Return what is said of half-typed text that is no answer, or of one that does not fit."""
    is_misfit = view.problem is not None and view.problem.rule is ProblemRule.CONSTRAINT
    kept = misfit_words(session, view.path, seen) if is_misfit else ""
    return seen.problems.get(view.path, "") or kept


def _notice(session: FormSession, view: QuestionView, seen: Seen) -> str:
    """Return what staff should know of the question itself: a text or a list that is absent."""
    if view.problem is not None and view.problem.rule is ProblemRule.MISSING_LIST:
        return seen.words.gettext(
            "The list for this question did not come with the form: {name}",
            name=view.problem.detail,
        )
    label = session.label(view.path, seen.lead)
    is_untranslated = label is not None and label.is_fallback
    return (
        seen.words.gettext("This question has no text in this language.") if is_untranslated else ""
    )


def choice_rows(session: FormSession, path: str, seen: Seen) -> tuple[ChoiceRow, ...]:
    """Return the choices of a question, the first nine with a number key."""
    choices, languages = session.choices(path), (seen.lead, seen.second)
    made = seen.rows_kept.get(path)
    if made is None or made[0] is not choices or made[1] != languages:
        made = seen.rows_kept[path] = choices, languages, _made_rows(choices, seen)
    return made[2]


def _made_rows(choices: tuple[ChoiceView, ...], seen: Seen) -> tuple[ChoiceRow, ...]:
    rows = []
    for place, choice in enumerate(choices):
        lead = _lead(choice, seen)
        second = choice.labels.get(in_third_person(seen.second), "") if seen.second else ""
        key = KEYS_FOR_CHOICES[place] if place < len(KEYS_FOR_CHOICES) else ""
        words = Pair(markup.plain(lead), "" if second == lead else markup.plain(second))
        rows.append(ChoiceRow(choice.code, words, key, choice_picture(choice, seen.lead)))
    return tuple(rows)


def _lead(choice: ChoiceView, seen: Seen) -> str:
    """Return the label of a choice in the leading language, or in any that it has."""
    lead = choice.labels.get(in_third_person(seen.lead)) or choice.labels.get(seen.lead)
    return lead or next(iter(choice.labels.values()), choice.code)


def repeat_block(session: FormSession, step: RepeatStep, seen: Seen) -> RepeatBlock:
    """Return the rows of a repeat, each with what was said first in it."""
    words = pair(session, step.path, "label", seen)
    cards = tuple(
        RowCard(
            uid,
            seen.words.gettext("{title}, number {n}", title=words.lead, n=place),
            row_summary(session, row_path(step.path, uid), seen)
            or seen.words.gettext("Nothing chosen yet"),
        )
        for place, uid in enumerate(step.rows, start=1)
    )
    return RepeatBlock(step.path, words, cards, may_add=step.can_add)


def row_summary(session: FormSession, row: str, seen: Seen, most: int = 3) -> str:
    """Return the first chosen answers of a row; free text is left out of the list."""
    said = []
    for path, value in session.document().values.items():
        if path.startswith(row + "/") and value.v and value.rel:
            offered = {each.code: each for each in session.choices(path)}
            codes = [value.v] if value.v in offered else value.v.split()  # rows may have spaces
            chosen = {code: offered[code] for code in codes if code in offered}
            said += [markup.plain(_lead(chosen[code], seen)) for code in codes if code in chosen]
    return " · ".join(said[:most])


def one_line(text: str, longest: int = LONGEST_LINE) -> str:
    """Return the beginning of a text, for a list."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def finish_block(session: FormSession, interview: Interview, way: Way, seen: Seen) -> FinishBlock:
    """Return what keeps the interview from being complete."""
    found = blockers(session, way, seen.problems)
    shown = tuple(
        Blocker(path, one_line(markup.plain(pair(session, path, "label", seen).lead)) or path, why)
        for path, why in found[:BLOCKERS_SHOWN]
    )
    is_open = sum(why is Why.OPEN for _path, why in found)
    return FinishBlock(
        shown,
        len(found),
        is_open,
        is_finished=interview.state == "readback",
        left=left_over(session, lambda path: pair(session, path, "label", seen).lead),
    )


def blockers(
    session: FormSession, way: Way, problems: Container[str] = ()
) -> list[tuple[str, Why]]:
    """Return the questions that need another answer, an answer, or a reason for none.

    `problems` are questions with half-typed text that is no answer. What needs another answer
    comes first, then what the form itself insists on, each in the order of the way.
    """
    whys = dict.fromkeys(session.unanswered(), Why.OPEN)
    whys |= {each.path: _WHYS[each.block] for each in session.blocking("")}
    on_the_way = [path for step in way.steps.values() for path in paths_of(step)]
    whys |= {path: Why.MISFIT for path in on_the_way if path in problems}
    found = [(path, whys[path]) for path in on_the_way if path in whys]
    return sorted(found, key=lambda each: _FIRST_OF_ALL.index(each[1]))


def open_paths(session: FormSession, way: Way, problems: Container[str]) -> tuple[str, ...]:
    """Return the questions that keep the interview from being complete."""
    return tuple(path for path, _why in blockers(session, way, problems))


def misfit_words(session: FormSession, path: str, seen: Seen) -> str:
    """Return what is said to an answer that does not fit: the form's own words, if it has some."""
    own = session.constraint_message(path, seen.lead)
    if own is not None and own.text:
        return own.text
    return seen.words.gettext("This answer does not fit the question. Please check it.")


def page(session: FormSession, interview: Interview, way: Way, key: str, seen: Seen) -> Page:
    """Return the page that `key` names; the finish page when it names none."""
    section, place, count = way.home(key)
    match way.steps.get(key):
        case QuestionStep(path=path):
            return Page(key, section, place, count, (question_block(session, path, seen),))
        case GroupStep(paths=paths):
            return Page(key, section, place, count, _blocks(session, paths, seen))
        case RepeatStep() as step:
            return Page(key, section, place, count, repeat=repeat_block(session, step, seen))
        case None:
            block = finish_block(session, interview, way, seen)
            return Page(FINISH, FINISH, len(way.steps), len(way.steps), finish=block)


def section_rows(
    session: FormSession, way: Way, current: str, seen: Seen
) -> tuple[SectionRow, ...]:
    """Return the navigator."""
    rows = []
    for view in way.sections:
        title = view.titles.get(seen.lead) or next(iter(view.titles.values()), "")
        if not title:
            title = one_line(pair(session, view.path, "label", seen).lead, LONGEST_TITLE)
        here = view.path == current
        if view.total and view.answered >= view.total:
            mark = Mark.DONE
        elif here:
            mark = Mark.NOW
        else:
            mark = Mark.PART if view.answered else Mark.TODO
        name = markup.plain(title)
        rows.append(SectionRow(view.path, name, view.answered, view.total, mark, here))
    return tuple(rows)
