"""`intake bundle vectors`: anybody can try the reader on the public test files of age."""

import json
from argparse import ArgumentParser
from collections.abc import Mapping

from intake.app import age_vectors
from intake.cli.exit_codes import Exit
from intake.cli.session import Call
from intake.i18n import N_, Words

_MAIN = "x25519"


def add_folder(leaf: ArgumentParser, words: Words) -> None:
    """Have the command say where the files are."""
    leaf.add_argument(
        "folder",
        metavar=words.gettext("FOLDER"),
        help=words.gettext("folder of age test files in the layout of C2SP/CCTV"),
    )


def run(call: Call) -> Exit:
    """Try every file; one line each, then how many came out as the suite says."""
    terminal = call.terminal
    found = {each: [0, 0] for each in (_MAIN, "others")}
    opened = 0
    for each in age_vectors(call.options.folder):
        count = found[_MAIN if each["scope"] == _MAIN else "others"]
        count[0] += 1
        count[1] += bool(each["agrees"])
        opened += each["import"] == "opened"
        _tell(call, each)
    if terminal.as_json:
        named = {scope: {"files": files, "agree": agree} for scope, (files, agree) in found.items()}
        terminal.out.write(json.dumps({"totals": named, "opened_by_import": opened}) + "\n")
    terminal.say(
        N_("Files for one X25519 key: {files}; as the suite says: {agree}."),
        files=found[_MAIN][0],
        agree=found[_MAIN][1],
    )
    terminal.say(
        N_("Others (passphrase, armor, hybrid keys): {files}; refused unopened: {agree}."),
        files=found["others"][0],
        agree=found["others"][1],
    )
    whole = sum(files for files, _agree in found.values())
    return Exit.DONE if whole == sum(agree for _files, agree in found.values()) else Exit.REFUSED


def _tell(call: Call, each: Mapping[str, str | bool | float]) -> None:
    if call.terminal.as_json:
        call.terminal.out.write(json.dumps(each) + "\n")
    elif not each["agrees"]:
        call.terminal.say(
            N_("{file}: {found}, where the suite says {expected}"),
            file=each["file"],
            found=each["found"],
            expected=each["expected"],
        )
