"""Page one of a summary: which interview, in which language, with which permission, and dates."""

from datetime import datetime

from intake.domain.approximate_dates import ApproximateDate, Precision, SortKey, sort_key
from intake.domain.case_codes import shown
from intake.domain.consent import Consent, Languages
from intake.i18n.formats import moment_text
from intake.i18n.languages import language_name
from intake.reports.catalogue.code_words import (
    consent_words,
    mode_words,
    purpose_words,
    readback_words,
    state_words,
)
from intake.reports.document import Block, Chronology, Entry, Fact, Facts, Heading, Texts
from intake.reports.summary_source import SummarySource, Told, is_printed
from intake.reports.voices import Voices


def facts(source: SummarySource) -> tuple[Block, ...]:
    """Return the facts about the conversation, and the dates told in it."""
    rows = (
        *_record(source),
        *conversation(source),
        *(_consent(source.voices, each) for each in source.interview.consents),
        *_standing(source),
    )
    return (Facts(rows), *dates_told(source))


def _record(source: SummarySource) -> tuple[Fact, ...]:
    voices, interview = source.voices, source.interview
    form = voices.gettext(
        "{title}, version {version}", title=source.form_title, version=interview.form_version
    )
    rows = [
        Fact(voices.gettext("Case code"), (shown(interview.case_code),)),
        Fact(voices.gettext("Questionnaire"), form),
        Fact(voices.gettext("Organization"), (source.organisation,)),
    ]
    if source.edition.recipient:
        rows.append(Fact(voices.gettext("For"), (source.edition.recipient,)))
    if source.site:
        rows.append(Fact(voices.gettext("Site"), (source.site,)))
    return tuple(rows)


def conversation(source: SummarySource) -> tuple[Fact, ...]:
    """Return in which language, through whom and how they spoke."""
    voices, languages = source.voices, source.interview.languages
    if languages is None:
        return (Fact(voices.gettext("Language"), voices.gettext("Not noted")),)
    return (
        Fact(voices.gettext("Language"), _language(voices, languages)),
        Fact(voices.gettext("Interpreter"), _interpreter(voices, languages)),
        Fact(voices.gettext("Conversation"), mode_words(voices, languages.mode)),
    )


def _language(voices: Voices, languages: Languages) -> Texts:
    today = voices.each(lambda language: _raised(language_name(languages.today, language)))
    if languages.best == languages.today:
        return today
    best = voices.each(lambda language: language_name(languages.best, language))
    return voices.gettext("{today} (speaks {best} best)", today=today, best=best)


def _interpreter(voices: Voices, languages: Languages) -> Texts:
    if not languages.interpreter:
        if languages.interpreter_needed:
            return voices.gettext("Needed; no code noted")
        return voices.gettext("None")
    if languages.relay:
        return voices.gettext(
            "{code}, by relay through another language", code=languages.interpreter
        )
    return voices.gettext("{code}, without relay", code=languages.interpreter)


def _consent(voices: Voices, consent: Consent) -> Fact:
    lines = [_joined(consent_words(voices, consent), ", ")]
    if consent.text_version and consent.lang:
        language = voices.each(lambda own: language_name(consent.lang, own))
        lines.append(
            voices.gettext(
                "Text {version}, read in {language}",
                version=consent.text_version,
                language=language,
            )
        )
    said = (consent.service, consent.recipient, consent.limits)
    lines += [(each,) * len(voices.languages) for each in said if each]
    if consent.witness:
        lines.append(voices.gettext("Witness {code}", code=consent.witness))
    return Fact(purpose_words(voices, consent.purpose), _joined(lines, "\n"))


def _standing(source: SummarySource) -> tuple[Fact, ...]:
    voices = source.voices
    read_back = readback_words(voices, source.interview.course)
    return (
        Fact(voices.gettext("State"), state_words(voices, source.interview.state)),
        *((Fact(voices.gettext("Read back"), read_back),) if read_back else ()),
        Fact(voices.gettext("Answers"), _counts(source)),
        Fact(voices.gettext("Printed"), voices.each(lambda own: _moment(source.printed, own))),
    )


def _counts(source: SummarySource) -> Texts:
    voices = source.voices
    given = sum(1 for each in source.told if each.lines)
    skipped = sum(1 for each in source.told if each.skip)
    return _joined(
        (
            voices.ngettext("{count} answer", "{count} answers", given),
            voices.ngettext("{count} skipped", "{count} skipped", skipped),
            voices.ngettext(
                "{count} without an answer",
                "{count} without an answer",
                len(source.told) - given - skipped,
            ),
        ),
        " · ",
    )


def dates_told(source: SummarySource, most: int = 0) -> tuple[Block, ...]:
    """Return the dates that were told, oldest first; with `most` no more than so many."""
    dated = [
        each
        for each in source.told
        if (each.day or each.when) and each.lines and is_printed(source, each)
    ]
    if not dated:
        return ()
    entries = tuple(
        Entry(_when(source.voices, each), _what(source.voices, each))
        for each in sorted(dated, key=_in_time)[: most or None]
    )
    return (Heading(source.voices.gettext("Dates told")), Chronology(entries))


def _in_time(told: Told) -> SortKey:
    exact = ApproximateDate(day=told.day, precision=Precision.EXACT)
    return sort_key(told.when or exact)


def _when(voices: Voices, told: Told) -> Texts:
    """Return a date with the words in which it was told."""
    words = told.when.as_said if told.when and told.day else ""
    if not words:
        return told.lines[0]
    return voices.gettext("{date} (as said: {words})", date=told.lines[0], words=words)


def _what(voices: Voices, told: Told) -> Texts:
    if not told.events:
        return told.question
    event = told.events[-1]
    return voices.gettext(
        "{event} {number}: {question}",
        event=event.title,
        number=str(event.number),
        question=told.question,
    )


def _moment(moment: datetime, language: str) -> str:
    """Write a moment and its distance from UTC, which every reader can check."""
    offset = moment.strftime("%z")
    return f"{moment_text(moment, language)} (UTC{offset[:3]}:{offset[3:5]})"


def _joined(parts: tuple[Texts, ...] | list[Texts], mark: str) -> Texts:
    return tuple(mark.join(each) for each in zip(*parts, strict=True))


def _raised(name: str) -> str:
    return name[:1].upper() + name[1:]
