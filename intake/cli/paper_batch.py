"""`intake pdf`: of one interview, or of many into a folder."""

from pathlib import Path

from intake.app.paper_batch import Advance, chosen, print_many
from intake.cli import paper
from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.domain.errors import UnknownInterviewError, UnwritableFolderError
from intake.domain.states import State
from intake.i18n import N_


def pdf(call: Call) -> Exit:
    """Print the paper of a case, or those of many."""
    options = call.options
    if options.into is None:
        if not options.case:
            raise UnknownInterviewError("")
        return paper.one(call)
    return _many(call)


def _many(call: Call) -> Exit:
    options, terminal = call.options, call.terminal
    folder = Path(options.into)
    if options.kind not in paper.RECORDS or options.lock or options.sign or options.case:
        terminal.warn(
            terminal.words.gettext(
                "Many at once: only papers about records, without a case, a lock or a signature."
            )
        )
        return Exit.USAGE
    if not folder.is_dir():
        raise UnwritableFolderError(str(folder))
    states = tuple(State(each) for each in options.state if each in frozenset(State))
    with call.unlocked() as application:
        found = chosen(application, states, options.text)
        batch = print_many(application, found, paper.wish(call), str(folder), _progress(call))
    terminal.say(
        N_("{written} papers are in {folder}; {left_out} were not allowed to leave."),
        written=batch.written,
        folder=str(folder),
        left_out=len(batch.left_out),
    )
    terminal.result({"written": batch.written, "left_out": list(batch.left_out)})
    return Exit.DONE


def _progress(call: Call) -> Advance:
    def advance(done: int, every: int) -> None:
        if done % 50 == 0 or done == every:
            call.terminal.say(N_("{done} of {all}"), done=done, all=every)

    return advance
