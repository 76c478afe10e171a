"""`intake interview translate`, and what `show` says of stories: names, stretches, translations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.cli.terminal import read_bytes
from intake.domain.answers import Value
from intake.domain.case_codes import CaseCode, shown
from intake.domain.errors import NotGrantedError, UnreadableFileError
from intake.domain.interview import Interview
from intake.domain.tokens import NameKeptApart, in_words, revealed, unworded, worded
from intake.i18n import N_, Words
from intake.i18n.languages import normal_tag
from intake.i18n.token_words import token_names
from intake.services.application import Application
from intake.services.testimony import Translation


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the answers of one interview."""

    words: Words
    names: Sequence[NameKeptApart]
    """Empty unless they were asked for, and may be read."""
    translations: Mapping[str, Sequence[Translation]]

    def in_words(self, text: str) -> str:
        """Return a text as it is read: names in full where asked for, else what stands for them."""
        return worded(revealed(text, (), self.names)[0], (), token_names(self.words))[0]

    def data(self, path: str, value: Value) -> dict[str, object]:
        """Return the marked stretches and the translations of one answer."""
        text, spans = revealed(value.v, value.spans, self.names)
        text, spans = worded(text, spans, token_names(self.words))
        return {
            "lang": value.lang,
            "spans": [
                {"kind": each.kind, "text": text[each.start : each.end], "lang": each.lang}
                for each in spans
            ],
            "translations": [
                {
                    "lang": each.lang,
                    "text": self.in_words(each.text),
                    "by": each.by,
                    "at": each.at.isoformat(),
                    "of_earlier_words": each.is_of_earlier_words,
                }
                for each in self.translations.get(path, ())
            ],
        }


def beside(call: Call, application: Application, interview: Interview) -> Beside:
    """Return what stands beside the answers; raises NotGrantedError for names without their key."""
    desk = application.testimony
    if call.options.reveal and not desk.is_open:
        raise NotGrantedError("identity")
    names = desk.kept(interview.id) if call.options.reveal else ()
    by_path: dict[str, list[Translation]] = {}
    for each in desk.translations(interview.id):
        by_path.setdefault(each.path, []).append(each)
    return Beside(call.terminal.words, names, by_path)


def translated(answer: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return a line of the table for each translation of an answer, below the original."""
    made = answer["translations"]
    found = made if isinstance(made, list) else []
    return [(f"    → {each['lang']}, {each['by']}", _one_line(each["text"])) for each in found]


def _one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def translate(call: Call) -> Exit:
    """Put a translation beside an answer; it is read from a file and never from the command."""
    options, terminal = call.options, call.terminal
    try:
        text = Path(options.file).read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        raise UnreadableFileError(options.file, "text") from error
    text, _spans = unworded(text, (), token_names(terminal.words))
    with call.unlocked() as application:
        named = application.reading.find(options.case)
        interview = application.reading.interview(named)
        application.access.opened(named)
        lang = normal_tag(options.to)
        application.testimony.translate(named, options.path, text, lang=lang, by=options.by)
    terminal.say(N_("Translated: case {code}"), code=shown(CaseCode(interview.case_code)))
    terminal.result({"id": interview.id, "path": options.path, "lang": lang, "by": options.by})
    return Exit.DONE


def find_name(call: Call) -> Exit:
    """Look for a name behind a token, by words in a file; who finds it has seen the interview."""
    words = call.terminal.words
    try:
        typed = read_bytes(call.options.file).decode().strip()
    except ValueError as error:
        raise UnreadableFileError(call.options.file, "text") from error
    with call.unlocked() as application:
        found = application.testimony.find(typed)
        for named in {each.interview for each in found}:
            application.access.opened(named)
    if not found:
        call.terminal.say(N_("No story here names anybody like that."))
    rows = [
        (shown(each.case_code), in_words(each.name.token, token_names(words)), each.name.text)
        for each in found
    ]
    call.terminal.table((N_("Code"), N_("In the story"), N_("Name")), rows)
    call.terminal.result(
        [
            {
                "id": each.interview,
                "case_code": each.case_code,
                "kind": each.name.token.kind.value,
                "number": each.name.token.number,
                "text": each.name.text,
            }
            for each in found
        ]
    )
    return Exit.DONE
