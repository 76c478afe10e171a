#!/usr/bin/env python3
"""Checks what left an intake store, without intake: Python, PyNaCl, and the paper it goes by.

    python intake_verify.py --root KEY FOLDER [--witness CHAIN:SEQ:LINK] [--against OTHER] [--json]

FOLDER is an opened bundle (`age -d -i key NAME.intake | tar -x` gives `bag/`), or a ledger: a folder
with `entries.jsonl` and `roster/`, where every chain is whole. KEY is the public root key of the
organisation, 64 hexadecimal digits, from paper or from a voice, and never from the folder; the eight
characters of the Organisation sheet do as well, but are too few to rule a made-up key out. A witness
is the head of a chain that somebody else saw. Nothing here is shared with the program: it was written
from docs/ledger-format.md and docs/bundle-format.md. Exit code 0: all of it holds; 1: something is
wrong; 2: something is missing, or nobody speaks for it.
"""

import argparse
import base64
import hashlib
import hmac
import json
import os
import re
import sys
from collections import defaultdict
from datetime import UTC, datetime
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

import nacl.bindings as sodium
from nacl.exceptions import BadSignatureError

STEPS = (
    ("encoding", "every byte is written in the one way there is"),
    ("roster", "each version of the roster follows from the root"),
    ("keys", "keys are sound, and their owners have proven them"),
    ("files", "the folder holds what its signed list says"),
    ("hashes", "content, leaves and links fit together"),
    ("numbers", "no entry of a chain is missing, none is there twice"),
    ("records", "each interview is complete"),
    ("signatures", "each signature is by a key its signer had, for this purpose"),
    ("checkpoints", "nobody speaks for somebody else"),
    ("course", "nothing follows that must not follow"),
    ("draw", "the draw of reviews can be recomputed"),
    ("time", "clocks only go on, and what was seen before still stands"),
    ("limit", "how far this goes"),
)
ENCODING, ROSTER, KEYS, FILES, HASHES, NUMBERS, RECORDS = range(1, 8)
SIGNATURES, CHECKPOINTS, COURSE, DRAW, TIME, LIMIT = range(8, 14)
RULE_STEP = {
    **dict.fromkeys(("header", "body", "line"), ENCODING),
    **dict.fromkeys(("withheld", "leaf", "link"), HASHES),
    **dict.fromkeys(("chain", "seq", "begin"), NUMBERS),
    **dict.fromkeys(("org", "purpose", "signature"), SIGNATURES),
    "roster": ROSTER,
    "record": RECORDS,
    "checkpoint": CHECKPOINTS,
    "hlc": TIME,
}
ZERO, NOBODY = bytes(32), "0" * 32
BAD, OPEN = "bad", "open"


class Wrong(Exception):
    """A rule that does not hold."""

    def __init__(self, rule, detail=""):
        super().__init__(rule)
        self.rule, self.detail = rule, detail


class Report:
    """What was found, step by step."""

    def __init__(self):
        self.findings, self.said, self.checked = [], defaultdict(list), set()
        self.heads, self.times = [], []

    def find(self, step, how, rule, *, chain="", seq=0, **more):
        found = {"step": step, "how": how, "rule": rule, "chain": chain, "seq": seq}
        found |= {name: value for name, value in more.items() if value not in ("", None)}
        if found not in self.findings:
            self.findings.append(found)

    def say(self, step, text):
        self.checked.add(step)
        self.said[step].append(text)

    def exit(self):
        found = {each["how"] for each in self.findings}
        return 1 if BAD in found else 2 if found else 0


# --- Canonical bytes: section 1 -------------------------------------------------------------------

MOST_BYTES, MOST_DEPTH, MOST_NUMBER = 1 << 20, 32, 2**53 - 1
ESCAPES = {ord('"'): '\\"', ord("\\"): "\\\\"} | {each: f"\\u{each:04x}" for each in range(32)}
ESCAPES |= {8: "\\b", 12: "\\f", 10: "\\n", 13: "\\r", 9: "\\t"}


def written(value, depth=1):
    """Return the one way to write a value."""
    if depth > MOST_DEPTH:
        raise Wrong("depth")
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        if abs(value) > MOST_NUMBER:
            raise Wrong("number")
        return str(value)
    if isinstance(value, str):
        return f'"{value.translate(ESCAPES)}"'
    if isinstance(value, list):
        return f"[{','.join(written(each, depth + 1) for each in value)}]"
    if isinstance(value, dict):
        return (
            f"{{{','.join(f'{written(k)}:{written(value[k], depth + 1)}' for k in sorted(value))}}}"
        )
    raise Wrong("type")


def canonical(value):
    return written(value).encode()


def members_once(pairs):
    if len(dict(pairs)) != len(pairs):
        raise Wrong("member twice")
    return dict(pairs)


def no_number(_text):
    raise Wrong("number")


def whole_number(text):
    return int(text) if len(text) < 18 else no_number(text)


def read(data, limit=MOST_BYTES):
    """Return what canonical bytes hold; raise Wrong for any others."""
    try:
        if len(data) > limit:
            raise Wrong("size")
        value = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=members_once,
            parse_float=no_number,
            parse_constant=no_number,
            parse_int=whole_number,
        )
        if canonical(value) != data:
            raise Wrong("another way of writing")
    except (ValueError, RecursionError) as broken:
        raise Wrong("json") from broken
    return value


HEX = re.compile("[0-9a-f]*")


def is_hex(value, digits):
    return isinstance(value, str) and len(value) == digits and bool(HEX.fullmatch(value))


def is_count(value, least=0):
    return type(value) is int and value >= least


def is_text(value):
    return isinstance(value, str)


def is_list(of, least=0):
    return lambda value: isinstance(value, list) and len(value) >= least and all(map(of, value))


def is_row(*kinds):
    def fits(value):
        right = isinstance(value, list) and len(value) == len(kinds)
        return right and all(kind(each) for kind, each in zip(kinds, value, strict=True))

    return fits


def is_object(kinds):
    """Return what tells whether a value has exactly these members; `name?` may be absent."""
    needed = {name for name in kinds if not name.endswith("?")}
    known = {name.rstrip("?"): kind for name, kind in kinds.items()}

    def fits(value):
        if not isinstance(value, dict) or not needed <= set(value) <= set(known):
            return False
        return all(known[name](each) for name, each in value.items())

    return fits


def demand(right, rule, detail=""):
    if not right:
        raise Wrong(rule, detail)


# --- Signatures: section 5 ------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def is_key(public):
    """A canonical point of the prime-order subgroup, and not the neutral one."""
    return len(public) == 32 and sodium.crypto_core_ed25519_is_valid_point(public)


def is_signed(public, signature, message):
    """Strict Ed25519: R is such a point too, so nothing fits only by the cofactor; S is below L."""
    if len(signature) != 64 or not is_key(public):
        return False
    if not sodium.crypto_core_ed25519_is_valid_point(signature[:32]):
        return False
    try:
        sodium.crypto_sign_open(signature + message, public)
    except BadSignatureError:
        return False
    return True


def frame(purpose, org, link, rlink):
    return b"intake-sig/1\0" + purpose.encode() + b"\0" + bytes.fromhex(org) + link + rlink


def statement(purpose, org, value):
    digest = sha(b"intake/1/" + purpose.encode() + b"\0", canonical(value))
    return frame(purpose, org, digest, ZERO)


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def binary(text):
    """Return what canonical base64 holds."""
    try:
        data = base64.b64decode(text)
    except ValueError as broken:
        raise Wrong("line", "base64") from broken
    demand(base64.b64encode(data).decode() == text, "line", "base64")
    return data


KEY_LINE = re.compile("[A-Za-z0-9+/]{56}")
SIGNATURE_FILE = re.compile(
    rb"untrusted comment: [\x20-\x7e]*\n([A-Za-z0-9+/=]{100})\n"
    rb"trusted comment: ([\x20-\x7e]*)\n([A-Za-z0-9+/=]{88})\n"
)


def key_line(public):
    return base64.b64encode(b"Ed" + key_id(public) + public).decode()


def key_id(public):
    return sha(b"intake/1/minisign\0", public)[:8]


def line_key(line):
    """Return the key of a minisign line, or nothing for a line that is not admitted."""
    if not is_text(line) or not KEY_LINE.fullmatch(line):
        return b""
    public = base64.b64decode(line)[10:]
    return public if key_line(public) == line and is_key(public) else b""


def signer_of(signature):
    """Return the id of the key that a minisign file names."""
    found = SIGNATURE_FILE.fullmatch(signature)
    raw = binary(found[1].decode()) if found else b""
    demand(len(raw) == 74, "signature", "not minisign")
    demand(raw[:2] == b"ED", "signature", "legacy algorithm")
    return raw[2:10]


def check_file(public, comment, data, signature):
    """Demand a prehashed minisign signature with exactly this trusted comment."""
    demand(signer_of(signature) == key_id(public), "signature", "another key")
    found = SIGNATURE_FILE.fullmatch(signature)
    raw, overall = binary(found[1].decode())[10:], binary(found[3].decode())
    demand(found[2].decode() == comment, "signature", "trusted comment")
    hashed = hashlib.blake2b(data, digest_size=64).digest()
    demand(is_signed(public, raw, hashed), "signature", "signature")
    demand(is_signed(public, overall, raw + found[2]), "signature", "comment signature")


BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def is_recipient(text):
    """An age recipient: Bech32 of 32 bytes after `age1`."""
    if not is_text(text) or not re.fullmatch(f"age1[{BECH32}]{{58}}", text):
        return False
    digits = [BECH32.index(each) for each in text[4:]]
    check, spread = 1, [ord(c) >> 5 for c in "age"] + [0] + [ord(c) & 31 for c in "age"]
    for each in spread + digits:
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ each
        for bit, polynomial in enumerate(
            (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
        ):
            check ^= polynomial if top >> bit & 1 else 0
    return check == 1 and digits[51] & 15 == 0


# --- The roster: section 10 -----------------------------------------------------------------------

ROLES = "volunteer interviewer interpreter reviewer supervisor coordinator steward auditor administrator"
LONGEST_DELEGATION = 400 * 24 * 3600 * 1000


def hexed(digits):
    return lambda value: is_hex(value, digits)


def or_null(kind):
    return lambda value: value is None or kind(value)


DEPARTURE = is_object(
    {
        "reason": lambda value: value in ("left", "lost", "compromised"),
        "at": is_count,
        "last_good": is_list(is_row(hexed(32), is_count, hexed(64))),
    }
)
HELD = {
    "age": is_recipient,
    "session": hexed(64),
    "judgement": hexed(64),
    "file": is_text,
    "proof": is_row(*[hexed(128)] * 3),
    "departure": or_null(DEPARTURE),
}
IS_ROSTER = is_object(
    {
        "v": lambda value: value == 1 and type(value) is int,
        "org": hexed(32),
        "version": is_count,
        "prev": hexed(64),
        "issued": is_count,
        "recovery": is_list(is_recipient, 1),
        "root": hexed(64),
        "root_proof": lambda value: value == "" or is_hex(value, 128),
        "entries": is_list(
            is_object(
                HELD
                | {
                    "person": hexed(32),
                    "label": is_text,
                    "roles": is_list(lambda role: role in ROLES.split()),
                    "retired": is_list(is_object(HELD)),
                    "delegation": or_null(is_object({"until": is_count})),
                }
            )
        ),
    }
)


class Roster:
    """One version that was read; whether it is believed is asked by `read_rosters`."""

    def __init__(self, data, signature):
        self.data, self.signature = data, signature
        self.said = read(data)
        demand(IS_ROSTER(self.said), "roster", "form")
        self.hash = sha(b"intake/1/roster\0", data).hex()
        self.version, self.org = self.said["version"], self.said["org"]
        self.people = {each["person"]: each for each in self.said["entries"]}

    def all_held(self):
        for each in self.said["entries"]:
            for held in (each, *each["retired"]):
                yield each["person"], held

    def delegates(self):
        """Return the coordinators who are here and may sign a version, by key id."""
        return {
            key_id(bytes.fromhex(each["judgement"])): each
            for each in self.said["entries"]
            if each["delegation"] and not each["departure"] and "coordinator" in each["roles"]
        }


def read_rosters(files, typed_root, report):
    """Return every version from 1 on, each by somebody who may; raise Wrong at the first fault."""
    versions = []
    for data, signature in files:
        roster = Roster(data, signature)
        check_roster(roster, versions[-1] if versions else None)
        versions.append(roster)
    demand(versions, "roster", "there is none")
    roots = {each.said["root"] for each in versions}
    if is_hex(typed_root, 64):
        demand(typed_root in roots, "root", "another root than the one that was typed")
    else:
        demand(typed_root in {sheet_id(root) for root in roots}, "root", "another root")
        report.find(ROSTER, OPEN, "root", detail="eight characters are too few to prove a root")
    return versions


def sheet_id(root):
    """Return the eight characters that stand on the Organisation sheet."""
    number = int.from_bytes(sha(b"intake/1/sheet/organisation\0", bytes.fromhex(root))[:5], "big")
    return "".join(
        "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[number >> 5 * n & 31] for n in range(7, -1, -1)
    )


def check_roster(roster, before):
    said, former = roster.said, before.said if before else None
    follows = (said["version"], said["prev"], said["org"])
    wanted = (before.version + 1, before.hash, before.org) if before else (1, "0" * 64, said["org"])
    demand(follows == wanted, "roster", "does not follow the version before")
    check_people(roster)
    in_force = bytes.fromhex(former["root"] if before else said["root"])
    named = signer_of(roster.signature)
    delegate = before.delegates().get(named) if before and named != key_id(in_force) else None
    signer = bytes.fromhex(delegate["judgement"]) if delegate else in_force
    comment = f"intake/1 roster {roster.org} {roster.version}"
    check_file(signer, comment, roster.data, roster.signature)
    check_root(said, former)
    check_history(said, former, roster, before)
    if delegate:
        check_scope(said, former, delegate)


def check_people(roster):
    held = list(roster.all_held())
    keys = [each[name] for _, each in held for name in ("age", "session", "judgement", "file")]
    people = [each["person"] for each in roster.said["entries"]]
    demand(len(set(keys)) == len(keys) and len(set(people)) == len(people), "key", "stands twice")
    recovery = roster.said["recovery"]
    demand(len(set(recovery)) == len(recovery), "roster", "recovery stands twice")
    for each in roster.said["entries"]:
        demand(len(set(each["roles"])) == len(each["roles"]), "roster", "role stands twice")
    for person, each in held:
        file = line_key(each["file"])
        three = (bytes.fromhex(each["session"]), bytes.fromhex(each["judgement"]), file)
        demand(len(set(three)) == 3 and all(map(is_key, three)), "key", person)
        names = ("age", "session", "judgement", "file")
        enrolled = {"person": person} | {name: each[name] for name in names}
        message = statement("enrol", roster.org, enrolled)
        proofs = zip(three, map(bytes.fromhex, each["proof"]), strict=True)
        demand(all(is_signed(key, proof, message) for key, proof in proofs), "proof", person)


def check_root(said, former):
    if former is None or said["root"] == former["root"]:
        demand(not said["root_proof"], "root", "a proof that nothing needs")
        return
    unproven = canonical(said | {"root_proof": ""}).hex()
    message = statement("root", said["org"], {"roster": unproven})
    proof, root = bytes.fromhex(said["root_proof"]), bytes.fromhex(said["root"])
    demand(is_signed(root, proof, message), "root", "the new root does not prove itself")


def check_history(said, former, roster, before):
    for each in said["entries"]:
        until = each["delegation"]["until"] if each["delegation"] else 0
        demand(until <= said["issued"] + LONGEST_DELEGATION, "delegation", "too long")
    if former is None:
        return
    demand(said["issued"] >= former["issued"], "roster", "issued before the version before")
    for person, old in before.people.items():
        new = roster.people.get(person)
        demand(new is not None and goes_on(old, new), "roster", f"history of {person}")


def keys_of(held):
    return {name: held[name] for name in ("age", "session", "judgement", "file")}


def goes_on(old, new):
    if keys_of(new) == keys_of(old):
        return new["retired"] == old["retired"] and old["departure"] in (None, new["departure"])
    *before, last = new["retired"] or [None]
    kept = before == old["retired"] and last is not None and keys_of(last) == keys_of(old)
    return kept and last["proof"] == old["proof"] and old["departure"] in (None, last["departure"])


def check_scope(said, former, delegate):
    """Demand that a delegate stayed within what the root allowed."""
    demand(said["issued"] <= delegate["delegation"]["until"], "delegation", "had ended")
    same = all(said[name] == former[name] for name in ("recovery", "root"))
    demand(same, "delegation", "reached too far")
    old = {each["person"]: each for each in former["entries"]}
    for each in said["entries"]:
        was = old.get(each["person"])
        if each != was:
            roles = each["roles"] + (was["roles"] if was else [])
            below = "coordinator" not in roles and not each["delegation"]
            demand(below, "delegation", "reached too far")


# --- Types and bodies: section 9 ------------------------------------------------------------------

CODES = {
    "erasing": "wish period notice",
    "at_end": "ask_again anonymise erase end",
    "purpose": "collect lawyer referral unhcr iom advocacy statistics audio photo contact",
    "skip": "declined not_known not_asked later not_safe interrupted wellbeing not_applicable",
    "pause": "rest distress interpreter lawyer meal interruption another_day other",
    "care": "distress topic_changed break_offered break_declined raised_sensitive",
    "relation": "partner child parent sibling other_family companion guardian same_person",
    "alarm": "set_back other_entry other_bundle hub_set_back hub_two_stories hub_anew",
    "date": "court port_report nri medical follow_up referral",
    "consent": "oral_witnessed signature_paper mark_paper audio",
    "element": "harm_described who words authority report other_place needs",
    "found": "noted partly_noted not_explored not_assessed",
    "level": "none_known peer sao hq ij court",
    "act": "clear return_clarify concur disagree overrule",
    "reason": "not_likely_enough no_nexus psg_rejected could_relocate not_credible not_government "
    "mexico_assurances bar no_reason_given other",
    "step": "encountered processed fear_asked fear_stated answered counsel_window interviewed "
    "assessed reviewed decided told after hearing harmed",
    "outcome": "unknown yes no exempt not_amenable enrolled other_programme referred ignored refused "
    "mocked told_court told_sign returned_anyway no_more_asylum positive negative admin_closed "
    "concurred pos_to_neg neg_to_pos sent_back returned_mx paroled_us detained_us "
    "released_vulnerable removed_home expelled_t42 removed_third_country bused_south hospital "
    "scheduled kept missed case_closed",
    "basis": "saw they_said others_said document media officer inferred",
    "precision": "exact month year season before_after estimate unknown_day unknown_month_day "
    "unknown",
}
# Who may write it: I who interviews, S who supervises, H who hands over, R who reviews, D who has
# it reviewed, E who ends it, K who keeps draws, C a coordinator, A an auditor, - everybody.
TYPES = """
chain.begun             - reason=founded|restored|copied compartment=t predecessor=h32/null predecessor_head=t
organisation.described  - name=t site=t
session.opened          - program_version=t
session.closed          - sealed_note?=T
clock.moved             - direction=back|forward seconds=n noticed=start|session
checkpoint              - first_seq=n adopts=f
form.added              S form=t form_id=t version=t title=t
interview.opened        I form=t form_id=t form_version=t case_code=t site=t follows?=id draw?=h64 guidance?=cards
form.changed            I former=t form=t form_version=t lost=[t] reason?=T
consent.recorded        I purpose=@purpose decision=granted|refused|deferred|narrowed|withdrawn \
    source=self|guardian|caregiver|other form=@consent text_version=t lang=t witness=t text_sha256?=h64 \
    interpreter?=T assent?=yes|no|later service?=T recipient?=T limits?=T
consent.refused         I
notice.given            I notice=mx|us version=t sha256=h64 lang=t paper=f
vital_interest.invoked  S reason=t
language.recorded       I best=t today=t interpreter_needed=f interpreter=t relay=f \
    mode=in_person|phone|video|relay mother_tongue?=T used?=T pair?=pair relay_interpreter?=T \
    relay_through?=T promise?=T promised?=n knows_person?=f accepted?=f preference?=woman|man|either
counsel.noted           I has_lawyer=f
counsel.agreed          I who=t when=t how=t
answer.given            I asked=t set=[set] rows=[sign] lang=t via=t
answer.corrected        I asked=t set=[set] rows=[sign] lang=t via=t was=[set]
questions.finished      I override?=T
interview.paused        I reason?=@pause
interview.resumed       I
interview.confirmed     I
interview.stopped       I by=person|interviewer reason?=T
interview.left          I answered=n
care.noted              I kind=@care path?=T to?=T
readback.recorded       I outcome=accepted|accepted_corrected|refused|not_done lang=t by=t reason?=T
interview.sealed        I statement=t lang=t confirmed=f ends=[end]
addendum.added          I text=t lang=t source=person|staff|other via?=T
paper.issued            - paper=t kind=t language=t salt=t pdf_salted_sha256=t
bundle.sealed           H bundle=t addressee=t seq=n tagmanifest_sha256=t records=[t] profile?=T
bundle.received         H bundle=t sender=t seq=n tagmanifest_sha256=t entries=n
receipt.issued          H receipt=t to_org=h32 to_store=h32 number=n sha256=h64
receipt.imported        H receipt=t org=h32 store=h32 number=n sha256=h64 issued=n own_head=head heads=[head] \
    backup=n alarms?=alarms
revocation.issued       H notice=h32 record=h32 reason=narrowed|withdrawn|purge carrier=bundle|paper|file \
    carriers=some addressee?=T limits?=T
revocation.received     H notice=h32 org=h32 store=h32 record=h32 reason=narrowed|withdrawn|purge \
    bundles=some limits?=T
revocation.confirmed    H notice=h32 org=h32 store=h32 remark?=T
revocation.settled      H notice=h32 by=receipt|hand remark?=T
answers.exported        - form_id=t forms=[h64] layout=t compartments=[t] records=[h32]
dataset.written         - audience=t bound=n people=n rows=n
record.opened           - record=h32
door.tallied            - day=t adults=n minors=n need=t offered=t
door.taken_back         - chain=h32 seq=n
date.noted              I id=h32 kind=@date day=t source=paper|told report_time=t hearing_time=t port=t court=t \
    arranged=[transport|interpreter|lawyer_told]
date.closed             I id=h32 outcome=kept|missed|withdrawn reason=t
case.linked             I other=h32 relation=@relation
case.unlinked           I other=h32
record.continued        I ends=[end]
conflict.settled        I asked=t set=[set] rows=[sign] lang=t via=t over=[end] \
    how=chosen|other|both|addendum reason=t
same_person.proposed    I other=h32 names=|close|part|same \
    birth=|different|not_known|same_as_far|exchanged|same reason?=T
same_person.confirmed   I other=h32
same_person.taken_back  I other=h32 reason=t
secrets.flagged         I keeps=f
card.asked              I finders=[t]
interpreter.noted       I code=t languages=[pair] gender=woman|man|not_said by_phone=f hours=t \
    worked_well_for=[t] is_active=f
interpreter.named       I code=t name=t phone=t
translation.recorded    I path=t lang=t text=t by=t
name.kept_apart         I kind=person|place|phone number=n text=t
entry.adopted           C chain=h32 seq=n link=h64 reason=t
assessment.given        I elements=[element] priority=urgent|soon|no_date|has_lawyer \
    conclusion?=positive|negative|unclear
judgement.explained     - seq=n passages=[passage] sealed_note=t
judgement.disowned      - chain=h32 seq=n
note.opened             A chain=h32 seq=n text=t
review.given            R act=@act level=@level minutes=n conclusion?=positive|negative|unclear \
    reason?=@reason
dispute.reviewed        C act=@act level=@level minutes=n conclusion?=positive|negative|unclear \
    reason?=@reason
review.withdrawn        R chain=h32 seq=n
review.directed         D cause=drawn|asked|clarified|dispute level=@level asked_by=t why=t
record.finalised        E reviewed=f why?=T
privacy.set             C notice=mx|us
mode.set                C mode=humanitarian|attorney_supervised|adjudicating by_counsel=f reason=t
result.told             I told=f language?=T on?=T how?=in_person|phone|video|relay by?=T why_not?=T
letter.given            I given=f language?=T on?=T how?=T paper?=T why_not?=T
government.step         I STEP
government.step_corrected I former=h32 step=step why=t
source.noted            C id=h32 who=t how?=T role?=T
source.said             C source=h32 record=h32 step=h32 text=t
draw.committed          K site=t period=t p=t commitment=h64
review.drawn            K ticket=h64
review.not_drawn        K ticket=h64
draw.revealed           K secret=h64
training.recorded       S person=h32 card=card day=t expires=t
training.confirmed      - chain=h32 seq=n
practice.done           - card=card day=t expires=t
training.policy_set     C mode=off|warn|block required=[t]
training.excepted       I record=h32 missing=[t] reason=t
policy.instruction      - date=t text=t source=t direction=both|positive|negative|none
hold.set                C id=h32 source=counsel|person by=t reason=t until?=T
hold.lifted             C id=h32 by=t reason=t
request.received        - id=h32 kind=access|rectification|cancellation|opposition day=t due=t law=mx|us \
    by=self|guardian|caregiver|other
request.answered        E id=h32 day=t answer=granted|partly|refused|taken_back reason?=T
retention.set           C periods=[period] asking=n
erasure.ordered         W erasure=h32 record=h32 reason=@erasing entries=stretches leaves=h64
erasure.approved        2 erasure=h32 record=h32 entries=stretches leaves=h64
record.erased           - erasure=h32 record=h32 reason=@erasing entries=stretches judgements=n head?=head
"""
STEP = """id=h32 kind=@step outcome=@outcome screening=n occasion=n precision=@precision as_said?=T day?=T
    source?=person|document|officer|counsel|other basis?=@basis level?=@level times?=n place?=T hour?=T
    prompt?=prompted|unprompted agency?=T programme?=T reasons?=reasons own_opinion?=f missed?=T
    note?=T role?=T hearing?=T harm?=harm"""
SUPERVISORS = {"supervisor", "coordinator"}
WRITERS = {
    "-": set(ROLES.split()),
    "I": {"volunteer", "interviewer"} | SUPERVISORS,
    "S": SUPERVISORS,
    "H": {"interviewer", "steward", "coordinator"},
    "R": {"reviewer"} | SUPERVISORS,
    "D": {"reviewer", "steward", "auditor"} | SUPERVISORS,
    "E": {"steward"} | SUPERVISORS,
    "K": {"steward", "auditor"},
    "C": {"coordinator"},
    "W": {"steward"},
    "2": {"steward", "coordinator"},
    "A": {"auditor"},
}
JUDGED = set(
    "interview.sealed entry.adopted assessment.given judgement.explained judgement.disowned"
    " note.opened review.given dispute.reviewed review.withdrawn mode.set"
    " erasure.ordered erasure.approved".split()
)
OF_THE_CHAIN = {"chain.begun", "session.opened", "session.closed", "checkpoint"}
PAIR = is_row(is_text, is_text)


def is_said(value):
    return is_text(value) and value != ""


def is_code(name):
    return lambda value: is_text(value) and value in CODES[name].split()


def is_span(value):
    return is_row(is_count, is_count)(value) and value[0] <= value[1]


def is_stretches(value):
    """Entries that are named once each, in their order, each stretch as long as can be."""
    if not is_list(is_row(hexed(32), lambda n: is_count(n, 1), is_count))(value):
        return False
    if sum(last - first + 1 for _, first, last in value) > 1 << 20:
        return False
    ends = [[chain, last + 1] for chain, _, last in value]
    starts = [[chain, first] for chain, first, _ in value]
    return all(row[1] <= row[2] for row in value) and all(
        end < start for end, start in zip(ends, starts[1:], strict=False)
    )


VALUE = is_object(
    {
        "v?": is_said,
        "skip?": is_code("skip"),
        "lang?": is_said,
        "via?": is_said,
        "src?": is_said,
        "rel?": lambda value: value is False,
        "spans?": is_list(is_row(is_count, is_count, is_text, is_text), 1),
    }
)
KINDS = {
    "t": is_text,
    "T": is_said,
    "n": is_count,
    "f": lambda value: isinstance(value, bool),
    "h32": hexed(32),
    "h64": hexed(64),
    "h32/null": or_null(hexed(32)),
    "id": lambda value: is_hex(value, 32) and value != NOBODY,
    "pair": PAIR,
    "set": is_row(is_text, VALUE),
    "sign": is_row(lambda value: value in ("+", "-"), is_text, is_text),
    "end": is_row(is_text, is_count, is_text),
    "head": is_row(hexed(32), lambda value: is_count(value, 1), hexed(64)),
    "alarms": is_list(is_code("alarm"), 1),
    "element": is_row(is_code("element"), is_code("found")),
    "card": is_row(is_text, is_text, hexed(64)),
    "cards": is_list(is_row(is_text, is_text, hexed(64)), 1),
    "reasons": is_list(is_code("reason"), 1),
    "some": is_list(is_text, 1),
    "harm": is_list(PAIR, 1),
    "stretches": is_stretches,
    "period": is_row(is_code("purpose"), is_count, is_code("at_end")),
}
LINKS = (
    is_object({"chain": hexed(32), "seq": is_count}),
    is_object({"path": is_text, "span?": is_span}),
)
KINDS["passage"] = is_object(
    {
        "about": is_text,
        "text": is_text,
        "links?": is_list(lambda value: any(fits(value) for fits in LINKS), 1),
    }
)


def kind_of(text):
    if text.startswith("["):
        return is_list(kind_of(text[1:-1]))
    if text in KINDS:
        return KINDS[text]
    if text.startswith("@"):
        return is_code(text[1:])
    return lambda value: is_text(value) and value in text.split("|")


def read_types(table):
    """Return who may write each type, and what tells whether a body is one of it."""
    found = {}
    for line in (
        table.replace("\\\n", "").replace(" STEP", f" {STEP.replace(chr(10), '')}").split("\n")
    ):
        if line:
            name, by, *members = line.split()
            found[name] = (WRITERS[by], body_of(members))
    return found


def body_of(members):
    kinds = dict(each.split("=", 1) for each in members)
    return is_object({member: kind_of(kind) for member, kind in kinds.items()})


KINDS["step"] = body_of(STEP.split())
BODIES = read_types(TYPES)
IS_HEADER = is_object(
    {
        "v": lambda value: value == 1 and type(value) is int,
        "org": hexed(32),
        "chain": hexed(32),
        "seq": is_count,
        "hlc": hexed(16),
        "wall": is_count,
        "actor": hexed(32),
        "acting_role": is_text,
        "type": is_text,
        "subject": hexed(32),
        "roster": hexed(64),
        "after": hexed(64),
    }
)


# --- Entries: sections 2 to 8 ---------------------------------------------------------------------


class Entry:
    """An entry as it was given; `head` and `body` are what it says once that was read."""

    def __init__(self, chain, seq, leaf, link, count, rlink, content, signatures, **more):
        self.chain, self.seq, self.leaf, self.link = chain, seq, leaf, link
        self.count, self.rlink = count, rlink
        self.header, self.data, self.salt_h, self.salt_b = content
        self.signatures = signatures  # (purpose, key, signature)
        self.record, self.prev_link = more.get("record", NOBODY), more.get("prev_link")
        self.head = self.body = None
        self.is_good = True  # no rule was broken
        self.attested = False

    @property
    def is_withheld(self):
        return self.header is None

    def check_leaf(self):
        content = (self.header, self.data, self.salt_h, self.salt_b)
        if None in content:
            demand(content == (None,) * 4 and not self.signatures, "withheld", "half of it is here")
            return
        demand(len(self.salt_h) == 32 and len(self.salt_b) == 32, "leaf", "salt")
        commit = sha(b"intake/1/body\0", self.salt_b, self.data)
        leaf = sha(b"intake/1/leaf\0", self.salt_h, self.header, commit)
        demand(leaf == self.leaf, "leaf", "content or salt was changed")

    def read_header(self):
        try:
            head = read(self.header)
        except Wrong as wrong:
            raise Wrong("header", wrong.rule) from wrong
        demand(IS_HEADER(head), "header", "form")
        demand((head["chain"], head["seq"]) == (self.chain, self.seq), "header", "another entry's")
        self.head = head

    def read_body(self):
        _, fits = BODIES.get(self.head["type"], (None, None))
        demand(fits, "body", "unknown type")
        try:
            body = read(self.data)
        except Wrong as wrong:
            raise Wrong("body", wrong.rule) from wrong
        demand(fits(body), "body", "form")
        self.body = body

    def grown(self, count, rlink):
        """Return the record's head after this entry, where the record was at `count` and `rlink`."""
        framed = (b"intake/1/rlink\0", rlink, (count + 1).to_bytes(8, "big"), self.leaf)
        return count + 1, sha(*framed)


class Attestation:
    """Who speaks for what: section 6."""

    def __init__(self, since=0):
        self.pending, self.session, self.withheld = defaultdict(list), None, since

    def follow(self, entry, signed):
        head = entry.head
        if head["type"] in ("session.opened", "chain.begun"):
            self.session = (head["actor"], entry.seq)
        if head["type"] == "checkpoint":
            demand(signed and self.may_claim(entry), "checkpoint", "claims what it may not")
            mine, first = self.pending[head["actor"]], entry.body["first_seq"]
            for each in mine:
                each.attested = each.attested or each.seq >= first
            self.pending[head["actor"]] = [each for each in mine if each.seq < first]
        entry.attested = signed
        if not signed:
            self.pending[head["actor"]].append(entry)

    def may_claim(self, entry):
        first = entry.body["first_seq"]
        if not 1 <= first <= entry.seq:
            return False
        actor, since = self.session or ("", 0)
        if self.withheld > since:
            return True
        return actor == entry.head["actor"] and (entry.body["adopts"] or first >= since)


class Records:
    """Where each record of a chain stands, also through entries that do not say whose they are."""

    def __init__(self):
        self.known, self.nameless = {}, set()

    def follow(self, entry):
        subject = entry.head["subject"] if entry.head else None
        here = (entry.count, entry.rlink)
        if subject == NOBODY or (subject is None and entry.count == 0):
            demand(here == (0, ZERO), "record", "it belongs to no record")
            return
        if subject is None:
            self.find(entry, here)
            return
        before = self.known.get(subject, (0, ZERO))
        fits = entry.grown(*before) == here
        if not fits and before[0] == 0:
            former = next((n for n in self.nameless if entry.grown(*n) == here), None)
            self.nameless.discard(former)
            fits = former is not None
        self.known[subject] = here
        demand(fits, "record", "it does not continue its record")

    def find(self, entry, here):
        for former in ((0, ZERO), *self.nameless):
            if former[0] == here[0] - 1 and entry.grown(*former) == here:
                self.nameless.discard(former)
                self.nameless.add(here)
                return
        for subject, former in self.known.items():
            if former[0] == here[0] - 1 and entry.grown(*former) == here:
                self.known[subject], entry.record = here, subject
                return
        raise Wrong("record", "it continues no record that is known")


class Walk:
    """Reads one chain in its order, and goes on after a fault from what is stated."""

    def __init__(self, chain, org, believes, versions, *, is_whole):
        self.chain, self.org, self.believes, self.versions = chain, org, believes, versions
        self.is_whole = is_whole
        self.last, self.link, self.hlc, self.version = 0, ZERO, 0, 0
        self.records, self.attestation = Records(), Attestation()
        self.faults = []  # (entry, rule, detail, last number that a good signature covers)
        self.signed = 0

    def take(self, entries):
        for entry in entries:
            try:
                self.check(entry)
            except Wrong as wrong:
                entry.is_good = False
                self.faults.append((entry, wrong.rule, wrong.detail, self.signed))
                if entry.head and entry.count:
                    self.records.known[entry.head["subject"]] = (entry.count, entry.rlink)
                if entry.head is None:
                    self.attestation.withheld = max(self.attestation.withheld, entry.seq)
            self.last, self.link = entry.seq, entry.link
        return self

    def check(self, entry):
        self.check_place(entry)
        entry.check_leaf()
        demand(sha(b"intake/1/link\0", self.link, entry.leaf) == entry.link, "link", "")
        if not entry.is_withheld:
            entry.read_header()
            self.check_header(entry)
        if self.is_whole:
            self.records.follow(entry)
        if entry.is_withheld:
            self.attestation.withheld = entry.seq
        else:
            self.check_content(entry)

    def check_place(self, entry):
        demand(entry.chain == self.chain, "chain", "another chain")
        if entry.seq == self.last + 1:
            return
        demand(not self.is_whole and entry.seq > self.last, "seq", f"after {self.last}")
        self.attestation = Attestation(entry.seq - 1)  # who is at the device is not known any more
        self.link = entry.prev_link

    def check_header(self, entry):
        head, hlc = entry.head, int(entry.head["hlc"], 16)
        version = self.versions.get(head["roster"], self.version)
        demand(head["org"] == self.org, "org", "another organisation")
        demand(hlc > self.hlc, "hlc", "the clock goes back")
        demand((head["type"] == "chain.begun") == (entry.seq == 1), "begin", "")
        self.hlc = hlc
        went_back, self.version = version < self.version, max(version, self.version)
        demand(not went_back, "roster", "an older version than before")

    def check_content(self, entry):
        entry.read_body()
        for purpose, key, signature in entry.signatures:
            demand(purpose == entry.head["type"], "purpose", purpose)
            message = frame(purpose, entry.head["org"], entry.link, entry.rlink)
            good = self.believes(entry.head, key) and is_signed(key, signature, message)
            demand(good, "signature", "it does not hold")
        self.attestation.follow(entry, bool(entry.signatures))
        if entry.signatures:
            self.signed = entry.seq


def walk_record(entries, org, believes, versions):
    """Prove one record of one chain from its first entry on; links are taken as they come."""
    chain, subject, seq, head = entries[0].chain, NOBODY, 0, (0, ZERO)
    reading = Walk(chain, org, believes, versions, is_whole=False)
    for entry in entries:
        demand_at(entry, entry.chain == chain, "chain")
        demand_at(entry, entry.seq > seq, "seq")
        run_at(entry, entry.check_leaf)
        seq, head = entry.seq, entry.grown(*head)
        demand_at(entry, (entry.count, entry.rlink) == head, "record")
        if entry.is_withheld:
            continue
        run_at(entry, entry.read_header)
        run_at(entry, lambda entry=entry: reading.check_header(entry))
        named = entry.head["subject"]
        demand_at(entry, named != NOBODY and subject in (NOBODY, named), "record")
        subject = named
        reading.attestation = Attestation(entry.seq)
        run_at(entry, lambda entry=entry: reading.check_content(entry))
    return subject, head


def demand_at(entry, right, rule):
    if not right:
        raise Wrong(rule, entry.seq)


def run_at(entry, check):
    try:
        check()
    except Wrong as wrong:
        raise Wrong(wrong.rule, entry.seq) from wrong


# --- Folders: docs/bundle-format.md ---------------------------------------------------------------

TAGS = ("bagit.txt", "tagmanifest-sha256.txt", "tagmanifest-sha256.txt.minisig", "header.json")
TAGS += ("bag-info.txt", "manifest-sha256.txt")
BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
PAYLOAD = re.compile(
    "data/(?:entries[.]jsonl|media[.]json|notices[.]json|padding|(?P<forms>forms/[0-9a-f]{64}[.]"
    "(?:xml|json|source|[1-9][0-9]{0,2}))|(?P<media>media/[0-9a-f]{32})"
    "|(?P<pdf>pdf/[0-9A-HJKMNP-TV-Z]{16}[.]pdf)"
    "|(?P<roster>roster/[1-9][0-9]{0,5}[.]json(?:[.]minisig)?))"
)
UUID7 = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
TIME_TEXT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
COMPARTMENT = ("core", "identity", "media", "sources")
IS_BUNDLE = is_object(
    {
        "format": lambda value: value == "intake-bundle/1",
        "min_reader": lambda value: value == 1 and type(value) is int,
        "bundle_id": lambda value: is_text(value) and bool(UUID7.fullmatch(value)),
        "kind": lambda value: value == "case",
        "created": lambda value: is_text(value) and bool(TIME_TEXT.fullmatch(value)),
        "sender": is_object({"org": hexed(32), "store": hexed(32), "key": hexed(16)}),
        "recipient": is_text,
        "seq": lambda value: is_count(value, 1),
        "prev": lambda value: value == "" or is_hex(value, 64),
        "compartments": is_list(lambda value: value in COMPARTMENT),
        "chains": is_list(
            is_object({"chain": hexed(32), "compartment": lambda value: value in COMPARTMENT})
        ),
        "records": is_list(
            is_object(
                {
                    "chain": hexed(32),
                    "count": lambda value: is_count(value, 1),
                    "record": hexed(32),
                    "rlink": hexed(64),
                }
            )
        ),
        "counts": is_object(
            dict.fromkeys(("entries", "forms", "media", "pdf", "roster"), is_count)
        ),
        "program": is_text,
        "profile?": lambda value: value in ("legal", "referral", "coordination", "advocacy"),
    }
)
PIECE = 1 << 20


class Ledger:
    """Whole chains, of which no list says what belongs to them."""

    is_bundle, header = False, None


class Folder(Ledger):
    """A folder that was given: a bundle where `bagit.txt` is, else a ledger."""

    def __init__(self, path):
        path = Path(path)
        self.path = path / "bag" if (path / "bag" / "bagit.txt").is_file() else path
        self.is_bundle = (self.path / "bagit.txt").is_file()
        self.data = self.path / "data" if self.is_bundle else self.path
        demand(self.data.joinpath("entries.jsonl").is_file(), "files", "there is no entries.jsonl")

    def bytes(self, name):
        path = self.path / name
        demand(path.is_file() and not path.is_symlink(), "files", f"{name} is missing")
        return path.read_bytes()

    def names(self):
        """Return every file below, and refuse what is neither file nor folder."""
        found = []
        for top, folders, files in os.walk(self.path):
            for each in (*folders, *files):
                path = Path(top, each)
                plain = not path.is_symlink() and (path.is_dir() or path.is_file())
                demand(plain, "files", f"{each} is no file")
            found += [Path(top, each).relative_to(self.path).as_posix() for each in files]
        return found

    def rosters(self):
        folder = self.data / "roster"
        numbers = [p.name[:-5] for p in folder.glob("*.json") if p.name[:-5].isdigit()]
        prefix = "data/roster" if self.is_bundle else "roster"
        for number in range(1, len(numbers) + 1):
            name = f"{prefix}/{number}.json"
            yield self.bytes(name), self.bytes(f"{name}.minisig")


def check_bag(folder, newest):
    """Demand that the folder holds exactly what its sender signed; return the header."""
    tags = {name: folder.bytes(name) for name in TAGS}
    demand(tags["bagit.txt"] == BAGIT, "files", "bagit.txt")
    signers = {
        key_id(line_key(each["file"])): each["file"]
        for each in newest.said["entries"]
        if not each["departure"]
    }
    signer = signer_of(tags[TAGS[2]])
    demand(signer in signers, "signature", "the bundle is signed by nobody of its newest roster")
    header = read(tags["header.json"])
    demand(IS_BUNDLE(header) and is_sorted(header), "header.json", "form")
    comment = f"intake/1 bundle {newest.org} {header['bundle_id']}"
    check_file(line_key(signers[signer]), comment, tags[TAGS[1]], tags[TAGS[2]])
    sender = (header["sender"]["org"], header["sender"]["key"])
    demand(sender == (newest.org, signer.hex()), "header.json", "another sender")
    listed = ("bag-info.txt", "bagit.txt", "header.json", "manifest-sha256.txt")
    signed = lines_of((name, hashlib.sha256(tags[name]).hexdigest()) for name in listed)
    demand(tags[TAGS[1]] == signed, "files", "tagmanifest-sha256.txt")
    check_manifest(folder, tags, header)
    return header


def is_sorted(header):
    chains = [each["chain"] for each in header["chains"]]
    records = [(each["record"], each["chain"]) for each in header["records"]]
    kinds = sorted({each["compartment"] for each in header["chains"]})
    once = chains == sorted(set(chains)) and records == sorted(set(records))
    return once and header["compartments"] == kinds


def lines_of(pairs):
    return "".join(f"{digest}  {name}\n" for name, digest in pairs).encode()


def check_manifest(folder, tags, header):
    names = sorted(set(folder.names()) - set(TAGS), key=lambda name: (name == "data/padding", name))
    kinds = [PAYLOAD.fullmatch(name) for name in names]
    for name, kind in zip(names, kinds, strict=True):
        demand(kind, "files", f"{name} has no place in a bundle")
    found = {name: digest_of(folder.path / name) for name in names}
    demand(names[-1:] == ["data/padding"], "files", "no padding")
    expected = dict(zip(names, found.values(), strict=True))
    said = tags["manifest-sha256.txt"]
    for line in (lines_of([(name, digest)]) for name, (digest, _) in expected.items()):
        demand(line in said, "files", line[66:-1].decode() + " is not as it was listed")
    whole = lines_of((name, digest) for name, (digest, _) in expected.items())
    demand(said == whole, "files", "manifest-sha256.txt lists what is not here")
    sizes = [size for _, size in found.values()]
    info = (
        f"Bagging-Date: {header['created'][:10]}\nExternal-Identifier: {header['bundle_id']}\n"
        f"Payload-Oxum: {sum(sizes)}.{len(sizes)}\n"
    )
    demand(tags["bag-info.txt"] == info.encode(), "files", "bag-info.txt")
    counted = [kind.lastgroup for kind in kinds]
    for name in ("forms", "media", "pdf", "roster"):
        demand(header["counts"][name] == counted.count(name), "files", f"number of {name}")
    check_padding(
        folder.path / "data" / "padding", [*sizes, *(len(each) for each in tags.values())]
    )


def digest_of(path):
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
            size += len(piece)
    return digest.hexdigest(), size


def check_padding(path, sizes):
    """Demand zeros that make the tar a Padmé length of at least 64 KiB."""
    padding = path.stat().st_size
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            demand(not any(piece), "files", "the padding is not empty")
    length = sum(512 + size + -size % 512 for size in sizes) + 1024
    wanted = max(length - padding, 1 << 16)
    step = (1 << (e := wanted.bit_length() - 1) - e.bit_length()) - 1
    demand(length == (wanted + step & ~step), "files", "the padding has another length")


LINE = {"chain": hexed(32), "seq": lambda value: is_count(value, 1), "leaf": hexed(64)}
LINE |= {"link": hexed(64), "prev_link?": hexed(64)}
OF_RECORD = {"record": KINDS["id"], "record_count": lambda n: is_count(n, 1), "rlink": hexed(64)}
CONTENT = dict.fromkeys(("header", "body", "salt_h", "salt_b"), is_text)
SIGNED = {
    "signatures?": is_list(
        is_object({"key": hexed(64), "purpose": is_text, "signature": hexed(128)}), 1
    )
}


def read_entries(folder, report):
    """Return the entries of `entries.jsonl` by chain; a line that is not readable is left out."""
    found, last, link = defaultdict(list), ("", 0), ZERO
    *lines, rest = folder.data.joinpath("entries.jsonl").read_bytes().split(b"\n")
    if rest:
        report.find(ENCODING, BAD, "line", detail="the last line has no end")
    for number, line in enumerate(lines, 1):
        try:
            entry, link = read_line(line, last, link, folder.is_bundle)
        except Wrong as wrong:
            what = wrong.detail or wrong.rule
            step = NUMBERS if wrong.rule == "seq" else ENCODING
            report.find(step, BAD, "line", detail=f"line {number}: {what}")
            continue
        last = (entry.chain, entry.seq)
        found[entry.chain].append(entry)
    return found


def read_line(line, last, link, is_bundle):
    said = read(line)
    members = said if isinstance(said, dict) else {}
    kinds = LINE | (OF_RECORD if "record" in members else {})
    kinds |= CONTENT | SIGNED if "header" in members else {}
    if not is_bundle and "rlink" in members and "header" not in members:  # whose it was is erased
        kinds |= OF_RECORD | {"record?": OF_RECORD["record"]}
        kinds.pop("record")
    demand(is_object(kinds)(said), "line", "form")
    place = (said["chain"], said["seq"])
    demand(place > last, "seq", "the same entry twice, or out of order")
    begins = place != (last[0], last[1] + 1)
    demand(begins == ("prev_link" in said), "line", "prev_link")
    before = bytes.fromhex(said["prev_link"]) if begins else link
    demand(place[1] > 1 or before == ZERO, "line", "the first entry follows another")
    content = tuple(binary(said[name]) if name in said else None for name in CONTENT)
    signatures = [
        (each["purpose"], bytes.fromhex(each["key"]), bytes.fromhex(each["signature"]))
        for each in said.get("signatures", ())
    ]
    entry = Entry(
        *place,
        bytes.fromhex(said["leaf"]),
        bytes.fromhex(said["link"]),
        said.get("record_count", 0),
        bytes.fromhex(said.get("rlink", ZERO.hex())),
        content,
        signatures,
        record=said.get("record", NOBODY),
        prev_link=before,
    )
    return entry, entry.link


# --- The steps ------------------------------------------------------------------------------------


class People:
    """Who had which key by which version of the roster, and whose keys are in other hands now."""

    def __init__(self, rosters):
        self.by_hash = {each.hash: each for each in rosters}
        self.versions = {each.hash: each.version for each in rosters}
        self.given_up = {
            canonical(keys_of(held)): held["departure"] for _, held in rosters[-1].all_held()
        }

    def entry(self, head):
        roster = self.by_hash.get(head["roster"])
        return roster.people.get(head["actor"]) if roster else None

    def believes(self, head, key):
        """Tell whether a key was the actor's for this purpose, by the version that is named."""
        entry = self.entry(head)
        if entry is None or entry["departure"]:
            return False
        names = ("session", "judgement") if head["type"] in JUDGED else ("session",)
        return key.hex() in {entry[name] for name in names}

    def has_judged(self, entry):
        person = self.entry(entry.head)
        judgement = person["judgement"] if person else ""
        return judgement in {key.hex() for _, key, _ in entry.signatures}

    def why_apart(self, entry):
        """Return why an entry that is signed well does not count."""
        head, person = entry.head, self.entry(entry.head)
        if person is None:
            return "nobody of that roster"
        if head["acting_role"] not in person["roles"]:
            return "a role that the actor did not have"
        if head["acting_role"] not in BODIES[head["type"]][0]:
            return "a role that may not write this"
        gone = self.given_up.get(canonical(keys_of(person)))
        if gone and gone["reason"] != "left":
            good = {chain: (seq, link) for chain, seq, link in reversed(gone["last_good"])}
            seq, link = good.get(head["chain"], (0, ""))
            if entry.seq >= seq and (entry.seq, entry.link.hex()) != (seq, link):
                return f"keys that were {gone['reason']}"
        return ""


def check_chains(folder, chains, people, org, report):
    """Steps 1 and 5 to 9, entry by entry."""
    for chain, entries in sorted(chains.items()):
        whole = not folder.is_bundle
        walk = Walk(chain, org, people.believes, people.versions, is_whole=whole).take(entries)
        for entry, rule, detail, signed in walk.faults:
            kept = rule == "roster" and not whole  # of others: signed well, and does not count
            after = next((e.seq for e in entries if e.seq > entry.seq and e.signatures), 0)
            more = {"detail": detail}
            if rule in ("signature", "link", "record", "checkpoint"):
                more |= {"between": [signed, after if rule == "link" else entry.seq]}
            how = OPEN if kept else BAD
            report.find(RULE_STEP[rule], how, rule, chain=chain, seq=entry.seq, **more)
            entry.is_good = entry.is_good or kept
        first = entries[0]
        if not whole and (first.seq != 1 or first.is_withheld or not first.signatures):
            report.find(NUMBERS, BAD, "begin", chain=chain, seq=first.seq, detail="no beginning")
    declared = erased_by_two(chains, people, report)
    for chain, entries in sorted(chains.items()):
        note_absent(chain, entries, people, report, declared, whole=not folder.is_bundle)
    count = sum(map(len, chains.values()))
    kept_back = sum(each.is_withheld for entries in chains.values() for each in entries)
    report.say(ENCODING, f"{count} entries")
    report.say(HASHES, f"{count - kept_back} recomputed, {kept_back} as their hashes alone")
    report.say(NUMBERS, f"{len(chains)} chains")
    signed = sum(len(each.signatures) for entries in chains.values() for each in entries)
    report.say(SIGNATURES, f"{signed} signatures")
    report.checked |= {ENCODING, HASHES, NUMBERS, SIGNATURES, CHECKPOINTS}


def erased_by_two(chains, people, report):
    """Return the places that may be gone: two people have signed for them (section 14)."""
    said = {"erasure.ordered": {}, "erasure.approved": {}, "record.erased": {}}
    known = [e for entries in chains.values() for e in entries if e.body and e.head["type"] in said]
    for entry in sorted(known, key=lambda each: each.head["hlc"]):
        type_, counts = entry.head["type"], entry.is_good and not people.why_apart(entry)
        if counts and (type_ == "record.erased" or people.has_judged(entry)):
            said[type_].setdefault(entry.body["erasure"], []).append(entry)
    gone, here = set(), {(c, e.seq): e for c, es in sorted(chains.items()) for e in es}
    for erasure, done in said["record.erased"].items():
        orders = said["erasure.ordered"].get(erasure, [])[:1]
        approvals = said["erasure.approved"].get(erasure, [])
        named = signed_by_both(orders, approvals, here)
        for each in (*orders, *approvals):
            check_leaves(each, here, report)
        for order in orders:
            of_it = [each for each in done if each.body["record"] == order.body["record"]]
            places = set().union(*(places_of(each, here) for each in of_it)) & named
            ordered = places_of(order, here)
            gone |= {each for each in places if each in ordered or not here[each].count}
    for chain, seq in sorted(gone):
        if not here[chain, seq].is_withheld:
            report.find(HASHES, BAD, "erased", chain=chain, seq=seq, detail="it is still here")
    return gone


def check_leaves(entry, here, report):
    """Demand that what was signed for is what stood there, where all of it is in the folder."""
    places = sorted(places_of(entry, here))
    if len(places) == sum(last - first + 1 for _, first, last in entry.body["entries"]):
        framed = (bytes.fromhex(c) + n.to_bytes(8, "big") + here[c, n].leaf for c, n in places)
        if sha(b"intake/1/erase\0", *framed).hex() != entry.body["leaves"]:
            at = {"chain": entry.chain, "seq": entry.seq}
            report.find(HASHES, BAD, "erased", **at, detail="it names other leaves")


def signed_by_both(orders, approvals, here):
    """Return what the first approval names that is of the same record and by somebody else."""
    for first in orders:
        for second in approvals:
            same = first.body["record"] == second.body["record"]
            other = first.head["actor"] != second.head["actor"]
            if same and other and places_of(first, here) <= places_of(second, here):
                return places_of(second, here)
    return set()


def places_of(entry, here):
    """Return what an act names of the entries that are here: a stretch may be of any length."""
    named = entry.body["entries"]
    return {(c, n) for c, n in here if any(c == of and a <= n <= z for of, a, z in named)}


def note_absent(chain, entries, people, report, declared, *, whole):
    """List what is withheld without being declared, unattested, or does not count."""
    for entry in entries:
        at = {"chain": chain, "seq": entry.seq}
        if entry.is_withheld:
            if (chain, entry.seq) not in declared and (whole or entry.record != NOBODY):
                report.find(HASHES, OPEN, "withheld", **at)
        elif entry.is_good and entry.body is not None:
            if not entry.attested:
                report.find(CHECKPOINTS, OPEN, "unattested", **at, detail=entry.head["type"])
            if why := people.why_apart(entry):
                report.find(SIGNATURES, OPEN, "apart", **at, detail=why)


def check_bundle_places(header, chains, report):
    """Demand of a bundle that its entries are of the chains, compartments and records it names."""
    named = {each["chain"]: each["compartment"] for each in header["chains"]}
    if set(named) != set(chains):
        report.find(NUMBERS, BAD, "chain", detail="other chains than the header names")
    if sum(map(len, chains.values())) != header["counts"]["entries"]:
        report.find(FILES, BAD, "files", detail="number of entries")
    for chain, entries in chains.items():
        for entry in entries:
            if entry.body is None:
                continue
            subject, kind = entry.head["subject"], entry.head["type"]
            at = {"chain": chain, "seq": entry.seq}
            if subject != entry.record or (subject == NOBODY and kind not in OF_THE_CHAIN):
                report.find(RECORDS, BAD, "record", **at, detail="of another record than it says")
            if kind == "chain.begun" and entry.body["compartment"] != named.get(chain):
                report.find(NUMBERS, BAD, "begin", **at, detail="another compartment")


def check_records(folder, chains, report):
    """Step 7: every record from zero, against the list of the bundle and of its seal."""
    found = records_of(chains)
    for (_record, chain), entries in sorted(found.items()):
        head, broken = (0, ZERO), False
        for entry in entries:
            head = entry.grown(*head)
            if folder.is_bundle and (entry.count, entry.rlink) != head and not broken:
                broken = True
                detail = f"{head[0]} expected"
                report.find(RECORDS, BAD, "record", chain=chain, seq=entry.seq, detail=detail)
            head = (entry.count, entry.rlink)
    if folder.header:
        named = [
            {
                "chain": chain,
                "count": each[-1].count,
                "record": record,
                "rlink": each[-1].rlink.hex(),
            }
            for (record, chain), each in sorted(found.items())
        ]
        if named != folder.header["records"]:
            report.find(RECORDS, BAD, "record", detail="not the records that the header names")
    report.say(RECORDS, f"{len({record for record, _ in found})} interviews")
    return found


def records_of(chains):
    found = defaultdict(list)
    for chain, entries in chains.items():
        for entry in entries:
            record = entry.head["subject"] if entry.head else entry.record
            if record != NOBODY:
                found[record, chain].append(entry)
    return found


HEARD = set(
    "form.changed notice.given vital_interest.invoked language.recorded counsel.noted counsel.agreed"
    " answer.given answer.corrected questions.finished interview.paused interview.resumed"
    " interview.confirmed interview.stopped interview.left care.noted readback.recorded".split()
)


def check_course(found, people, report):
    """Step 10: what a seal holds, and what comes after it."""
    seals = 0
    for (record, _chain), entries in sorted(found.items()):
        for entry in readable(entries):
            if entry.head["type"] == "interview.sealed" and people.has_judged(entry):
                seals += 1
                check_seal(record, entry, found, report)
    report.say(COURSE, f"{seals} seals")


def check_seal(record, seal, found, report):
    ends = {chain: (count, rlink) for chain, count, rlink in seal.body["ends"]}
    for chain, (count, rlink) in sorted(ends.items()):
        entries = {each.count: each for each in found.get((record, chain), ())}
        at = {"chain": seal.chain, "seq": seal.seq}
        if not entries:
            report.find(RECORDS, OPEN, "seal", **at, detail=f"nothing is here of chain {chain}")
        elif count not in entries or entries[count].rlink.hex() != rlink:
            report.find(RECORDS, BAD, "seal", **at, detail=f"not what was sealed of chain {chain}")
    for (of, chain), entries in found.items():
        for each in entries if of == record else ():
            if each.body is None or each.head["type"] not in HEARD:
                continue
            sealed = ends.get(chain, (0, ""))[0]
            if each.count <= sealed or (chain == seal.chain and each.seq < seal.seq):
                continue
            how = BAD if chain in ends else OPEN
            where = {"chain": chain, "seq": each.seq}
            report.find(
                COURSE, how, "sealed", **where, detail=f"{each.head['type']} after the seal"
            )


def readable(entries):
    return [each for each in entries if each.is_good and each.body is not None]


class Judging:
    """Who judged one record: the author is not the reviewer, and each takes back only their own."""

    OF_RECORD = JUDGED - {"entry.adopted", "mode.set"}

    def __init__(self, people, report):
        self.people, self.report = people, report
        self.authors, self.reviewers, self.signed, self.explained = set(), {}, {}, set()

    def follow(self, entries):
        for entry in sorted(entries, key=lambda each: (each.head["hlc"], each.chain, each.seq)):
            if entry.head["type"] in self.OF_RECORD:
                place = {"chain": entry.chain, "seq": entry.seq}
                why = self.people.why_apart(entry)
                if not self.people.has_judged(entry) or why:
                    detail = why or "not by a judgement key: it does not count"
                    self.report.find(COURSE, OPEN, "judgement", **place, detail=detail)
                elif wrong := self.judge(entry):
                    self.report.find(COURSE, wrong[0], "judgement", **place, detail=wrong[1])
        for chain, seq in sorted(set(self.signed) - self.explained):
            if self.signed[chain, seq][1] != "interview.sealed":
                detail = "its text half is not here"
                self.report.find(COURSE, OPEN, "judgement", chain=chain, seq=seq, detail=detail)

    def judge(self, entry):
        """Return how bad an act is and why, or nothing; let it happen where it is right."""
        kind, actor = entry.head["type"], entry.head["actor"]
        if kind in ("review.withdrawn", "judgement.disowned", "judgement.explained", "note.opened"):
            return self.speak(entry, kind, actor)
        if kind in ("interview.sealed", "assessment.given"):
            if actor in self.reviewers.values():
                return BAD, "by somebody who has reviewed it"
            self.authors.add(actor)
        else:
            if actor in self.authors:
                return BAD, "a review by its author"
            if actor in self.reviewers.values():
                return BAD, "a second review by the same person"
            if entry.body["act"] != "return_clarify":
                self.reviewers[entry.chain, entry.seq] = actor
        self.signed[entry.chain, entry.seq] = (actor, kind)
        return None

    def speak(self, entry, kind, actor):
        place = (entry.body.get("chain", entry.chain), entry.body["seq"])
        signer, of = self.signed.get(place, ("", ""))
        if not signer or (
            kind == "review.withdrawn" and of not in ("review.given", "dispute.reviewed")
        ):
            return OPEN, "what it speaks of is not here"
        if kind != "note.opened" and signer != actor:
            return BAD, "only its signer may say this"
        if kind == "review.withdrawn":
            self.reviewers.pop(place, None)
        if kind == "judgement.explained":
            if place in self.explained:
                return BAD, "explained twice"
            self.explained.add(place)
        elif kind != "note.opened":
            self.signed[entry.chain, entry.seq] = (actor, kind)
        return None


def check_judgements(found, people, report):
    """Step 10: who judged what."""
    by_record = defaultdict(list)
    for (record, _), entries in sorted(found.items()):
        by_record[record] += readable(entries)
    for entries in by_record.values():
        Judging(people, report).follow(entries)


def check_draw(chains, report):
    """Step 11: what was drawn is what the secret says, as far as it was told."""
    entries = [each for chain in chains.values() for each in readable(chain)]
    of = defaultdict(list)
    for each in entries:
        of[each.head["type"]].append(each)
    secrets = {each.head["subject"]: each for each in of["draw.revealed"]}
    draws, named = {}, set()
    for each in of["draw.committed"]:
        body, at = each.body, {"chain": each.chain, "seq": each.seq}
        if (body["site"], body["period"]) in named or each.head["subject"] != body["commitment"][
            :32
        ]:
            report.find(DRAW, BAD, "draw", **at, detail="a second one, or in another record")
        if moment(each.head["wall"])[:10] >= body["period"][:10]:
            report.find(DRAW, OPEN, "draw", **at, detail="committed to after its period began")
        named.add((body["site"], body["period"]))
        draws[body["commitment"]] = read_draw(body, secrets.get(each.head["subject"]), at, report)
    decided = defaultdict(set)
    for kind in ("review.drawn", "review.not_drawn"):
        for each in of[kind]:
            decided[each.head["subject"], each.body["ticket"]].add(kind == "review.drawn")
    for each in of["interview.opened"]:
        check_ticket(each, draws, decided, {site for site, _ in named}, report)
    text = f"{len(draws)} draws, {len(of['interview.opened'])} interviews opened"
    report.say(DRAW, text) if draws else report.said[DRAW].append("no draw is in these entries")


def read_draw(body, told, at, report):
    """Return what tells whether a ticket is drawn, or nothing while the secret is not told."""
    if told is None:
        report.find(DRAW, OPEN, "draw", **at, detail="its secret is not told")
        return None
    secret = bytes.fromhex(told.body["secret"])
    parts = (body["site"].encode(), body["period"].encode(), body["p"].encode(), secret)
    if sha(b"intake/1/commit\0", b"\0".join(parts)).hex() != body["commitment"]:
        report.find(DRAW, BAD, "draw", **at, detail="what was told is not what was committed to")
        return None
    if not re.fullmatch(r"1|0\.[0-9]{0,5}[1-9]", body["p"]):
        report.find(DRAW, BAD, "draw", **at, detail="its probability cannot be read")
        return None
    chance = Fraction(body["p"])

    def is_drawn(ticket):
        number = hmac.digest(secret, b"intake/1/draw\0" + ticket, "sha256")[:8]
        return int.from_bytes(number, "big") < chance * 2**64

    return is_drawn


def check_ticket(opened, draws, decided, sites, report):
    commitment, at = opened.body.get("draw", ""), {"chain": opened.chain, "seq": opened.seq}
    if commitment not in draws:
        if commitment or opened.body["site"] in sites:
            report.find(DRAW, OPEN, "ticket", **at, detail="opened without a draw that is known")
        return
    said = decided[commitment[:32], opened.leaf.hex()]
    is_drawn = draws[commitment]
    if is_drawn and said - {is_drawn(opened.leaf)}:
        report.find(DRAW, BAD, "ticket", **at, detail="decided otherwise than drawn")
    elif len(said) > 1:
        report.find(DRAW, BAD, "ticket", **at, detail="decided both ways")
    elif is_drawn and not said:
        text = "drawn" if is_drawn(opened.leaf) else "not drawn"
        report.find(DRAW, OPEN, "ticket", **at, detail=f"{text}, and nobody has said so")


def check_time(chains, people, witnesses, report):
    """Step 12: what was seen by others still stands, and bounds when each entry was signed."""
    for chain, seq, link, who in witnesses:
        entries = {each.seq: each for each in chains.get(chain, ())}
        at = {"chain": chain, "seq": seq}
        if seq in entries and entries[seq].link.hex() != link:
            known = {n: saw for c, n, saw, _ in witnesses if c == chain and n < seq}
            kept = [n for n in known if n in entries and entries[n].link.hex() == known[n]]
            between = [max(kept, default=0), seq]
            report.find(TIME, BAD, "rewritten", **at, between=between, detail=f"{who} saw another")
        elif entries and seq > max(entries):
            missing = max(entries) + 1
            report.find(TIME, BAD, "cut", chain=chain, seq=missing, detail=f"{who} saw {seq}")
        elif seq not in entries:
            report.find(TIME, OPEN, "witness", **at, detail="it is not here")
    for chain, entries in sorted(chains.items()):
        seen = sorted((seq, who) for c, seq, _, who in witnesses if c == chain)
        signed = [each for each in readable(entries) if each.signatures]
        report.times += [interval(each, people, seen) for each in signed]
    report.say(TIME, f"{len(witnesses)} heads that others saw")


def interval(entry, people, seen):
    """Say when an entry was signed: as stated, and as far as it is proven."""
    roster = people.by_hash.get(entry.head["roster"])
    return {
        "chain": entry.chain,
        "seq": entry.seq,
        "type": entry.head["type"],
        "actor": entry.head["actor"],
        "stated": moment(entry.head["wall"]),
        "not_before": f"roster {roster.version}, issued {moment(roster.said['issued'])}",
        "after": entry.head["after"] if entry.head["after"] != "0" * 64 else "",
        "not_after": next((who for seq, who in seen if seq >= entry.seq), ""),
    }


def moment(milliseconds):
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    except (ValueError, OverflowError, OSError):
        return f"{milliseconds} ms"


def witnesses_in(chains):
    """Return the heads that receipts in the ledger say others saw."""
    for entries in chains.values():
        for entry in entries:
            if (
                entry.body is not None
                and entry.is_good
                and entry.head["type"] == "receipt.imported"
            ):
                who = f"{entry.body['org'][:8]}, {moment(entry.body['issued'])}"
                for chain, seq, link in entry.body["heads"]:
                    yield chain, seq, link, who


def say_limit(folder, chains, witnesses, report):
    """Step 13."""
    for chain, entries in sorted(chains.items()):
        last = entries[-1]
        seen = [(seq, who) for c, seq, _, who in witnesses if c == chain and seq <= last.seq]
        signed = max((e.seq for e in entries if e.signatures and e.is_good), default=0)
        head = {"chain": chain, "seq": last.seq, "link": last.link.hex(), "signed_until": signed}
        report.heads.append(head | {"seen": max(seen)[1] if seen else ""})
        by = "seen by {1} up to {0}".format(*max(seen)) if seen else "seen by nobody else"
        text = f"chain {chain[:8]}: complete up to {last.seq}, {last.link.hex()}; {by}"
        report.say(LIMIT, text)
    report.say(LIMIT, "a tail that was cut off after that cannot be excluded")
    if folder.is_bundle:
        report.say(LIMIT, "of a bundle, only the records it names are complete, not the chains")


def check(folder, root, witnesses=(), against=None):
    """Check a folder in thirteen steps; return the report."""
    report = Report()
    try:
        rosters = read_rosters(list(folder.rosters()), root, report)
    except Wrong as wrong:
        step = KEYS if wrong.rule in ("key", "proof") else ROSTER
        report.find(step, BAD, wrong.rule, detail=wrong.detail)
        return report
    people = People(rosters)
    report.say(ROSTER, f"{len(rosters)} versions, organisation {rosters[-1].org}")
    report.say(KEYS, f"{sum(1 for _ in rosters[-1].all_held())} sets of keys")
    check_folder(folder, rosters[-1], report)
    chains = read_entries(folder, report)
    check_chains(folder, chains, people, rosters[-1].org, report)
    found = check_records(folder, chains, report)
    check_course(found, people, report)
    check_judgements(found, people, report)
    check_draw(chains, report)
    seen = [*witnesses, *witnesses_in(chains)]
    check_time(chains, people, seen, report)
    if against is not None:
        compare(chains, against, report)
    say_limit(folder, chains, seen, report)
    return report


def check_folder(folder, newest, report):
    """Step 4."""
    if not folder.is_bundle:
        report.said[FILES].append("a ledger: no list to compare with")
        return
    try:
        folder.header = check_bag(folder, newest)
        report.say(FILES, f"bundle {folder.header['bundle_id']}")
    except Wrong as wrong:
        report.find(FILES, BAD, wrong.rule, detail=wrong.detail)


def compare(chains, other, report):
    """Demand that two folders tell one story: one link for each number."""
    theirs = read_entries(other, Report())
    both = 0
    for chain, entries in sorted(chains.items()):
        links = {each.seq: each.link for each in theirs.get(chain, ())}
        for entry in entries:
            both += entry.seq in links
            if links.get(entry.seq, entry.link) != entry.link:
                report.find(NUMBERS, BAD, "two stories", chain=chain, seq=entry.seq)
                break
    report.say(NUMBERS, f"{both} entries compared with the other")


# --- The published vectors: section 12 ------------------------------------------------------------


def judge_vector(vector):
    """Return what the format says of a vector, in the words of the vector."""

    def believes(head, key):
        return key.hex() == vector["keys"].get(head["actor"])

    entries = [vector_entry(each, vector["chain"]) for each in vector["entries"]]
    if vector["check"] == "record":
        try:
            subject, (count, rlink) = walk_record(
                entries, vector["org"], believes, vector["rosters"]
            )
        except Wrong as wrong:
            return {"rule": wrong.rule, "seq": wrong.detail}
        signed = [each.seq for each in entries if each.signatures]
        found = {"subject": subject, "count": count, "rlink": rlink.hex(), "signed": signed}
        return found | {"withheld": sum(each.is_withheld for each in entries)}
    walk = Walk(vector["chain"], vector["org"], believes, vector["rosters"], is_whole=True)
    for entry, rule, *_ in walk.take(entries).faults:
        return {"rule": rule, "seq": entry.seq}
    alone = [each.seq for each in entries if not each.attested and not each.is_withheld]
    found = {"seq": walk.last, "link": walk.link.hex(), "unattested": alone}
    return found | {"withheld": sum(each.is_withheld for each in entries)}


def vector_entry(said, chain):
    salts = [bytes.fromhex(said[n]) if said[n] is not None else None for n in ("salt_h", "salt_b")]
    texts = [said[name].encode() if said[name] is not None else None for name in ("header", "body")]
    hashes = [bytes.fromhex(said[name]) for name in ("leaf", "link")]
    signatures = [
        (each["purpose"], bytes.fromhex(each["key"]), bytes.fromhex(each["signature"]))
        for each in said["signatures"]
    ]
    chain, rlink = said.get("chain", chain), bytes.fromhex(said["rlink"])
    content = (*texts, *salts)
    return Entry(chain, said["seq"], *hashes, said["record_count"], rlink, content, signatures)


def run_vectors(folder, out):
    """Judge every vector of a folder; say which are judged as they say."""
    wrong = 0
    for path in sorted(Path(folder).glob("*.json")):
        vector = json.loads(path.read_text(encoding="utf-8"))
        found = judge_vector(vector)
        wrong += found != vector["expect"]
        print("ok  " if found == vector["expect"] else f"BAD {found}", path.stem, file=out)
    return 1 if wrong else 0


# --- The command ----------------------------------------------------------------------------------


def as_json(report):
    steps = []
    for number, (name, about) in enumerate(STEPS, 1):
        found = [each for each in report.findings if each["step"] == number]
        steps.append(
            {
                "step": number,
                "name": name,
                "about": about,
                "result": result_of(report, number),
                "said": report.said[number],
                "findings": found,
            }
        )
    verdict = {0: "good", 1: "bad", 2: "incomplete"}[report.exit()]
    return {"verdict": verdict, "steps": steps, "heads": report.heads, "signed": report.times}


def result_of(report, number):
    found = {each["how"] for each in report.findings if each["step"] == number}
    if found:
        return BAD if BAD in found else OPEN
    return "ok" if number in report.checked else "-"


SHOWN = 20


def as_text(report, out):
    for number, (name, about) in enumerate(STEPS, 1):
        print(f"{number:2} {name:12} {result_of(report, number):12} {about}", file=out)
        for said in report.said[number]:
            print(f"{'':28} {said}", file=out)
        found = [each for each in report.findings if each["step"] == number]
        for each in found[:SHOWN]:
            at = f"{each['chain'][:8]}/{each['seq']} " if each["chain"] else ""
            between = "between {} and {} ".format(*each["between"]) if "between" in each else ""
            print(f"{'':28} {at}{each['rule']} {between}{each.get('detail', '')}", file=out)
        if len(found) > SHOWN:
            print(f"{'':28} … and {len(found) - SHOWN} more (--json has all)", file=out)
    print(("It holds.", "It does not hold.", "Something is open.")[report.exit()], file=out)


def witness_of(text):
    chain, seq, link, *who = text.split(":", 3)
    if not (is_hex(chain, 32) and seq.isdigit() and is_hex(link, 64)):
        raise argparse.ArgumentTypeError("CHAIN:SEQ:LINK, and :WHO AND WHEN if you like")
    return chain, int(seq), link, who[0] if who else "a witness"


def root_of(text):
    plain = text.replace("-", "").replace(" ", "")
    if is_hex(plain.lower(), 64):
        return plain.lower()
    if re.fullmatch("[0-9A-HJKMNP-TV-Z]{8}", plain.upper()):
        return plain.upper()
    raise argparse.ArgumentTypeError("64 hexadecimal digits, or the eight characters of the sheet")


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", help="an opened bundle, or a ledger")
    parser.add_argument("--root", type=root_of, help="root key, from paper or by voice")
    parser.add_argument("--witness", type=witness_of, action="append", default=[])
    parser.add_argument("--against", help="another folder that must tell the same story")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--vectors", help="judge the vectors of this folder, and nothing else")
    options = parser.parse_args(argv)
    if options.vectors:
        return run_vectors(options.vectors, sys.stdout)
    if not options.folder or not options.root:
        parser.error("a folder and --root are needed")
    try:
        against = Folder(options.against) if options.against else None
        report = check(Folder(options.folder), options.root, options.witness, against)
    except (OSError, Wrong) as failed:
        print(f"{options.folder}: {getattr(failed, 'detail', '') or failed}", file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps(as_json(report), ensure_ascii=False, indent=1))
    else:
        as_text(report, sys.stdout)
    return report.exit()


if __name__ == "__main__":
    sys.exit(main())
