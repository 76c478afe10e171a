"""What a form shows beside its words: pictures, recordings, and more for staff to read."""

from collections.abc import Iterable

from intake.forms.participant import is_playable
from intake.forms.session import FormSession
from intake.forms.views import ChoiceView, MediaKind, MediaRef, TextView
from intake.i18n import N_, Words
from intake.ui.presenters.interview_state import MediaLine

_PLAYED = N_("The form has a recording, {name}. The participant window (F6) plays it.")
_SILENT = N_("The form has a recording, {name}. Only WAV recordings can be played here.")
_PICTURES = frozenset({MediaKind.IMAGE, MediaKind.BIG_IMAGE})


def media_lines(
    session: FormSession, path: str, languages: tuple[str, str], words: Words
) -> tuple[MediaLine, ...]:
    """Return the pictures and recordings of a question and its hint, in both languages, once."""
    question = session.question(path).question
    if not any(each is not None and each.media for each in (question.label, question.hint)):
        return ()
    texts: list[TextView | None] = []
    for language in filter(None, languages):
        texts += [session.label(path, language), session.hint(path, language)]
    found = [each for text in texts if text is not None for each in text.media]
    return tuple(_line(each, words) for each in _once(found))


def choice_picture(choice: ChoiceView, language: str) -> str:
    """Return the name of the picture of a choice, or nothing."""
    if not choice.media:
        return ""
    known = choice.media.get(language) or next(iter(choice.media.values()), ())
    names = (each.name for each in known if each.kind in _PICTURES and not each.is_missing)
    return next(names, "")


def _once(found: Iterable[MediaRef]) -> list[MediaRef]:
    """Keep one of each file, and of a picture that is there small and large the small one."""
    by_name = {each.name: each for each in reversed(list(found))}
    kept = list(reversed(by_name.values()))
    has_small = any(each.kind is MediaKind.IMAGE for each in kept)
    return [each for each in kept if each.kind is not MediaKind.BIG_IMAGE or not has_small]


def _line(media: MediaRef, words: Words) -> MediaLine:
    is_picture = media.kind in _PICTURES
    if media.is_missing:
        sentence = N_("The file {name} did not come with the form.")
    elif media.kind is MediaKind.AUDIO:
        sentence = _PLAYED if is_playable(media.name) else _SILENT
    elif media.kind is MediaKind.VIDEO:
        sentence = N_("The form has a video, {name}. Videos cannot be played here.")
    else:
        return MediaLine(media.name, is_picture=True)
    return MediaLine(media.name, is_picture, words.gettext(sentence, name=media.name))
