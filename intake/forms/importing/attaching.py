"""Lists that a form expects as separate files, put into the form so that it is whole."""

from collections.abc import Mapping
from typing import Final

from lxml import etree

from intake.domain.errors import UnreadableFormError
from intake.forms.attached_lists import LANGUAGE, MOST_ROWS, entries, is_table
from intake.forms.form_files import file_of
from intake.forms.importing.findings import Findings
from intake.forms.importing.hardened_xml import parse
from intake.forms.package import Rule

_XFORMS: Final = "http://www.w3.org/2002/xforms"


def embed(root: "etree._Element", files: Mapping[str, bytes], findings: Findings) -> frozenset[str]:
    """Fill every instance of `root` whose file is in `files`; return the names of those files.

    Where no file has the very name, one that differs in capitals alone is meant.
    """
    filled_in = set()
    in_lower_case = {each.lower(): each for each in files}
    for instance in root.iter(f"{{{_XFORMS}}}instance"):
        address = instance.get("src", "")
        asked = file_of(address)
        name = asked if asked in files else in_lower_case.get(asked.lower(), "")
        if not address.startswith("jr://file") or not name:
            continue
        content = files[name]
        if is_table(name):
            filled = _from_table(content, name, findings)
        elif name.lower().endswith(".xml"):
            filled = parse(content, findings)
        else:
            continue
        del instance.attrib["src"]
        instance[:] = [filled]
        findings.repair(Rule.FILE_EMBEDDED, name, str(len(filled)))
        filled_in.add(name)
    return frozenset(filled_in)


def _from_table(content: bytes, name: str, findings: Findings) -> "etree._Element":
    try:
        found = entries(name, content)
    except UnreadableFormError as error:
        if error.rule == "too_many_rows":
            raise findings.refuse(Rule.TOO_MANY_ROWS, str(MOST_ROWS)) from error
        raise findings.refuse(Rule.DAMAGED_ATTACHMENT, name) from error
    filled = etree.Element(f"{{{_XFORMS}}}root")
    for entry in found:
        item = etree.SubElement(filled, f"{{{_XFORMS}}}item")
        for cell in entry:
            leaf = etree.SubElement(item, f"{{{_XFORMS}}}{cell.name}")
            leaf.text = cell.text
            if cell.language:
                leaf.set(LANGUAGE, cell.language)
    return filled
