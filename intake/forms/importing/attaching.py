"""Lists that a form expects as separate files, put into the form so that it is whole."""

import csv
import io
import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

from intake.forms.importing.findings import Findings
from intake.forms.importing.hardened_xml import parse
from intake.forms.importing.reading import MOST_ROWS
from intake.forms.package import Rule

_XFORMS: Final = "http://www.w3.org/2002/xforms"
_NAME: Final = re.compile(r"[^\W\d][\w.-]*\Z")
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def embed(root: "etree._Element", files: Mapping[str, bytes], findings: Findings) -> frozenset[str]:
    """Fill every instance of `root` whose file is in `files`; return the names of those files."""
    filled_in = set()
    for instance in root.iter(f"{{{_XFORMS}}}instance"):
        address = instance.get("src", "")
        name = address.rpartition("/")[2]
        if not address.startswith("jr://file") or name not in files:
            continue
        content = files[name]
        if name.lower().endswith(".csv"):
            filled = _from_csv(content, name, findings)
        elif name.lower().endswith(".xml"):
            filled = parse(content, findings)
        else:
            continue
        del instance.attrib["src"]
        instance[:] = [filled]
        findings.repair(Rule.FILE_EMBEDDED, name, str(len(filled)))
        filled_in.add(name)
    return frozenset(filled_in)


def _from_csv(content: bytes, name: str, findings: Findings) -> "etree._Element":
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise findings.refuse(Rule.DAMAGED_ATTACHMENT, name) from error
    if len(rows) > MOST_ROWS:
        raise findings.refuse(Rule.TOO_MANY_ROWS, str(MOST_ROWS))
    filled = etree.Element(f"{{{_XFORMS}}}root")
    header = [each.strip() for each in rows[0]] if rows else []
    for row in rows[1:]:
        if not any(row):
            continue
        item = etree.SubElement(filled, f"{{{_XFORMS}}}item")
        for column, text in zip(header, row, strict=False):
            if _NAME.match(column):
                etree.SubElement(item, f"{{{_XFORMS}}}{column}").text = _NOT_XML.sub("", text)
    return filled
