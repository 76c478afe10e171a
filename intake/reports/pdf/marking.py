"""Marks in the pages, and the tree that they belong to: what makes a PDF one that can be heard.

Written with the objects that ReportLab has for its own catalogue; nothing is patched or read again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

from intake.reports.pdf.structure import Tag

_METADATA: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"\
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


class Marking:
    """Marks what is drawn on one canvas."""

    def __init__(self, canvas: Canvas) -> None:
        inside: Any = canvas  # `_code` and `_doc`: the stubs leave them out
        self._canvas, self._document = inside, inside._doc  # noqa: SLF001
        self._drawn: dict[Tag, list[tuple[int, int]]] = {}
        self._here: list[Tag] = []
        self._pages: list[list[Tag]] = []

    @contextmanager
    def part(self, tag: Tag | None, said: str = "") -> Iterator[None]:
        """Mark what is drawn meanwhile as part of a tag, or as an adornment.

        `said` stands for signs that are not drawn in the order in which they are read.
        """
        code = self._canvas._code  # noqa: SLF001
        if tag is None:
            code.append("/Artifact BMC")
        else:
            number = len(self._here)
            self._here.append(tag)
            self._drawn.setdefault(tag, []).append((len(self._pages), number))
            actual = f" /ActualText <{_hex(said)}>" if said else ""
            code.append(f"/{tag.role} <</MCID {number}{actual}>> BDC")
        yield
        self._canvas._code.append("EMC")  # noqa: SLF001

    def turn(self) -> None:
        """End the page."""
        self._pages.append(self._here)
        self._here = []
        self._canvas.showPage()

    def write(self, root: Tag, title: str) -> None:
        """Write the tree, and say in the catalogue that there is one."""
        document = self._document
        pages = document.Pages.pages
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        whole = document.Reference(tree)
        elements: dict[Tag, Any] = {}
        kids = self._element(root, whole, elements)
        numbers: list[Any] = []
        for number, (page, tags) in enumerate(zip(pages, self._pages, strict=True)):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = number, PDFName("S")
            numbers += [number, PDFArray([elements[each] for each in tags])]
        tree.dict["K"] = kids
        tree.dict["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        tree.dict["ParentTreeNextKey"] = len(self._pages)
        catalog = document.Catalog
        catalog.StructTreeRoot = whole
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.Metadata = _metadata(title)

    def name(self, number: str) -> None:
        """Give the file a random number of the paper's own where every PDF has one."""
        name = number.encode("ascii").hex().encode("ascii")
        self._document._ID = b"\n[<" + name + b"><" + name + b">]\n"  # noqa: SLF001

    def _element(self, tag: Tag, parent: Any, known: dict[Tag, Any]) -> Any:
        """Write a part and those below it; return where it is."""
        element = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(tag.role)})
        place = known[tag] = self._document.Reference(element)
        element.dict["P"] = parent
        if tag.lang:
            element.dict["Lang"] = PDFString(tag.lang)
        if tag.alt:
            element.dict["Alt"] = PDFString(tag.alt)
        if tag.role == "TH":
            scope = {"O": PDFName("Table"), "Scope": PDFName("Column")}
            element.dict["A"] = PDFDictionary(scope)
        marks = [self._mark(*each) for each in self._drawn.get(tag, ())]
        below = [self._element(each, place, known) for each in tag.parts]
        element.dict["K"] = PDFArray([*marks, *below])
        return place

    def _mark(self, page: int, number: int) -> Any:
        told = {
            "Type": PDFName("MCR"),
            "Pg": self._document.Reference(self._document.Pages.pages[page]),
            "MCID": number,
        }
        return PDFDictionary(told)


def _metadata(title: str) -> Any:
    """Return the title once more, as the standard for accessible files wants it, and no more."""
    return PDFStream(
        PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}),
        _METADATA.format(title=escape(title)).encode("utf-8"),
    )


def _hex(text: str) -> str:
    return (b"\xfe\xff" + text.encode("utf-16-be")).hex()
