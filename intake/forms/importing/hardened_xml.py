"""XML from strangers: no entities, no network, limits on depth."""

from typing import Final

from lxml import etree

from intake.forms.importing.findings import Findings
from intake.forms.package import Rule

DEEPEST: Final = 100


def parse(content: bytes, findings: Findings) -> "etree._Element":
    """Parse `content`, or raise RefusedError."""
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if b"<!ENTITY" in content or b"<!DOCTYPE" in content:
            raise findings.refuse(Rule.ENTITIES_IN_XML) from error
        raise findings.refuse(Rule.DAMAGED_XML, str(error)[:200]) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise findings.refuse(Rule.ENTITIES_IN_XML)
    if _deepest(root) > DEEPEST:
        raise findings.refuse(Rule.TOO_DEEP, str(DEEPEST))
    return root


def _deepest(root: "etree._Element") -> int:
    deepest = depth = 0
    for event, _element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest
