"""One recipe for each way to be wrong: a name, the fault that must be named, and how to make it."""

import base64
import hashlib
import io
import json
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from intake.domain.errors import BundleFault as Fault
from tests.bundles.stations import (
    ADDRESSEE,
    BUNDLE,
    FORM,
    JOSE,
    MEDIA,
    ORG,
    OTHER,
    SENDER_KEY,
    STRANGER_KEY,
    FileKey,
)
from tests.vectors.bundle.forge import Forge, Members, Tree, block, canonical, packed, seal
from tests.vectors.bundle.notices import WITHDRAWN

ME = str(ADDRESSEE.to_public())
ENTRIES = "data/entries.jsonl"
HASH = "7" * 64


@dataclass(frozen=True)
class Recipe:
    """`inner` gives the tar; `age` seals it, and may do that wrongly."""

    name: str
    fault: Fault
    inner: Callable[[], bytes]
    age: Callable[[bytes], bytes] = lambda inner: seal(inner, ME)


def good() -> bytes:
    return Forge().inner()


def forged(name: str, fault: Fault, **bent: object) -> Recipe:
    return Recipe(name, fault, lambda: Forge(**bent).inner())  # type: ignore[arg-type]


def payload(name: str, fault: Fault, change: Callable[[dict[str, bytes]], object]) -> Recipe:
    def inner() -> bytes:
        forge = Forge()
        change(forge.payload)
        return forge.inner()

    return Recipe(name, fault, inner)


def lines(
    name: str,
    fault: Fault,
    change: Callable[[list[Tree]], object],
    header: Callable[[Tree], None] = lambda _: None,
) -> Recipe:
    def inner() -> bytes:
        forge = Forge(header=header)
        change(forge.lines)
        return forge.inner()

    return Recipe(name, fault, inner)


def aged(name: str, fault: Fault, age: Callable[[bytes], bytes]) -> Recipe:
    return Recipe(name, fault, good, age)


# --- the age layer


def fake_stanza(inner: bytes, stanza: bytes) -> bytes:
    """Put a stanza before the real one; the MAC no longer fits, which is never reached."""
    sealed = seal(inner, ME)
    end = sealed.index(b"\n") + 1
    return sealed[:end] + stanza + sealed[end:]


def body_start(sealed: bytes) -> int:
    return sealed.index(b"\n", sealed.index(b"\n--- ") + 1) + 1


def with_flipped(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def wrong_mac(inner: bytes) -> bytes:
    sealed = seal(inner, ME)
    place = sealed.index(b"\n--- ") + 6
    return (
        sealed[:place] + (b"B" if sealed[place : place + 1] == b"A" else b"A") + sealed[place + 1 :]
    )


SHARE = b"A" * 43
AGE = (
    aged("empty", Fault.NOT_AGE, lambda _: b""),
    aged("garbage", Fault.NOT_AGE, lambda _: bytes(range(256)) * 20),
    aged("armored", Fault.NOT_AGE, lambda _: b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n"),
    aged("only_the_first_line", Fault.TRUNCATED, lambda inner: seal(inner, ME)[:22]),
    aged(
        "scrypt",
        Fault.HEADER_REFUSED,
        lambda inner: fake_stanza(inner, b"-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\n" + SHARE + b"\n"),
    ),
    aged(
        "ssh_stanza",
        Fault.HEADER_REFUSED,
        lambda inner: fake_stanza(inner, b"-> ssh-ed25519 AAAAAA " + SHARE + b"\n" + SHARE + b"\n"),
    ),
    aged(
        "two_recipients",
        Fault.HEADER_REFUSED,
        lambda inner: seal(inner, ME, str(OTHER.to_public())),
    ),
    aged(
        "huge_age_header",
        Fault.HEADER_REFUSED,
        lambda inner: fake_stanza(inner, b"-> x-grease\n" + (b"A" * 64 + b"\n") * 1100 + b"\n"),
    ),
    aged("wrong_mac", Fault.HEADER_REFUSED, wrong_mac),
    aged(
        "wrong_recipient",
        Fault.WRONG_RECIPIENT,
        lambda inner: seal(inner, str(OTHER.to_public())),
    ),
    aged(
        "cut_at_a_chunk",
        Fault.TRUNCATED,
        lambda inner: (sealed := seal(inner + inner, ME))[: body_start(sealed) + 16 + 65552],
    ),
    aged("cut_in_a_chunk", Fault.DAMAGED, lambda inner: seal(inner, ME)[:-1000]),
    aged("one_bit", Fault.DAMAGED, lambda inner: with_flipped(seal(inner, ME), -5000)),
    aged("bytes_after_the_age_stream", Fault.DAMAGED, lambda inner: seal(inner, ME) + b"more"),
    aged("age_of_garbage", Fault.NOT_A_BAG, lambda _: seal(b"not a tar " * 10_000, ME)),
    aged("age_of_nothing", Fault.TRUNCATED, lambda _: seal(b"", ME)),
)


# --- the tar


def first_header(name: str, fault: Fault, header: bytes) -> Recipe:
    return Recipe(name, fault, lambda: header + good())


def library_tar(name: str, kind: int) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=kind) as archive:
        member = tarfile.TarInfo(name)
        member.size = 3
        archive.addfile(member, io.BytesIO(b"abc"))
    return out.getvalue()


def filled_with_rubbish(tar: bytes) -> bytes:
    place = 512 + 511  # the last byte of the block that bagit.txt fills in part
    return with_flipped(tar, place)


NO_FILE = {
    "symlink": tarfile.SYMTYPE,
    "hardlink": tarfile.LNKTYPE,
    "character_device": tarfile.CHRTYPE,
    "block_device": tarfile.BLKTYPE,
    "fifo": tarfile.FIFOTYPE,
    "folder": tarfile.DIRTYPE,
    "old_regular_file": tarfile.AREGTYPE,
    "sparse_file": tarfile.GNUTYPE_SPARSE,
    "pax_header": tarfile.XHDTYPE,
    "global_pax_header": tarfile.XGLTYPE,
}
BAD_NAMES = {
    "parent_folder": "bag/../evil",
    "absolute": "/bag/bagit.txt",
    "backslash": "bag\\bagit.txt",
    "turned_right_to_left": "bag/\u202etxt.tigab",
    "not_ascii": "bag/é",
    "double_slash": "bag//bagit.txt",
    "empty_name": "",
}
TAR = (
    *(
        first_header(name, Fault.MEMBER_TYPE, block("bag/bagit.txt", 0, type=type_))
        for name, type_ in NO_FILE.items()
    ),
    *(
        first_header(f"name_{name}", Fault.BAD_NAME, block(bad, 0))
        for name, bad in BAD_NAMES.items()
    ),
    Recipe(
        "huge_pax_name",
        Fault.MEMBER_TYPE,
        lambda: library_tar("bag/" + "a" * 3_000_000, tarfile.PAX_FORMAT),
    ),
    Recipe(
        "gnu_long_name",
        Fault.MEMBER_TYPE,
        lambda: library_tar("bag/" + "a" * 300, tarfile.GNU_FORMAT),
    ),
    first_header("owner", Fault.NOT_A_BAG, block("bag/bagit.txt", 54, uid=1000)),
    first_header("owner_name", Fault.NOT_A_BAG, block("bag/bagit.txt", 54, uname="ana")),
    first_header("mode", Fault.NOT_A_BAG, block("bag/bagit.txt", 54, mode=0o4755)),
    first_header("time", Fault.NOT_A_BAG, block("bag/bagit.txt", 54, mtime=1)),
    first_header("checksum", Fault.NOT_A_BAG, with_flipped(block("bag/bagit.txt", 54), 148)),
    first_header("huge_member", Fault.TOO_LARGE, block("bag/bagit.txt", (4 << 30) + 1)),
    first_header("huge_tag_file", Fault.TOO_LARGE, block("bag/bagit.txt", 513)),
    first_header("other_top_folder", Fault.NOT_A_BAG, packed("sack/bagit.txt", b"x")),
    forged("rubbish_in_the_filling", Fault.NOT_A_BAG, tar=filled_with_rubbish),
    forged("one_zero_block", Fault.TRUNCATED, tar=lambda tar: tar[:-512]),
    forged("no_end", Fault.TRUNCATED, tar=lambda tar: tar[:-1024]),
    forged("half_an_end", Fault.NOT_A_BAG, tar=lambda tar: tar[:-512] + b"x" * 512),
    forged("after_the_end", Fault.TRAILING, tar=lambda tar: tar + bytes(512)),
    forged("a_second_tar", Fault.TRAILING, tar=lambda tar: tar + packed("bag/evil", b"x")),
    forged("only_tag_files", Fault.MISSING, members=lambda members: members[:6]),
    forged("only_some_tag_files", Fault.TAG_SET, members=lambda members: members[:5]),
    first_header(
        "size_not_octal",
        Fault.TOO_LARGE,
        block("bag/bagit.txt", 54).replace(b"00000000066\0", b"\x80" + bytes(11)),
    ),
    forged("cut_tar", Fault.TRUNCATED, tar=lambda tar: tar[:30_000]),
)


# --- tag files


def without(gone: str) -> Callable[[Members], Members]:
    return lambda members: [each for each in members if each[0] != gone]


def swapped(one: str, other: str) -> Callable[[Members], Members]:
    def swap(members: Members) -> Members:
        names = {one: other, other: one}
        content = dict(members)
        return [(names.get(name, name), content[names.get(name, name)]) for name, _ in members]

    return swap


def inserted(place: int, name: str, data: bytes = b"x") -> Callable[[Members], Members]:
    return lambda members: [*members[:place], (name, data), *members[place:]]


def altered(name: str, old: bytes, new: bytes) -> Callable[[Members], Members]:
    def alter(members: Members) -> Members:
        return [
            (each, data.replace(old, new, 1) if each == name else data) for each, data in members
        ]

    return alter


def first_line_of(data: bytes) -> bytes:
    return data.splitlines(keepends=True)[0]


TAGS = (
    forged("no_signature", Fault.ORDER, members=without("tagmanifest-sha256.txt.minisig")),
    forged("no_manifest", Fault.ORDER, members=without("manifest-sha256.txt")),
    forged("header_first", Fault.ORDER, members=swapped("bagit.txt", "header.json")),
    forged("payload_first", Fault.ORDER, members=inserted(0, ENTRIES)),
    forged("doubled_bagit", Fault.DUPLICATE, members=inserted(1, "bagit.txt")),
    forged("fetch", Fault.FETCH, members=inserted(3, "fetch.txt")),
    forged("fetch_at_the_end", Fault.FETCH, members=inserted(14, "fetch.txt")),
    forged("unknown_tag_file", Fault.TAG_SET, members=inserted(2, "readme.txt")),
    forged("other_bagit", Fault.NOT_A_BAG, members=altered("bagit.txt", b"1.0", b"0.9")),
    forged("empty_tagmanifest", Fault.TAG_SET, tagmanifest=lambda _: b""),
    forged(
        "tagmanifest_line_missing",
        Fault.TAG_SET,
        tagmanifest=lambda data: data.replace(first_line_of(data), b""),
    ),
    forged(
        "tagmanifest_line_doubled",
        Fault.TAG_SET,
        tagmanifest=lambda data: first_line_of(data) + data,
    ),
    forged(
        "tagmanifest_path_case",
        Fault.TAG_SET,
        tagmanifest=lambda data: data.replace(b"header", b"Header"),
    ),
    forged(
        "tagmanifest_upper_case_hash",
        Fault.TAG_SET,
        tagmanifest=lambda data: data[:64].upper() + data[64:],
    ),
    forged("tagmanifest_no_last_line_end", Fault.TAG_SET, tagmanifest=lambda data: data[:-1]),
    forged(
        "tagmanifest_crlf", Fault.TAG_SET, tagmanifest=lambda data: data.replace(b"\n", b"\r\n")
    ),
    forged(
        "header_altered", Fault.TAG_ALTERED, members=altered("header.json", b'"seq":1', b'"seq":2')
    ),
    forged(
        "manifest_altered",
        Fault.TAG_ALTERED,
        members=lambda members: [
            (name, with_flipped(data, 0) if name == "manifest-sha256.txt" else data)
            for name, data in members
        ],
    ),
    forged(
        "bag_info_altered", Fault.TAG_ALTERED, members=altered("bag-info.txt", b"2026", b"2025")
    ),
)


# --- the signature


class BorrowedId(FileKey):
    """The stranger's key under the sender's key id."""

    @property
    def id(self) -> bytes:
        return SENDER_KEY.id


SIGNATURES = (
    forged("borrowed_key_id", Fault.SIGNATURE, key=BorrowedId(STRANGER_KEY.seed)),
    forged("unknown_signer", Fault.UNKNOWN_SIGNER, key=STRANGER_KEY),
    forged("legacy_algorithm", Fault.LEGACY_SIGNATURE, prehash=False),
    forged("no_minisign", Fault.SIGNATURE, signature=lambda _: b"signed, yours truly\n"),
    forged("signature_without_its_end", Fault.SIGNATURE, signature=lambda data: data[:-1]),
    forged("signature_with_more", Fault.SIGNATURE, signature=lambda data: data + b"\n"),
    forged(
        "signature_of_another_file",
        Fault.SIGNATURE,
        members=altered("tagmanifest-sha256.txt", b"0", b"1"),
    ),
    forged(
        "comment_altered",
        Fault.SIGNATURE,
        signature=lambda data: data.replace(b"intake/1 bundle", b"intake/1 bundel"),
    ),
    *(
        forged(
            f"comment_of_a_{kind}", Fault.TRUSTED_COMMENT, comment=f"intake/1 {kind} {ORG} {BUNDLE}"
        )
        for kind in ("receipt", "paper", "roster", "contact")
    ),
    forged(
        "comment_of_another_bundle",
        Fault.TRUSTED_COMMENT,
        comment=f"intake/1 bundle {ORG} {BUNDLE[:-1]}2",
    ),
    forged(
        "comment_of_another_organisation",
        Fault.TRUSTED_COMMENT,
        comment=f"intake/1 bundle {'0d' * 16} {BUNDLE}",
    ),
    forged("comment_of_another_suite", Fault.TRUSTED_COMMENT, comment=f"intake/2 {ORG} {BUNDLE}"),
)


# --- header.json


def setting(**members: object) -> Callable[[Tree], None]:
    return lambda tree: tree.update(members)


def sender(**members: object) -> Callable[[Tree], None]:
    def change(tree: Tree) -> None:
        own = tree["sender"]
        assert isinstance(own, dict)
        own.update(members)

    return change


HEADERS = (
    forged("newer_reader_wanted", Fault.NEWER, header=setting(min_reader=2, colour="blue")),
    forged("newer_format", Fault.NEWER, header=setting(format="intake-bundle/2")),
    forged("other_format", Fault.FORMAT, header=setting(format="outtake-bundle/1")),
    forged("reserved_kind", Fault.FORMAT, header=setting(kind="receipt")),
    forged("kind_of_a_wrong_type", Fault.FORMAT, header=setting(kind=["case"])),
    forged("misaddressed", Fault.MISADDRESSED, header=setting(recipient=str(OTHER.to_public()))),
    forged("sender_of_another_organisation", Fault.SENDER, header=sender(org="0d" * 16)),
    forged("sender_of_another_key", Fault.SENDER, header=sender(key="0" * 16)),
    forged("unknown_member", Fault.JSON, header=setting(colour="blue")),
    forged("member_missing", Fault.JSON, header=lambda tree: tree.pop("prev")),
    forged(
        "bundle_id_of_another_kind",
        Fault.JSON,
        header=setting(bundle_id=BUNDLE.replace("-7", "-4")),
    ),
    forged("profile_unknown", Fault.JSON, header=setting(profile="everything")),
    forged("profile_empty", Fault.JSON, header=setting(profile="")),
    forged("profile_of_the_own_programme", Fault.JSON, header=setting(profile="own")),
    forged("profile_of_figures", Fault.JSON, header=setting(profile="stats")),
    forged("seq_zero", Fault.JSON, header=setting(seq=0)),
    forged("seq_true", Fault.JSON, header=setting(seq=True)),
    forged("seq_with_a_fraction", Fault.JSON, header=setting(seq=1.0)),
    forged("time_of_another_zone", Fault.JSON, header=setting(created="2026-11-24T06:00:00+00:00")),
    forged("compartments_not_told", Fault.JSON, header=setting(compartments=[])),
    forged(
        "unknown_compartment",
        Fault.JSON,
        header=setting(chains=[{"chain": "cc" * 16, "compartment": "attic"}]),
    ),
    forged("prev_not_a_hash", Fault.JSON, header=setting(prev="abc")),
    forged("spaces", Fault.JSON, header_bytes=lambda data: data.replace(b",", b", ", 1)),
    forged("line_end", Fault.JSON, header_bytes=lambda data: data + b"\n"),
    forged(
        "duplicate_member",
        Fault.JSON,
        header_bytes=lambda data: data.replace(b'"seq":1', b'"seq":1,"seq":1'),
    ),
    forged("nan", Fault.JSON, header_bytes=lambda data: data.replace(b'"seq":1', b'"seq":NaN')),
    forged(
        "escaped_text", Fault.JSON, header_bytes=lambda data: data.replace(b"case", b"\\u0063ase")
    ),
    forged("not_utf8", Fault.JSON, header_bytes=lambda data: data.replace(b"case", b"c\xffse")),
    forged("deep", Fault.JSON, header_bytes=lambda _: b"[" * 100_000),
    forged("not_an_object", Fault.JSON, header_bytes=lambda _: b"[]"),
)


# --- the manifest and the payload


def nth_line(data: bytes, place: int) -> bytes:
    return data.splitlines(keepends=True)[place]


def moved_first(data: bytes, place: int) -> bytes:
    line = nth_line(data, place)
    return line + data.replace(line, b"")


BENT_FACTS: dict[str, Callable[[list[Tree]], object]] = {
    "facts_of_another_attachment": lambda items: items[0].update(id="9" * 32),
    "facts_doubled": lambda items: items.append(items[0]),
    "facts_empty": lambda items: items.clear(),
    "facts_of_another_record": lambda items: items[0].update(record=JOSE),
    "facts_with_more": lambda items: items[0].update(size=1),
    "facts_with_less": lambda items: items[0].pop("mime"),
    "facts_in_no_place": lambda items: items[0].update(compartment="media"),
    "facts_turned_right_to_left": lambda items: items[0].update(path="a\u202eb"),
    "facts_without_end": lambda items: items[0].update(mime="x" * 1025),
}


def facts_bent(change: Callable[[list[Tree]], object], files: dict[str, bytes]) -> None:
    items: list[Tree] = json.loads(files["data/media.json"])
    change(items)
    files["data/media.json"] = canonical(items)


PAYLOAD = (
    forged("empty_manifest", Fault.MANIFEST_SET, manifest=lambda _: b""),
    forged(
        "manifest_line_missing",
        Fault.MANIFEST_SET,
        manifest=lambda data: data.replace(nth_line(data, 0), b""),
    ),
    forged(
        "manifest_line_doubled", Fault.MANIFEST_SET, manifest=lambda data: nth_line(data, 0) + data
    ),
    forged("manifest_unsorted", Fault.MANIFEST_SET, manifest=lambda data: moved_first(data, 2)),
    forged(
        "manifest_without_padding",
        Fault.MANIFEST_SET,
        manifest=lambda data: data.replace(nth_line(data, -1), b""),
    ),
    forged("padding_listed_first", Fault.MANIFEST_SET, manifest=lambda data: moved_first(data, -1)),
    forged(
        "manifest_path_case",
        Fault.BAD_NAME,
        manifest=lambda data: data.replace(b"entries", b"Entries"),
    ),
    forged(
        "manifest_path_up",
        Fault.BAD_NAME,
        manifest=lambda data: data.replace(b"data/entries.jsonl", b"data/../../x.jsonl"),
    ),
    forged(
        "oxum_of_more",
        Fault.MANIFEST_SET,
        bag_info=lambda data: data.replace(b"Oxum: ", b"Oxum: 1"),
    ),
    forged(
        "oxum_of_less",
        Fault.MANIFEST_SET,
        bag_info=lambda data: data.replace(b"Oxum: 4", b"Oxum: 3"),
    ),
    forged(
        "oxum_of_too_much",
        Fault.TOO_LARGE,
        bag_info=lambda data: data.replace(b"Oxum: ", b"Oxum: 9999999999"),
    ),
    forged(
        "bag_info_of_another",
        Fault.MANIFEST_SET,
        bag_info=lambda data: data.replace(b"2026", b"2025"),
    ),
    payload(
        "unknown_payload_name", Fault.BAD_NAME, lambda files: files.update({"data/evil.exe": b"x"})
    ),
    payload(
        "media_named_by_its_hash",
        Fault.BAD_NAME,
        lambda files: files.update({f"data/media/{HASH}": b"x"}),
    ),
    payload("media_without_facts", Fault.MISSING, lambda files: files.pop("data/media.json")),
    *(
        payload(f"media_{name}", Fault.JSON, partial(facts_bent, change))
        for name, change in BENT_FACTS.items()
    ),
    payload(
        "no_entries_counted",
        Fault.PAYLOAD_ALTERED,
        lambda files: files.update({f"data/forms/{HASH}.xml": b"x"}),
    ),
    forged(
        "count_of_media",
        Fault.MANIFEST_SET,
        header=setting(counts={"entries": 8, "forms": 3, "media": 2, "pdf": 1, "roster": 2}),
    ),
    forged(
        "payload_altered",
        Fault.PAYLOAD_ALTERED,
        members=altered(f"data/media/{MEDIA.id}", b"PNG", b"GIF"),
    ),
    forged(
        "entries_altered", Fault.PAYLOAD_ALTERED, members=altered(ENTRIES, b'"seq":5', b'"seq":4')
    ),
    forged("member_missing_from_the_tar", Fault.MISSING, members=without(f"data/media/{MEDIA.id}")),
    forged("no_padding_in_the_tar", Fault.MISSING, members=without("data/padding")),
    forged("member_doubled", Fault.DUPLICATE, members=inserted(7, ENTRIES)),
    forged("tag_file_again", Fault.DUPLICATE, members=inserted(8, "header.json")),
    forged("unlisted_member", Fault.UNLISTED, members=inserted(7, f"data/media/{'9' * 32}")),
    forged("unlisted_at_the_end", Fault.UNLISTED, members=inserted(15, "data/zebra")),
    forged(
        "payload_in_another_order",
        Fault.MISSING,
        members=swapped(ENTRIES, f"data/media/{MEDIA.id}"),
    ),
    forged(
        "second_top_folder",
        Fault.NOT_A_BAG,
        tar=lambda tar: tar.replace(
            block("bag/data/roster/1.json", 13), block("bog/data/roster/1.json", 13)
        ),
    ),
    forged("padding_not_zero", Fault.PAYLOAD_ALTERED, padding=lambda data: data[:-1] + b"x"),
    forged("padding_too_short", Fault.MANIFEST_SET, padding=lambda data: data[:-512]),
    forged("padding_too_long", Fault.MANIFEST_SET, padding=lambda data: data + bytes(4096)),
    payload(
        "roster_with_a_gap",
        Fault.ROSTER,
        lambda files: files.update(
            {"data/roster/3.json": b"{}", "data/roster/3.json.minisig": b"x"}
        ),
    ),
    payload(
        "roster_without_a_signature",
        Fault.ROSTER,
        lambda files: files.pop("data/roster/1.json.minisig"),
    ),
    payload(
        "form_of_another_hash",
        Fault.PAYLOAD_ALTERED,
        lambda files: files.update({f"data/forms/{FORM.hash}.xml": b"<other/>"}),
    ),
    payload(
        "notices_of_a_bundle_none",
        Fault.JSON,
        lambda files: files.update({"data/notices.json": b"[]"}),
    ),
    payload(
        "notices_of_a_bundle_not_canonical",
        Fault.JSON,
        lambda files: files.update({"data/notices.json": b"[ ]"}),
    ),
    payload(
        "notices_of_a_bundle_doubled",
        Fault.JSON,
        lambda files: files.update({"data/notices.json": canonical([WITHDRAWN, WITHDRAWN])}),
    ),
    payload(
        "form_without_facts", Fault.MISSING, lambda files: files.pop(f"data/forms/{FORM.hash}.json")
    ),
    payload(
        "form_compartments_broken",
        Fault.JSON,
        lambda files: files.update(
            {
                f"data/forms/{FORM.hash}.json": b'{"compartments":[],"form_id":"","languages":[],"source_name":"","title":"","version":""}'
            }
        ),
    ),
    payload(
        "form_facts_broken",
        Fault.JSON,
        lambda files: files.update({f"data/forms/{FORM.hash}.json": b"{ }"}),
    ),
)


# --- the ledger entries


def change(place: int, **members: object) -> Callable[[list[Tree]], None]:
    return lambda own: own[place].update(members)


def drop(place: int, *names: str) -> Callable[[list[Tree]], None]:
    def act(own: list[Tree]) -> None:
        for name in names:
            own[place].pop(name)

    return act


def exchange(name: str, one: int, other: int) -> Callable[[list[Tree]], None]:
    def act(own: list[Tree]) -> None:
        own[one][name], own[other][name] = own[other][name], own[one][name]

    return act


def remove(place: int) -> Callable[[list[Tree]], object]:
    return lambda own: own.pop(place)


def withheld(place: int) -> Callable[[list[Tree]], None]:
    return drop(place, "header", "body", "salt_h", "salt_b")


def broken_signature(own: list[Tree]) -> None:
    marks = own[-1]["signatures"]
    assert isinstance(marks, list)
    mark = marks[0]["signature"]
    marks[0]["signature"] = mark[:-1] + ("0" if mark[-1] != "0" else "1")


def foreign_purpose(own: list[Tree]) -> None:
    marks = own[-1]["signatures"]
    assert isinstance(marks, list)
    marks[0]["purpose"] = "record.sealed"


def last_entry_dropped(own: list[Tree]) -> None:
    """Cut the record by one, and bridge the gap so that only the header tells."""
    gone = own.pop(6)
    own[6]["prev_link"] = gone["link"]


def record_dropped(tree: Tree) -> None:
    tree["records"] = []


def rewritten(
    header: Callable[[bytes], bytes] = lambda data: data,
    body: Callable[[bytes], bytes] = lambda data: data,
) -> Callable[[list[Tree]], None]:
    """Change the checkpoint at the end and compute its leaf and link anew."""

    def act(own: list[Tree]) -> None:
        line = own[-1]
        parts = {name: base64.b64decode(str(line[name])) for name in CONTENT}
        parts["header"], parts["body"] = header(parts["header"]), body(parts["body"])
        commit = hashlib.sha256(b"intake/1/body\0" + parts["salt_b"] + parts["body"]).digest()
        leaf = hashlib.sha256(
            b"intake/1/leaf\0" + parts["salt_h"] + parts["header"] + commit
        ).digest()
        before = bytes.fromhex(str(own[-2]["link"]))
        line["leaf"] = leaf.hex()
        line["link"] = hashlib.sha256(b"intake/1/link\0" + before + leaf).hexdigest()
        line.update({name: base64.b64encode(part).decode() for name, part in parts.items()})

    return act


def replacing(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def act(data: bytes) -> bytes:
        assert old in data
        return data.replace(old, new)

    return act


CONTENT = ("header", "body", "salt_h", "salt_b")
BEGUN = b'{"compartment":"core","predecessor":null,"predecessor_head":"","reason":"founded"}'


def another_count(tree: Tree) -> None:
    records = tree["records"]
    assert isinstance(records, list)
    records[0]["count"] = 5


def another_record(tree: Tree) -> None:
    records = tree["records"]
    assert isinstance(records, list)
    records[0]["record"] = JOSE


def chains(*ids: str) -> Callable[[Tree], None]:
    return lambda tree: tree.update(chains=[{"chain": each, "compartment": "core"} for each in ids])


ZERO = "0" * 64
ENTRY_FAULTS = (
    lines("body_altered", Fault.ENTRY, change(2, body="e30A")),
    lines("header_of_another_entry", Fault.ENTRY, exchange("header", 1, 2)),
    lines("salt_altered", Fault.ENTRY, change(1, salt_b="A" * 43 + "=")),
    lines("leaf_altered", Fault.ENTRY, change(1, leaf=ZERO)),
    lines("leaf_of_a_withheld_one_altered", Fault.CHAIN, change(3, leaf=ZERO)),
    lines("leaves_swapped", Fault.CHAIN, exchange("leaf", 3, 4)),
    lines("link_altered", Fault.CHAIN, change(1, link=ZERO)),
    lines("prev_link_altered", Fault.CHAIN, change(1, prev_link=ZERO)),
    lines("prev_link_missing", Fault.CHAIN, drop(1, "prev_link")),
    lines("prev_link_within_a_run", Fault.CHAIN, change(2, prev_link=ZERO)),
    lines("gap_in_a_run", Fault.CHAIN, remove(3)),
    lines("rlink_altered", Fault.RECORD_INCOMPLETE, change(1, rlink=ZERO)),
    lines("record_count_altered", Fault.RECORD_INCOMPLETE, change(1, record_count=2)),
    lines("record_entry_missing", Fault.RECORD_INCOMPLETE, last_entry_dropped),
    lines("record_not_listed", Fault.RECORD_INCOMPLETE, lambda _: None, record_dropped),
    lines("record_of_another_count", Fault.RECORD_INCOMPLETE, lambda _: None, another_count),
    lines("record_of_another_name", Fault.RECORD_INCOMPLETE, lambda _: None, another_record),
    lines("entry_of_another_record", Fault.ENTRY, change(1, record=JOSE)),
    lines(
        "entry_of_no_record", Fault.RECORD_INCOMPLETE, drop(5, "record", "record_count", "rlink")
    ),
    lines("entry_twice", Fault.DUPLICATE, lambda own: own.insert(1, dict(own[1]))),
    lines("entries_unsorted", Fault.CHAIN, lambda own: own.reverse()),
    lines("half_withheld", Fault.JSON, drop(1, "body")),
    lines("withheld_with_a_salt", Fault.JSON, change(3, salt_h="AAAA")),
    lines("withheld_with_a_signature", Fault.JSON, withheld(7)),
    lines("checkpoint_not_signed", Fault.ENTRY, drop(7, "signatures")),
    lines("no_signatures_said", Fault.JSON, change(7, signatures=[])),
    lines("signature_broken", Fault.SIGNATURE, broken_signature),
    lines("signature_for_another_purpose", Fault.SIGNATURE, foreign_purpose),
    lines("base64_with_spare_bits", Fault.JSON, change(1, body="e31=")),
    lines("unknown_member_of_a_line", Fault.JSON, change(1, colour="blue")),
    lines("record_zero", Fault.JSON, change(1, record="0" * 32)),
    lines("checkpoint_body_altered", Fault.ENTRY, change(7, body="e30=")),
    lines("header_no_json", Fault.ENTRY, rewritten(header=lambda _: b"checkpoint")),
    lines("header_not_canonical", Fault.ENTRY, rewritten(header=replacing(b",", b", "))),
    lines("body_not_of_its_type", Fault.ENTRY, rewritten(body=lambda _: b"{}")),
    lines("type_unknown", Fault.ENTRY, rewritten(header=replacing(b"checkpoint", b"checkmate"))),
    lines(
        "entry_of_another_organisation",
        Fault.ENTRY,
        rewritten(header=replacing(ORG.encode(), b"0d" * 16)),
    ),
    lines(
        "entry_of_another_chain", Fault.ENTRY, rewritten(header=replacing(b"cc" * 16, b"dd" * 16))
    ),
    lines(
        "entry_of_another_number",
        Fault.ENTRY,
        rewritten(header=replacing(b'"seq":11', b'"seq":12')),
    ),
    lines(
        "entry_of_a_hidden_record",
        Fault.ENTRY,
        rewritten(header=replacing(b'"subject":"' + b"0" * 32, b'"subject":"' + b"1" * 32)),
    ),
    lines(
        "readable_entry_of_the_store",
        Fault.ENTRY,
        rewritten(
            header=replacing(b'"checkpoint"', b'"organisation.described"'),
            body=lambda _: b'{"name":"Norte","site":""}',
        ),
    ),
    lines(
        "second_beginning",
        Fault.CHAIN,
        rewritten(header=replacing(b'"checkpoint"', b'"chain.begun"'), body=lambda _: BEGUN),
    ),
    lines("no_beginning", Fault.CHAIN, remove(0)),
    lines(
        "beginning_withheld",
        Fault.CHAIN,
        drop(0, "header", "body", "salt_h", "salt_b", "signatures"),
    ),
    lines("beginning_not_signed", Fault.CHAIN, drop(0, "signatures")),
    lines("beginning_after_something", Fault.CHAIN, change(0, prev_link="1" * 64)),
    lines("seq_zero_of_a_line", Fault.CHAIN, change(0, seq=0)),
    lines("chain_not_named", Fault.CHAIN, lambda _: None, chains("dd" * 16)),
    lines("chain_named_for_nothing", Fault.CHAIN, lambda _: None, chains("cc" * 16, "dd" * 16)),
    lines(
        "chain_of_another_compartment",
        Fault.CHAIN,
        lambda _: None,
        setting(
            chains=[{"chain": "cc" * 16, "compartment": "identity"}], compartments=["identity"]
        ),
    ),
    lines(
        "entries_miscounted",
        Fault.RECORD_INCOMPLETE,
        lambda _: None,
        setting(counts={"entries": 9, "forms": 3, "media": 1, "pdf": 1, "roster": 2}),
    ),
    forged("last_line_without_its_end", Fault.JSON, entries=lambda data: data[:-1]),
    forged("empty_line", Fault.JSON, entries=lambda data: data + b"\n"),
    forged("line_too_long", Fault.TOO_LARGE, entries=lambda data: data + b"x" * ((1 << 20) + 2)),
    forged(
        "line_with_a_doubled_member",
        Fault.JSON,
        entries=lambda data: data.replace(b'"seq":5', b'"seq":5,"seq":5'),
    ),
)

RECIPES = (*AGE, *TAR, *TAGS, *SIGNATURES, *HEADERS, *PAYLOAD, *ENTRY_FAULTS)
