"""`intake pdf` and `intake store wall-sheet`: an interview on paper, and a sheet for the wall."""

from intake.app.wall_sheet import write_wall_sheet
from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.cli.terminal import demand_room
from intake.domain.ids import InterviewId
from intake.i18n import N_
from intake.services.application import Application
from intake.services.paper_wishes import IssuedPaper

SUMMARY = "summary"
CHRONOLOGY, LETTER, JUDGEMENTS = "chronology", "letter", "judgements"
KINDS = (SUMMARY, "access", CHRONOLOGY, LETTER, JUDGEMENTS)
LANGUAGES = {"en": ("en",), "es": ("es",), "both": ("en", "es"), "both-es": ("es", "en")}


def pdf(call: Call) -> Exit:
    """Write the PDF where it was asked for, and nowhere else."""
    options = call.options
    demand_room(options.out, replace=options.replace)
    languages = LANGUAGES[options.language]
    with call.unlocked() as application:
        interview = application.reading.find(options.case)
        if options.kind in (CHRONOLOGY, LETTER, JUDGEMENTS):
            issued = _told(call, application, interview)
        elif options.kind == SUMMARY:
            issued = application.reporting.summary(
                interview,
                options.out,
                languages,
                with_identity=options.with_identity,
                replace=options.replace,
            )
        else:
            issued = application.reporting.access_page(
                interview, options.out, languages, replace=options.replace
            )
    check = issued.check_words[languages[0]]
    call.terminal.say(N_("The paper is in {file}"), file=options.out)
    call.terminal.say(
        N_("Paper {paper}, check words: {words}"), paper=issued.paper, words=" ".join(check)
    )
    call.terminal.result(
        {
            "pdf": options.out,
            "id": interview,
            "kind": options.kind,
            "languages": list(languages),
            "with_identity": options.with_identity and options.kind == SUMMARY,
            "paper": issued.paper,
            "check_words": {lang: list(words) for lang, words in issued.check_words.items()},
            "size": issued.size,
        }
    )
    return Exit.DONE


def _told(call: Call, application: Application, interview: InterviewId) -> IssuedPaper:
    """Write the paper about what a government did, the letter, or all judgements."""
    options, papers = call.options, application.told_papers
    languages = LANGUAGES[options.language]
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
