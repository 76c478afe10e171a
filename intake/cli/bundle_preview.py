"""`intake bundle export --preview`: what would go, what would stay and why; nothing is made."""

from argparse import ArgumentParser

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.domain.profiles import IN_BUNDLES, Profile
from intake.i18n import N_, Words
from intake.i18n.profile_words import PARTS, PROFILES, WHY
from intake.services.application import Application
from intake.services.handing_over import Share
from intake.services.ports import Contact
from intake.services.sharing import demand_in_bundles
from intake.services.sharing_preview import Preview, PreviewLine


def add_share(leaf: ArgumentParser, words: Words) -> None:
    """Have the command say as what the records leave, and where to, or that it is a preview."""
    add_profile(leaf, words)
    where = leaf.add_mutually_exclusive_group(required=True)
    where.add_argument(
        "-o",
        "--out",
        metavar=words.gettext("FILE"),
        help=words.gettext("file to write; never over one that is there"),
    )
    where.add_argument(
        "--preview",
        action="store_true",
        help=words.gettext("say what would go and what would stay, and make nothing"),
    )


def add_profile(leaf: ArgumentParser, words: Words) -> None:
    """Have the command say as what the records leave."""
    leaf.add_argument(
        "--profile",
        choices=[each.value for each in Profile],
        help=words.gettext("as what: without it, as the one thing that the person said yes to"),
    )
    leaf.add_argument(
        "--service",
        default="",
        metavar=words.gettext("CODE"),
        help=words.gettext("of a referral: for which service"),
    )
    leaf.add_argument(
        "--without-names",
        action="store_true",
        help=words.gettext("leave out what is kept with the names"),
    )


def share_of(call: Call) -> Share:
    """Return as what the records are to leave."""
    options = call.options
    profile = Profile(options.profile) if options.profile else None
    return Share(profile, options.service, with_names=not options.without_names)


def preview(call: Call, application: Application, to: Contact, records: list[str]) -> Exit:
    """Say what would go of each record to a station."""
    share = share_of(call)
    if share.profile is not None:
        demand_in_bundles(share.profile)
    found = [application.reading.find(each) for each in records]
    ask = application.handing_over.ask(found, to, share)
    shown = application.previewing.of(found, ask)
    for code, each in zip(records, shown, strict=True):
        _show(call, code, each)
    call.terminal.result(
        {
            "profile": ask.profile.value,
            "profiles": [each.value for each in IN_BUNDLES],
            "station": to.station,
            "recipient_verified": to.verified,
            "records": [_data(each) for each in shown],
        }
    )
    return Exit.REFUSED if any(each.denied for each in shown) else Exit.DONE


def _show(call: Call, code: str, preview: Preview) -> None:
    terminal, words = call.terminal, call.terminal.words
    terminal.say(
        N_("{case} as “{profile}”: {goes} go, {stays} stay."),
        case=code,
        profile=words.gettext(PROFILES[preview.profile]),
        goes=preview.goes,
        stays=preview.stays,
    )
    if preview.denied is not None:
        terminal.warn(words.gettext("Nothing goes: {why}.", why=words.gettext(WHY[preview.denied])))
    for limits in preview.limits:
        terminal.say(N_("The person leaves out: “{limits}”"), limits=limits)
    terminal.table(
        (N_("Section"), N_("Goes"), N_("Stays"), N_("Why")),
        [
            (line_title(each, words), str(each.goes), str(each.stays), why_text(each, words))
            for each in preview.lines
        ],
    )


def line_title(line: PreviewLine, words: Words) -> str:
    """Return what a line of the preview is about."""
    if line.part is not None:
        return words.gettext(PARTS[line.part])
    said = line.title.plain(words.language) if line.title is not None else None
    return said or line.section


def why_text(line: PreviewLine, words: Words) -> str:
    """Return the reasons of a line."""
    return "; ".join(words.gettext(WHY[why]) for why, _ in line.why) or "-"


def _data(preview: Preview) -> dict[str, object]:
    return {
        "record": preview.record,
        "denied": preview.denied.value if preview.denied else None,
        "goes": preview.goes,
        "stays": preview.stays,
        "limits": list(preview.limits),
        "lines": [
            {
                "section": each.section,
                "part": each.part.value if each.part else None,
                "goes": each.goes,
                "stays": each.stays,
                "why": {why.value: count for why, count in each.why},
            }
            for each in preview.lines
        ],
    }
