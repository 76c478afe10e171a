"""The words of a form with the values that they show, in the language asked for."""

from collections.abc import Mapping

from intake.forms.binds import path_of
from intake.forms.choices import Choices
from intake.forms.form_files import file_of
from intake.forms.instance import Instance, InstanceNode, share_rows
from intake.forms.languages import UNDETERMINED
from intake.forms.model import Output, TextPart, Wording
from intake.forms.problems import Role
from intake.forms.program import Program
from intake.forms.views import MediaKind, MediaRef, TextView


class TextRendering:
    """Renders texts; answers the expressions that ask for texts themselves."""

    def __init__(
        self, program: Program, instance: Instance, choices: Choices, language: str
    ) -> None:
        self._program = program
        self._instance = instance
        self._choices = choices
        self._language = language
        """The language of the moment: the session's own, but while a text is rendered."""

    def speak(self, language: str) -> None:
        """Answer what expressions ask in `language` from now on."""
        self._language = language

    def view(self, wording: Wording, node: InstanceNode, language: str) -> TextView | None:
        """Return a text in `language`, or in the form's default language, which it then says."""
        if wording.expression:
            text = self._output(Output(wording.expression), node, language)
            return TextView(text, language) if text else None
        media = self.media(wording, language)
        chosen = self._chosen(wording.by_language, language)
        if chosen is None:
            return TextView("", language, media=media) if media else None
        parts = wording.by_language[chosen]
        text = "".join(self._part(part, node, chosen) for part in parts)
        is_fallback = chosen not in {language, language.partition("-")[0], UNDETERMINED}
        return TextView(text, chosen, is_fallback, media)

    def labels(self, wording: Wording | None, node: InstanceNode) -> dict[str, str]:
        """Return a text in every language that has it."""
        if wording is None:
            return {}
        return {
            language: "".join(self._part(part, node, language) for part in parts)
            for language, parts in wording.by_language.items()
        }

    def media(self, wording: Wording, language: str) -> tuple[MediaRef, ...]:
        """Return the pictures and recordings of a text, in `language` where there are such."""
        kept = self._program.form.media
        found = []
        for kind, by_language in wording.media.items():
            chosen = self._chosen(by_language, language)
            name = file_of(by_language[chosen]) if chosen is not None else ""
            if chosen is not None and name:
                found.append(MediaRef(MediaKind(kind), name, name not in kept, chosen))
        return tuple(found)

    def media_by_language(self, wording: Wording) -> dict[str, tuple[MediaRef, ...]]:
        """Return the pictures and recordings of a text for every language of the form."""
        if not wording.media:
            return {}
        form = self._program.form
        tags = [each.tag for each in form.languages] or [form.default_language]
        return {tag: self.media(wording, tag) for tag in tags}

    # --- what expressions ask (FormLookup)

    def text(self, text_id: str) -> str:
        """Return a text of the form in the language of the moment."""
        return self._said(self._program.form.texts.get(text_id), self._instance.root)

    def choice_name(self, code: str, path: str) -> str:
        """Return the label of a choice of the question at a path, seen from the asked node."""
        asked = self._choices.evaluation.environment.asked
        here = asked if isinstance(asked, InstanceNode) else self._instance.root
        wanted = path_of(path, here.rules.path)
        nodes = [node for node in self._instance.of.get(wanted, ()) if share_rows(node, here)]
        if not nodes:
            return ""
        return self._said(self._choices.name_of(nodes[0], code), nodes[0])

    # --- parts

    def _said(self, wording: Wording | None, node: InstanceNode) -> str:
        if wording is None:
            return ""
        chosen = self._chosen(wording.by_language, self._language)
        parts = wording.by_language[chosen] if chosen is not None else ()
        return "".join(self._part(part, node, self._language) for part in parts)

    def _chosen(self, known: Mapping[str, object], language: str) -> str | None:
        """Return the language in which a text is shown: exact, of the same tongue, or default."""
        for wanted in (language, language.partition("-")[0], self._program.form.default_language):
            if wanted in known:
                return wanted
        return next(iter(known), None)

    def _part(self, part: TextPart, node: InstanceNode, language: str) -> str:
        return part if isinstance(part, str) else self._output(part, node, language)

    def _output(self, output: Output, node: InstanceNode, language: str) -> str:
        rule = self._program.evaluator(output.expression, node.rules.path)
        evaluation = self._choices.evaluation
        environment = evaluation.environment
        before = self._language, environment.locale
        self._language, environment.locale = language, language.partition("-")[0]
        try:
            return evaluation.text(rule, node, Role.TEXT)
        finally:
            self._language, environment.locale = before
