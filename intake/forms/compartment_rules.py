"""Which answers of a strange form belong with the names: proposals, for the importer to confirm."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from intake.domain.compartments import Compartment
from intake.forms.model import FormDef, Group, Node, Question, QuestionKind, Repeat
from intake.forms.package import Proposal
from intake.forms.repeated_answers import RepeatedAnswers

STATED: Final = "stated"
"""The form itself says where the answer belongs."""
DERIVED: Final = "derived"
"""The value repeats an answer that is kept apart."""

_ATTACHED: Final = frozenset(
    {QuestionKind.IMAGE, QuestionKind.AUDIO, QuestionKind.VIDEO, QuestionKind.FILE}
)
_WHERE: Final = frozenset({QuestionKind.GEOPOINT, QuestionKind.GEOTRACE, QuestionKind.GEOSHAPE})
_TYPED: Final = frozenset({QuestionKind.TEXT, QuestionKind.MULTILINE, QuestionKind.BARCODE})
_WRITTEN: Final = _TYPED | {QuestionKind.INTEGER, QuestionKind.DECIMAL, QuestionKind.HIDDEN}
_CAN_HOLD: Final = {
    "name": _TYPED | {QuestionKind.HIDDEN, QuestionKind.CALCULATE},
    "date_of_birth": _WRITTEN | {QuestionKind.DATE, QuestionKind.DATETIME, QuestionKind.CALCULATE},
}
_DEVICE: Final = frozenset(
    {"deviceid", "phonenumber", "phone_number", "simserial", "subscriberid", "username", "email",
     "uri:deviceid", "uri:phonenumber", "uri:simserial", "uri:subscriberid", "uri:username",
     "uri:email"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Words:
    """A rule: words of question names, and words of labels by language."""

    rule: str
    name: re.Pattern[str]
    labels: Mapping[str, re.Pattern[str]]

    def fits(self, name: str, labels: Mapping[str, str]) -> bool:
        """Tell whether a question is about this, by its name or by its label in any language."""
        if self.name.search(name):
            return True
        return any(
            pattern.search(label)
            for tag, label in labels.items()
            for language, pattern in self.labels.items()
            if tag not in _READ or tag == language
        )


_READ: Final = frozenset({"en", "es", "fr", "ar"})
"""A label in any other language, or in none, is compared with the words of all of these."""


def _words(rule: str, name: str, **labels: str) -> _Words:
    """Compile a rule. Names and labels are compared in lower case and without accents."""
    return _Words(
        rule,
        re.compile(rf"(?:\A|[_.-])(?:{name})(?:\Z|[_.-]|\d)"),
        {tag: re.compile(rf"(?:^|\W)(?:{words})(?:$|\W)") for tag, words in labels.items()},
    )


_RULES: Final = (
    _words(
        "name",
        r"(?:first|last|full|given|family|middle|sur|nick|child|head|resp|respondent|contact|hoh)?"
        r"_?names?|surname|alias|nombres?|apellidos?|apodo|nom|prenom",
        en=r"names?|surname|nickname|alias",
        es=r"nombres?|apellidos?|apodo|como (?:se llama|le llaman|quiere que le llamemos)",
        fr=r"noms?|prenoms?|surnom",
        ar=r"(?:ال)?اسم(?:ك|ه|ها)?|(?:ال)?اسماء|كنية|لقب",
    ),
    _words(
        "phone",
        r"(?:tele)?phones?|phone_?(?:number|no)|tel|telefonos?|celular|movil|mobile|whatsapp|cell",
        en=r"(?:tele)?phones?(?: numbers?)?|whatsapp|mobile number",
        es=r"telefonos?|celular(?:es)?|whatsapp",
        fr=r"telephones?|portable|whatsapp",
        ar=r"(?:ال)?هاتف|(?:ال)?جوال|موبايل|(?:ال)?تليفون",
    ),
    _words(
        "email",
        r"e_?mail|correo(?:_electronico)?|courriel|mail",
        en=r"e-?mails?",
        es=r"correos? electronicos?|e-?mail",
        fr=r"courriels?|e-?mail|adresse electronique",
        ar=r"(?:ال)?بريد (?:ال)?الكتروني|ايميل",
    ),
    _words(
        "date_of_birth",
        r"dob|birth_?date|date_?of_?birth|fecha_?(?:de_?)?nac(?:imiento)?|date_?naissance",
        en=r"date of birth|birth ?dates?|born on|when (?:were|was) \w+ born",
        es=r"fecha de nacimiento|cuando nacio",
        fr=r"date de naissance",
        ar=r"تاريخ (?:ال)?(?:ميلاد|ولادة)",
    ),
    _words(
        "address",
        r"address|street|direccion|domicilio|calle|adresse|house_?(?:no|number)",
        en=r"(?:home |street |postal )?address",
        es=r"direccion|domicilio",
        fr=r"adresse|domicile",
        ar=r"(?:ال)?عنوان(?:ك)?",
    ),
    _words(
        "identifier",
        r"(?:national|passport|case|unhcr|reg(?:istration)?|alien)_?(?:id|no|num(?:ber)?)|passport|"
        r"a_?number|curp|cedula|pasaporte|id_?(?:number|no|card|doc)|document_?(?:id|no|number)|dni",
        en=r"(?:passport|(?:identity|id) card|registration|case|document|file|"
        r"id(?:entification)?) numbers?",
        es=r"numero de (?:pasaporte|documento|cedula|registro|expediente|identidad)|curp|dni",
        fr=r"numero (?:de passeport|d.enregistrement|d.identification|d.identite|de dossier)",
        ar=r"رقم (?:جواز|الهوية|التسجيل|الملف)",
    ),
    _words(
        "contact",
        r"contacts?|contact_?(?:details|info|person)?|contacto|emergency_?contact",
        en=r"contact (?:details|information|person|numbers?)|how can we (?:contact|reach) .*",
        es=r"datos de contacto|comunicarnos con usted|persona de contacto|contacto",
        fr=r"coordonnees|personne (?:a contacter|de contact)",
        ar=r"معلومات الاتصال|جهة الاتصال",
    ),
    _words(
        "coordinates",
        r"gps|lat(?:itude)?|lon(?:gitude)?|coordinates?|coordenadas",
        en=r"gps|coordinates",
        es=r"gps|coordenadas",
        fr=r"gps|coordonnees gps",
        ar=r"(?:ال)?احداثيات",
    ),
)
_CONTACT_GROUP: Final = re.compile(
    r"contact|identi(?:ty|dad|te|fication)|personal_?(?:details|info|data)|datos_?personales"
)
_CONTACT_TITLE: Final = re.compile(
    r"\bcontact (?:details|information)\b|\bpersonal (?:details|information|data)\b|"
    r"\bdatos (?:de contacto|personales)\b|\bcoordonnees\b|معلومات (?:الاتصال|شخصية)"
)
_NUMERIC_TEXT: Final = re.compile(
    r"regex\(|string-length\(|>=?\s*\d|<=?\s*\d|selected\(|=\s*'|\bnumber\(|\bint\("
)


def propose(form: FormDef) -> tuple[Proposal, ...]:
    """Return a proposal for all that should not be core, and for all that the form states.

    What repeats an answer that is kept apart is kept apart too, whatever the form states of it.
    """
    made = {each.path: each for each in _below(form.root, form, inherited=False)}
    apart = {each.path for each in made.values() if each.compartment is not Compartment.CORE}
    repeated = RepeatedAnswers(form).beside(apart)
    for question in form.questions():
        if question.path in repeated:
            made[question.path] = Proposal(
                question.path, _shown(question, form), Compartment.IDENTITY, DERIVED
            )
    return tuple(made[each.path] for each in form.questions() if each.path in made)


def completed(
    form: FormDef, decided: Mapping[str, Compartment], open_to: Collection[str] = ()
) -> dict[str, Compartment]:
    """Return what was decided, and with it apart what repeats an answer that is kept apart.

    A path that was decided as core stays core, unless it is one of `open_to`.
    """
    apart = [path for path, each in decided.items() if each is not Compartment.CORE]
    repeated = RepeatedAnswers(form).beside(apart) - (decided.keys() - set(open_to))
    return {**decided, **dict.fromkeys(sorted(repeated), Compartment.IDENTITY)}


def overruled(form: FormDef, proposals: Iterable[Proposal]) -> tuple[str, ...]:
    """Return the paths that the form states as core, and that are proposed to be kept apart."""
    kept = {each.path for each in proposals if each.rule == DERIVED}
    return tuple(
        each.path
        for each in form.questions()
        if "compartment" in each.attributes and each.path in kept
    )


def _below(group: Group | Repeat, form: FormDef, *, inherited: bool) -> Iterator[Proposal]:
    for node in group.children:
        if isinstance(node, Question):
            proposal = _proposal(node, form, inherited=inherited)
            if proposal is not None:
                yield proposal
        else:
            yield from _below(node, form, inherited=inherited or _is_contact(node))


def _proposal(question: Question, form: FormDef, *, inherited: bool) -> Proposal | None:
    label = _shown(question, form)
    if "compartment" in question.attributes or question.compartment is not Compartment.CORE:
        return Proposal(question.path, label, question.compartment, STATED)
    rule = _rule(question, inherited=inherited)
    return Proposal(question.path, label, Compartment.IDENTITY, rule) if rule else None


def _rule(question: Question, *, inherited: bool) -> str:
    """Return the name of the rule that keeps this answer with the names, or an empty text."""
    kind = question.kind
    if kind in _ATTACHED:
        return "attachment"
    if kind in _WHERE:
        return "coordinates"
    if question.bind.preload == "property" and question.bind.preload_params in _DEVICE:
        return "device"
    if kind is QuestionKind.NOTE or kind.is_choice or kind is QuestionKind.ACKNOWLEDGE:
        return "contact_group" if inherited and kind.is_choice else ""
    return _rule_of_words(question) or _rule_of_writing(question, inherited=inherited)


def _rule_of_words(question: Question) -> str:
    kind = question.kind
    if kind is QuestionKind.CALCULATE and "pulldata(" not in question.bind.calculate:
        return ""  # what it repeats of other answers is found by reading its expression
    name, labels = _plain(question.name), _labels(question)
    for words in _RULES:
        can_hold = _CAN_HOLD.get(words.rule, _WRITTEN | {QuestionKind.CALCULATE})
        if kind in can_hold and words.fits(name, labels):
            return words.rule
    return ""


def _rule_of_writing(question: Question, *, inherited: bool) -> str:
    if question.kind not in _TYPED:
        return "contact_group" if inherited and question.kind in _WRITTEN else ""
    if inherited:
        return "contact_group"
    if question.bind.readonly.replace(" ", "") in {"true()", "1"} and question.bind.calculate:
        return ""
    is_coded = _NUMERIC_TEXT.search(question.bind.constraint) or "numbers" in question.appearance
    return "" if is_coded else "free_text"


def _is_contact(node: Node) -> bool:
    if _CONTACT_GROUP.search(_plain(node.name)):
        return True
    return any(_CONTACT_TITLE.search(each) for each in _labels(node).values())


def _labels(node: Node) -> dict[str, str]:
    """Return the label by main language, made plain; a form may name no language at all."""
    if node.label is None:
        return {}
    written = {tag: node.label.plain(tag) for tag in node.label.by_language}
    return {tag.split("-")[0]: _plain(text) for tag, text in written.items() if text}


def _shown(question: Question, form: FormDef) -> str:
    if question.label is not None:
        for tag in (form.default_language, *question.label.by_language):
            text = question.label.plain(tag)
            if text:
                return text
    return question.name


def _plain(text: str) -> str:
    """Return `text` in lower case, without accents and with single spaces."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"\s+", " ", "".join(each for each in apart if not unicodedata.combining(each)))
