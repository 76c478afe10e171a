"""How a form travels: its XForm, the facts about it, the file it came from, and its own files."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from intake.bundles import bag
from intake.bundles.bundle import Member
from intake.domain.compartments import OF_RECORDS, Compartment
from intake.domain.errors import BundleFault, BundleRefusedError
from intake.domain.ids import FormHash
from intake.ledger import canonical
from intake.ledger.canonical import BrokenBytes
from intake.ledger.fields import Fields
from intake.services.ports import KeptForm

MAX_FORM_FILES: Final = 64 << 20
"""Bytes of files and originals in one bundle; what does not fit stays with its sender."""
MAX_FILES: Final = 999
"""Files of one form."""
MAX_NAME: Final = 255


def forms_members(forms: Sequence[KeptForm]) -> Iterator[Member]:
    """Yield the members that carry these forms, files before originals, as far as there is room.

    A form that lacks some of its files opens all the same and says which are not there.
    """
    left = MAX_FORM_FILES
    fitting: list[KeptForm] = []
    for form in forms:
        media: dict[str, bytes] = {}
        for name, content in sorted(form.media.items())[:MAX_FILES]:
            if len(content) <= left and is_name(name):
                media[name] = content
                left -= len(content)
        fitting.append(replace(form, media=media))
    for form in fitting:
        is_room = len(form.source) <= left
        left -= len(form.source) if is_room else 0
        yield from form_members(form if is_room else replace(form, source=b""))


def form_members(form: KeptForm) -> Iterator[Member]:
    """Yield the members that carry one version of a form."""
    stem = f"data/forms/{form.hash}"
    facts: dict[str, object] = {
        "form_id": form.form_id,
        "version": form.version,
        "title": form.title,
        "languages": list(form.languages),
        "compartments": {path: each.value for path, each in form.compartments.items()},
        "source_name": form.source_name,
    }
    if form.media:
        facts["files"] = sorted(form.media)
    yield member_of(f"{stem}.xml", form.xform)
    yield member_of(f"{stem}.json", canonical.encode(facts))
    if form.source:
        yield member_of(f"{stem}.source", form.source)
    for number, name in enumerate(sorted(form.media), start=1):
        yield member_of(f"{stem}.{number}", form.media[name])


def member_of(name: str, data: bytes) -> Member:
    """Return a member whose bytes are at hand."""
    return Member(name, len(data), bag.sha256(data), lambda: (data,))


def read_forms(files: Mapping[str, bytearray]) -> tuple[KeptForm, ...]:
    """Return the forms among `files`, each of which is what its name says.

    A numbered file without a name, and one that belongs to no form, refuses the bundle.
    """
    forms = tuple(_form(name, files) for name in files if name.endswith(".xml"))
    known = {f"data/forms/{form.hash}.{n}" for form in forms for n in range(1, len(form.media) + 1)}
    for name in files:
        if bag.folder_of(name) == "forms" and name[-1].isdigit() and name not in known:
            raise BundleRefusedError(BundleFault.UNLISTED, name)
    return forms


def is_name(name: str) -> bool:
    """Tell whether a form may call a file so: one name, and no way to any other place."""
    is_plain = name.isprintable() and not any(each in name for each in "/\\:")
    return is_plain and 0 < len(name) <= MAX_NAME and not name.startswith(".")


def _form(name: str, files: Mapping[str, bytearray]) -> KeptForm:
    stem = name.removesuffix(".xml")
    own_hash = stem.removeprefix("data/forms/")
    xform = bytes(files[name])
    if hashlib.sha256(xform).hexdigest() != own_hash:
        raise BundleRefusedError(BundleFault.PAYLOAD_ALTERED, name)
    if f"{stem}.json" not in files:
        raise BundleRefusedError(BundleFault.MISSING, f"{stem}.json")
    try:
        fields = Fields(canonical.decode(bytes(files[f"{stem}.json"])))
        form = KeptForm(
            hash=FormHash(own_hash),
            form_id=fields.text("form_id"),
            version=fields.text("version"),
            title=fields.text("title"),
            xform=xform,
            source=bytes(files.get(f"{stem}.source", b"")),
            source_name=fields.text("source_name"),
            languages=fields.texts("languages"),
            compartments=_compartments(fields.take("compartments")),
        )
        names = _names(fields)
        fields.end()
    except ValueError as broken:
        raise BundleRefusedError(BundleFault.JSON, f"{stem}.json") from broken
    return replace(form, media=dict(_media(stem, names, files)))


def _names(fields: Fields) -> tuple[str, ...]:
    """Take the names of the form's own files: sorted, each once; absent where there is none."""
    if not fields.has("files"):
        return ()
    names = fields.texts("files")
    in_order = list(names) == sorted(set(names))
    if not names or len(names) > MAX_FILES or not in_order or not all(map(is_name, names)):
        raise BrokenBytes("files")
    return names


def _media(
    stem: str, names: Sequence[str], files: Mapping[str, bytearray]
) -> Iterator[tuple[str, bytes]]:
    for number, name in enumerate(names, start=1):
        member = f"{stem}.{number}"
        if member not in files:
            raise BundleRefusedError(BundleFault.MISSING, member)
        yield name, bytes(files[member])


def _compartments(tree: object) -> dict[str, Compartment]:
    if not isinstance(tree, dict):
        raise BrokenBytes("compartments")
    found = {str(path): Compartment(each) for path, each in tree.items()}
    if not set(OF_RECORDS).issuperset(found.values()):
        raise BrokenBytes("compartments")
    return found
