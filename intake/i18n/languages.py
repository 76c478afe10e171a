"""The names of languages: of BCP 47 tags and ISO 639-3 codes, in their own words and in ours."""

from intake.i18n.formats import cldr_locale
from intake.i18n.pseudo import MIRRORED, PSEUDO

_TWO_LETTERS = {  # ISO 639-3 codes of the languages met at the border, to the tags CLDR knows
    "spa": "es", "eng": "en", "fra": "fr", "por": "pt", "hat": "ht", "ara": "ar", "rus": "ru",
    "ukr": "uk", "zho": "zh", "cmn": "zh", "hin": "hi", "pan": "pa", "ben": "bn", "nep": "ne",
    "tur": "tr", "fas": "fa", "pes": "fa", "prs": "fa-AF", "pus": "ps", "urd": "ur", "amh": "am",
    "tir": "ti", "som": "so", "swa": "sw", "hye": "hy", "kat": "ka", "uzb": "uz", "tgk": "tg",
    "kaz": "kk", "kir": "ky", "vie": "vi", "guj": "gu", "que": "qu", "grn": "gn", "wol": "wo",
    "ful": "ff", "lin": "ln", "hau": "ha", "yor": "yo", "ibo": "ig", "aka": "ak", "deu": "de",
    "ita": "it", "ron": "ro", "kur": "ku", "heb": "he", "ind": "id", "tam": "ta", "tel": "te",
}  # fmt: skip

_OWN: dict[
    str, tuple[str, str, str]
] = {  # code: own name, English, Spanish; CLDR has none or wrong
    "agr": ("Awajún", "Awajún", "awajún"),
    "acr": ("Achi", "Achi", "achi"),
    "agu": ("Awakateko", "Awakatek", "awakateko"),
    "cab": ("Garifuna", "Garifuna", "garífuna"),
    "cac": ("Chuj", "Chuj", "chuj"),
    "cak": ("Kaqchikel", "Kaqchikel", "kaqchikel"),
    "caa": ("Chʼortiʼ", "Chʼortiʼ", "chʼortiʼ"),
    "ctu": ("Chʼol", "Chʼol", "chʼol"),
    "hch": ("Wixárika", "Huichol", "wixárika"),
    "ixl": ("Ixil", "Ixil", "ixil"),
    "itz": ("Itzaʼ", "Itzaʼ", "itzaʼ"),
    "jac": ("Poptiʼ", "Jakaltek (Poptiʼ)", "jakalteko (poptiʼ)"),
    "kek": ("Qʼeqchiʼ", "Qʼeqchiʼ", "qʼeqchiʼ"),
    "kjb": ("Qʼanjobʼal", "Qʼanjobʼal", "qʼanjobʼal"),
    "knj": ("Akateko", "Akatek", "akateko"),
    "maz": ("Jñatjo", "Mazahua", "mazahua"),
    "mam": ("Mam", "Mam", "mam"),
    "miq": ("Miskitu", "Miskito", "misquito"),
    "mix": ("Tuʼun Savi", "Mixtec", "mixteco"),
    "mop": ("Mopan", "Mopan", "mopán"),
    "mvc": ("Mam", "Mam (central)", "mam (central)"),
    "nah": ("Nāhuatl", "Nahuatl", "náhuatl"),
    "oto": ("Hñähñu", "Otomi", "otomí"),
    "pck": ("Poqomchiʼ", "Poqomchiʼ", "poqomchiʼ"),
    "poc": ("Poqomam", "Poqomam", "poqomam"),
    "poh": ("Poqomchiʼ", "Poqomchiʼ", "poqomchiʼ"),
    "qua": ("Runasimi", "Quechua", "quechua"),
    "quc": ("Kʼicheʼ", "Kʼicheʼ", "kʼicheʼ"),
    "qum": ("Sipakapense", "Sipakapense", "sipakapense"),
    "quv": ("Sakapulteko", "Sakapultek", "sakapulteko"),
    "tar": ("Rarámuri", "Tarahumara", "rarámuri"),
    "toj": ("Tojolabʼal", "Tojolabʼal", "tojolabal"),
    "trc": ("Triqui", "Triqui", "triqui"),
    "ttc": ("Tektiteko", "Tektitek", "tektiteko"),
    "tzh": ("Tseltal", "Tseltal", "tseltal"),
    "tzj": ("Tzʼutujil", "Tzʼutujil", "tzʼutujil"),
    "tzo": ("Tsotsil", "Tsotsil", "tsotsil"),
    "usp": ("Uspanteko", "Uspantek", "uspanteko"),
    "yua": ("Maayaʼ tʼàan", "Yucatec Maya", "maya yucateco"),
    "zap": ("Diidxazá", "Zapotec", "zapoteco"),
    "en": ("English", "English", "inglés"),  # these two spare the lock screen CLDR's tables
    "es": ("Español", "Spanish", "español"),
    "ht": ("Kreyòl ayisyen", "Haitian Creole", "criollo haitiano"),
    "es-x-llano": ("Español sencillo", "Plain Spanish", "español sencillo"),
    "en-x-plain": ("Plain English", "Plain English", "inglés sencillo"),
    PSEUDO: ("Pseudo", "Pseudo", "pseudo"),
    MIRRORED: ("Pseudo", "Pseudo", "pseudo"),
}
_SIGNED = {"ase": "American Sign Language", "mfs": "Lengua de Señas Mexicana"}
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ku-Arab", "prs", "pes", "dv", "yi"})


def normal_tag(code: str) -> str:
    """Return the BCP 47 tag for a tag or an ISO 639-3 code."""
    base, dash, rest = code.replace("_", "-").partition("-")
    return _TWO_LETTERS.get(base, base) + dash + rest


def native_name(code: str) -> str:
    """Return the name of a language in that language, as its speakers look for it."""
    tag = normal_tag(code)
    own = _own(tag)
    if own is not None:
        return own[0]
    name = cldr_locale(tag).languages.get(tag.split("-", maxsplit=1)[0])
    return _raised(name) if name and _is_known(tag) else _SIGNED.get(tag, tag)


def language_name(code: str, language: str) -> str:
    """Return the name of a language in another: `language_name("kek", "es")` is "qʼeqchiʼ"."""
    tag = normal_tag(code)
    own = _own(tag)
    if own is not None:
        return own[2] if language.startswith("es") else own[1]
    name = cldr_locale(language).languages.get(tag.replace("-", "_"))
    name = name or cldr_locale(language).languages.get(tag.split("-", maxsplit=1)[0])
    return name or _SIGNED.get(tag, tag)


def is_right_to_left(code: str) -> bool:
    """Tell whether a language is written from right to left."""
    tag = normal_tag(code)
    return tag in _RIGHT_TO_LEFT or tag.split("-", maxsplit=1)[0] in _RIGHT_TO_LEFT


def _own(tag: str) -> tuple[str, str, str] | None:
    return _OWN.get(tag) or _OWN.get(tag.split("-", maxsplit=1)[0])


def _is_known(tag: str) -> bool:
    return cldr_locale(tag).language == tag.split("-", maxsplit=1)[0]


def _raised(name: str) -> str:
    return name[:1].upper() + name[1:]
