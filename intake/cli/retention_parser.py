"""The commands about what is kept: the due list, holds, and requests about the own data."""

from argparse import ArgumentParser

from intake.cli import options, retention
from intake.cli.options import Commands
from intake.domain.consent import ConsentSource, Purpose
from intake.domain.holds import HoldSource
from intake.domain.requests import RequestAnswer, RequestKind
from intake.i18n import N_, Words
from intake.services.retention import AHEAD


def add(commands: Commands, words: Words) -> None:
    """Add them."""
    text = N_("how long records are kept, and what is due")
    _retention(options.family(commands, words, "retention", text), words)
    text = N_("what counsel or the person keeps from being erased")
    _hold(options.family(commands, words, "hold", text), words)
    text = N_("what people ask about their own data, and the answers")
    _request(options.family(commands, words, "request", text), words)


def _retention(verbs: Commands, words: Words) -> None:
    made = options.leaf(verbs, words, "due", N_("list what is due, the oldest first"))
    made.add_argument(
        "--days",
        type=int,
        default=AHEAD,
        metavar="N",
        help=options.with_default(words, N_("days ahead"), str(AHEAD)),
    )
    _run(made, words, retention.list_due)
    made = options.leaf(verbs, words, "policy", N_("show how long what is kept, or change it"))
    made.add_argument(
        "--period",
        action="append",
        default=[],
        metavar=words.gettext("PERIOD"),
        help=words.gettext(
            "purpose, days and what happens then: collect:365:ask_again; several times if need be"
        ),
    )
    made.add_argument(
        "--asking", type=int, metavar="N", help=words.gettext("days for asking again")
    )
    _run(made, words, retention.policy)
    made = options.leaf(verbs, words, "ask", N_("note what the person says when asked again"))
    options.case(made, words)
    made.add_argument("said", choices=("yes", "no"), help=words.gettext("what the person says"))
    made.add_argument(
        "--purpose",
        default=Purpose.COLLECT.value,
        choices=[each.value for each in Purpose],
        help=words.gettext("which permission; keeping the record unless given"),
    )
    for name, text in (
        ("--recipient", N_("who receives it, where the permission names somebody")),
        ("--service", N_("the service, where the permission names one")),
    ):
        _text(made, words, name, text, is_needed=False)
    _run(made, words, retention.ask_again)


def _hold(verbs: Commands, words: Words) -> None:
    made = options.leaf(verbs, words, "set", N_("keep a record from being erased"))
    options.case(made, words)
    made.add_argument(
        "--source",
        default=HoldSource.COUNSEL.value,
        choices=[each.value for each in HoldSource],
        help=words.gettext("whose word it is; counsel unless given"),
    )
    _text(made, words, "--by", N_("office or code of counsel, never a name"), is_needed=False)
    _text(made, words, "--reason", N_("why it is kept"))
    _text(made, words, "--until", N_("last day of the hold: 2027-11-24"), is_needed=False)
    _run(made, words, retention.hold)
    made = options.leaf(verbs, words, "lift", N_("end a hold, on the word of whoever set it"))
    options.case(made, words)
    made.add_argument("hold", metavar="ID", help=words.gettext("id of the hold, as listed"))
    _text(made, words, "--by", N_("office or code of counsel, never a name"), is_needed=False)
    _text(made, words, "--reason", N_("why it ends"))
    _run(made, words, retention.lift)
    made = options.leaf(verbs, words, "list", N_("list the holds of a record"))
    options.case(made, words)
    _run(made, words, retention.list_holds)


def _request(verbs: Commands, words: Words) -> None:
    made = options.leaf(verbs, words, "receive", N_("note that somebody asks"))
    options.case(made, words)
    made.add_argument(
        "kind",
        choices=[each.value for each in RequestKind],
        help=words.gettext("what is asked: to see, to correct, to erase, or not to use"),
    )
    _text(
        made, words, "--day", N_("day on which it was asked; today unless given"), is_needed=False
    )
    made.add_argument(
        "--by",
        default=ConsentSource.SELF.value,
        choices=[each.value for each in ConsentSource],
        help=words.gettext("who asks"),
    )
    _run(made, words, retention.receive)
    made = options.leaf(verbs, words, "answer", N_("note how it was answered"))
    options.case(made, words)
    made.add_argument("request", metavar="ID", help=words.gettext("id of the request, as listed"))
    made.add_argument(
        "answer", choices=[each.value for each in RequestAnswer], help=words.gettext("the answer")
    )
    _text(made, words, "--reason", N_("why not, or not all of it"), is_needed=False)
    _run(made, words, retention.answer)
    made = options.leaf(verbs, words, "list", N_("list the requests about a record"))
    options.case(made, words)
    _run(made, words, retention.list_requests)


def _text(
    made: ArgumentParser, words: Words, name: str, text: str, *, is_needed: bool = True
) -> None:
    made.add_argument(
        name,
        required=is_needed,
        default="",
        metavar=words.gettext("TEXT"),
        help=words.gettext(text),
    )


def _run(made: ArgumentParser, words: Words, run: object) -> None:
    options.opening(made, words)
    made.set_defaults(run=run)
