"""`intake pdf` of one interview, and `intake store wall-sheet`."""

from typing import Final

from intake.app.wall_sheet import write_wall_sheet
from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.cli.terminal import demand_room
from intake.domain.ids import InterviewId
from intake.domain.profiles import Profile
from intake.i18n import N_
from intake.services.application import Application
from intake.services.paper_wishes import Carry, IssuedPaper, PaperKind, PaperWish

SUMMARY: Final = "summary"
SURVIVOR: Final = "survivor"
ACCESS: Final = "access"
CHRONOLOGY, LETTER, JUDGEMENTS = "chronology", "letter", "judgements"
RECORDS: Final = {
    SUMMARY: PaperKind.SUMMARY,
    "short": PaperKind.SHORT,
    "page-one": PaperKind.PAGE_ONE,
    SURVIVOR: PaperKind.SURVIVOR,
    "consents": PaperKind.CONSENTS,
    "read-back": PaperKind.READ_BACK,
    "referral": PaperKind.REFERRAL,
}
KINDS: Final = (*RECORDS, ACCESS, CHRONOLOGY, LETTER, JUDGEMENTS)
LANGUAGES: Final = {"en": ("en",), "es": ("es",), "both": ("en", "es"), "both-es": ("es", "en")}


def one(call: Call) -> Exit:
    """Write the PDF where it was asked for, and nowhere else."""
    options = call.options
    demand_room(options.out, replace=options.replace)
    languages = LANGUAGES[options.language]
    with call.unlocked() as application:
        interview = application.reading.find(options.case)
        if options.kind in RECORDS:
            issued = application.reporting.write(
                interview, wish(call), options.out, replace=options.replace
            )
        else:
            issued = _told(call, application, interview)
    _say(call, issued, languages)
    call.terminal.result(
        {
            "pdf": options.out,
            "id": interview,
            "kind": options.kind,
            "languages": list(languages),
            "with_identity": options.with_identity and options.kind in RECORDS,
            "paper": issued.paper,
            "check_words": {lang: list(words) for lang, words in issued.check_words.items()},
            "size": issued.size,
            "copy": issued.copy,
            "version": issued.version,
            "signature": issued.signature or None,
            "passphrase": issued.passphrase or None,
        }
    )
    return Exit.DONE


def wish(call: Call) -> PaperWish:
    """Return the paper that was asked for."""
    options = call.options
    return PaperWish(
        RECORDS[options.kind],
        LANGUAGES[options.language],
        with_identity=options.with_identity,
        recipient=options.to,
        service=options.service,
        carry=Carry(options.carry) if options.carry else None,
        names_organisation=options.with_organisation,
        profile=Profile(options.profile) if options.profile else None,
        is_locked=options.lock,
        is_signed=options.sign,
    )


def _say(call: Call, issued: IssuedPaper, languages: tuple[str, ...]) -> None:
    terminal, check = call.terminal, issued.check_words[languages[0]]
    terminal.say(N_("The paper is in {file}"), file=call.options.out)
    if call.options.kind != SURVIVOR or call.options.with_organisation:  # else it bears no number
        terminal.say(
            N_("Paper {paper}, check words: {words}"), paper=issued.paper, words=" ".join(check)
        )
    if issued.signature:
        terminal.say(N_("Its signature is in {file}"), file=issued.signature)
    if issued.passphrase:
        terminal.say(
            N_("It opens with these words. Say them, and write them on nothing: {words}"),
            words=issued.passphrase,
        )


def _told(call: Call, application: Application, interview: InterviewId) -> IssuedPaper:
    """Write what a government did, the letter, all judgements, or who has seen it."""
    options, papers = call.options, application.told_papers
    languages = LANGUAGES[options.language]
    if options.kind == ACCESS:
        return application.reporting.access_page(
            interview, options.out, languages, replace=options.replace
        )
    if options.kind == JUDGEMENTS:
        return application.judgement_papers.page(
            interview, options.out, languages, replace_file=options.replace
        )
    if options.kind == LETTER:
        return papers.letter(interview, options.out, languages, replace_file=options.replace)
    return papers.page(
        interview,
        options.out,
        languages,
        with_inside=options.with_inside,
        replace_file=options.replace,
    )


def wall_sheet(call: Call) -> Exit:
    """Write the sheet “Before crossing”; it is the same for every store, and opens none."""
    options = call.options
    languages = LANGUAGES[options.language]
    size = write_wall_sheet(options.out, languages, replace=options.replace)
    call.terminal.say(N_("The paper is in {file}"), file=options.out)
    call.terminal.result({"pdf": options.out, "languages": list(languages), "size": size})
    return Exit.DONE
