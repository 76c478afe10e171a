"""The rules of the Spanish that is read aloud: usted, and no gender of the person addressed."""

import re

_GENDERED = re.compile(r"[ao]\(|\([ao]s?\)|/as?\b|/os?\b|@")
_OBJECT = re.compile(r"\b(?:la|las|los|lo) (\w+)")
_FINITE = re.compile(
    r"(?:\w+(?:ó|aron|ieron|amos|emos)|hizo|regresan?|buscan?|ayudan?|llaman?|puedo|puede|tiene|vea)\Z"
)
_THINGS = {
    "¿La tiene ahora?",
    "¿Los puedo ver?",
    "¿Alguien se la quitó?",
    "¿Quién lo hizo?",
    "Se los quitaron",
    "¿Cómo lo supo?",
    "¿Alguien más lo vio?",
    "¿Se lo dijo a algún oficial de Estados Unidos?",
    "¿Cuántas veces lo dijo?",
    "¿Quién se lo dijo?",
    "¿Cuándo se lo dijeron?",
    "¿Se lo dieron por escrito?",
    "¿Usted sabe o cree saber por qué lo hicieron?",
    "Quién la revisó",
    "A quién la hizo",
}
"""Sentences whose la, los or lo is a thing, or what was said or done."""
_FAMILIAR = re.compile(r"\b(tú|tus?|ti|contigo|vos|puedes|tienes|quieres|debes|sabes|eres)\b")
_AGREEING = re.compile(
    r"\b(?:está|esté|se siente|quedó|usted) (?:\w+ad[oa]|\w+id[oa]|sol[oa]|list[oa]|segur[oa]|"
    r"dispuest[oa])\b|\bbienvenid[oa]\b"
)


def marks_gender(spanish: str) -> bool:
    """Tell whether a sentence says whether it speaks to a woman or a man."""
    plain = spanish.lower()
    if _GENDERED.search(plain) or _AGREEING.search(plain):
        return True
    return spanish not in _THINGS and any(_FINITE.match(verb) for verb in _OBJECT.findall(plain))


def is_familiar(spanish: str) -> bool:
    """Tell whether a sentence says tú or vos."""
    return _FAMILIAR.search(spanish.lower()) is not None
