"""The commands about draws, training, guidance and instructions."""

from argparse import ArgumentParser

from intake.cli import draw, guidance, instruction, options, training
from intake.cli.options import Commands
from intake.domain.judgements import ReviewLevel
from intake.domain.policy_events import PolicyDirection
from intake.domain.training import TrainingMode
from intake.i18n import N_, Words


def add(commands: Commands, words: Words) -> None:
    """Add them."""
    _draw(options.family(commands, words, "draw", N_("which interviews are reviewed")), words)
    text = N_("who is trained in what, and until when")
    _training(options.family(commands, words, "training", text), words)
    text = N_("what published documents say, with source and date")
    _guidance(options.family(commands, words, "guidance", text), words)
    text = N_("what was asked from above, and what came of it")
    _instruction(options.family(commands, words, "instruction", text), words)
    made = options.leaf(commands, words, "practice", N_("practise with a made-up case"))
    made.add_argument(
        "--done", action="store_true", help=words.gettext("note that you walked it to its end")
    )
    made.add_argument("--no-screen", action="store_true", help=words.gettext("print the case only"))
    options.opening(made, words)
    made.set_defaults(run=training.practice)


def _draw(verbs: Commands, words: Words) -> None:
    made = options.leaf(verbs, words, "commit", N_("commit to a draw before its period"))
    for name, metavar, text in (
        ("--site", N_("NAME"), N_("name of the site, as its store has it")),
        ("--period", N_("DAYS"), N_("first and last day: 2026-12-01/2026-12-31")),
        ("--p", N_("SHARE"), N_("share of interviews that are reviewed: 0.2")),
    ):
        _text(made, words, name, metavar, text)
    made.add_argument(
        "--secret",
        default="",
        metavar=words.gettext("FILE"),
        help=words.gettext("write a copy of the sealed secret to a new file too"),
    )
    _run(made, words, draw.commit)
    for name, text, run in (
        ("secret", N_("keep a sealed secret from a file"), draw.take_secret),
        ("decide", N_("say of each sealed interview whether it is drawn"), draw.decide),
        ("reveal", N_("tell the secret, once the period is over"), draw.reveal),
    ):
        made = options.leaf(verbs, words, name, text)
        made.add_argument(
            "draw", metavar=words.gettext("DRAW"), help=words.gettext("id, or how it begins")
        )
        if run is draw.take_secret:
            options.file(made, words, N_("the sealed secret"))
        _run(made, words, run)
    _draw_lists(verbs, words)


def _draw_lists(verbs: Commands, words: Words) -> None:
    made = options.leaf(verbs, words, "list", N_("list draws, interviews, and what was not drawn"))
    made.add_argument(
        "--not-reviewed", action="store_true", help=words.gettext("only what nobody reviewed")
    )
    _run(made, words, draw.list_draws)
    made = options.leaf(verbs, words, "apply", N_("send what was drawn to review"))
    made.add_argument(
        "--finish-rest",
        action="store_true",
        help=words.gettext("finish what was not drawn, as not reviewed"),
    )
    _run(made, words, draw.apply)
    made = options.leaf(verbs, words, "send", N_("seal the draws for a station, before a period"))
    _text(made, words, "--to", N_("STATION"), N_("name of a known station"))
    options.out(made, words, replaceable=False)
    _run(made, words, draw.send)
    text = N_("draw again where the secret was told, and name what is wrong")
    _run(options.leaf(verbs, words, "verify", text), words, draw.verify)


def _training(verbs: Commands, words: Words) -> None:
    made = options.leaf(verbs, words, "record", N_("note that somebody was trained"))
    for name, metavar, text in (
        ("--who", N_("NAME"), N_("name in the roster")),
        ("--guidance", N_("GUIDANCE"), N_("id of the guidance, as listed")),
        ("--day", N_("DAY"), N_("day of the training: 2026-11-24")),
        ("--expires", N_("DAY"), N_("last day on which it counts")),
    ):
        _text(made, words, name, metavar, text)
    _run(made, words, training.record)
    for name, text, run in (
        ("confirm", N_("confirm your own training"), training.confirm),
        ("list", N_("list the register"), training.list_register),
        ("lapsing", N_("list whose training is missing or lapses soon"), training.lapsing),
        ("exceptions", N_("list interviews begun without training"), training.exceptions),
    ):
        _run(options.leaf(verbs, words, name, text), words, run)
    made = options.leaf(verbs, words, "policy", N_("say what is asked of whoever interviews"))
    made.add_argument(
        "mode",
        choices=[each.value for each in TrainingMode],
        help=words.gettext("off, warn (a reason is asked for) or block (a supervisor decides)"),
    )
    made.add_argument(
        "--guidance",
        action="append",
        default=[],
        metavar=words.gettext("GUIDANCE"),
        help=words.gettext("guidance in which one must be trained, several times if need be"),
    )
    _run(made, words, training.policy)


def _guidance(verbs: Commands, words: Words) -> None:
    made = options.leaf(verbs, words, "list", N_("list the cards of this program"))
    made.set_defaults(run=guidance.list_cards)
    made = options.leaf(verbs, words, "show", N_("print one card"))
    made.add_argument(
        "guidance",
        metavar=words.gettext("GUIDANCE"),
        help=words.gettext("id of the guidance, as listed"),
    )
    made.set_defaults(run=guidance.show)
    made = options.leaf(verbs, words, "of", N_("say under which versions an interview was made"))
    options.case(made, words)
    _run(made, words, guidance.of_interview)


def _instruction(verbs: Commands, words: Words) -> None:
    made = options.leaf(verbs, words, "add", N_("note an instruction as it was given"))
    for name, metavar, text in (
        ("--date", N_("DAY"), N_("day of the instruction: 2026-11-24")),
        ("--text", N_("TEXT"), N_("what was asked, in its own words")),
        ("--source", N_("TEXT"), N_("who gave it, by office or role, and how it is known")),
    ):
        _text(made, words, name, metavar, text)
    made.add_argument(
        "--direction",
        required=True,
        choices=[each.value for each in PolicyDirection],
        help=words.gettext("which findings it is about"),
    )
    _run(made, words, instruction.add)
    made = options.leaf(verbs, words, "list", N_("list instructions, and what came of them"))
    _run(made, words, instruction.list_instructions)
    text = N_("send an interview to an extra review that names the instruction")
    made = options.leaf(verbs, words, "follow", text)
    options.case(made, words)
    made.add_argument(
        "number", type=int, metavar="N", help=words.gettext("number of the instruction")
    )
    made.add_argument(
        "--level",
        choices=[each.value for each in ReviewLevel],
        default=ReviewLevel.PEER.value,
        help=words.gettext("who reviews"),
    )
    _run(made, words, instruction.follow)


def _text(made: ArgumentParser, words: Words, name: str, metavar: str, text: str) -> None:
    made.add_argument(name, required=True, metavar=words.gettext(metavar), help=words.gettext(text))


def _run(made: ArgumentParser, words: Words, run: object) -> None:
    options.opening(made, words)
    made.set_defaults(run=run)
