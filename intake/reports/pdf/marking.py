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
    PDFObject,
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
        places = [document.Reference(page) for page in document.Pages.pages]
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        whole = document.Reference(tree)
        elements: dict[Tag, Any] = {}
        tree.dict["K"] = self._element(root, whole, (places, elements, ""))
        numbers: list[Any] = []
        for number, (page, tags) in enumerate(zip(document.Pages.pages, self._pages, strict=True)):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = number, PDFName("S")
            numbers += [number, PDFArray([elements[each] for each in tags])]
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

    def _element(self, tag: Tag, parent: Any, known: tuple[list[Any], dict[Tag, Any], str]) -> Any:
        """Write a part and those below it; return where it is.

        `known` are the pages, the parts so far, and the language of what is around.
        """
        pages, elements, above = known
        element = _Element(tag, parent, above)
        known = (pages, elements, tag.lang or above)
        place = elements[tag] = self._document.Reference(element)
        element.marks = [(pages[page], number) for page, number in self._drawn.get(tag, ())]
        element.below = [self._element(each, place, known) for each in tag.parts]
        return place


class _Element(PDFObject):
    """One part as an object of the file, set down at once: there are thousands of them."""

    __RefOnly__ = 1

    def __init__(self, tag: Tag, parent: Any, above: str) -> None:
        self._tag, self._parent = tag, parent
        self._own_language = "" if tag.lang == above else tag.lang
        self.marks: list[tuple[Any, int]] = []
        self.below: list[Any] = []

    def format(self, document: Any) -> bytes:
        """Return the object as it stands in the file."""
        tag = self._tag
        told = [b"<</S /", tag.role.encode("ascii"), b" /P "]
        told.append(self._parent.format(document))
        for name, text in ((b" /Lang ", self._own_language), (b" /Alt ", tag.alt)):
            if text:
                told += (name, PDFString(text).format(document))
        if tag.role == "TH":
            told.append(b" /A << /O /Table /Scope /Column >>")
        if self.marks:
            told += (b" /Pg ", self.marks[0][0].format(document))
        told.append(b" /K [")
        told += [self._mark(*each, document) for each in self.marks]
        told += [b" " + each.format(document) for each in self.below]
        return b"".join((*told, b"]>>"))

    def _mark(self, page: Any, number: int, document: Any) -> bytes:
        if page is self.marks[0][0]:
            return b" %d" % number
        where = page.format(document)
        return b" << /Type /MCR /Pg %b /MCID %d >>" % (where, number)


def _metadata(title: str) -> Any:
    """Return the title once more, as the standard for accessible files wants it, and no more."""
    return PDFStream(
        PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}),
        _METADATA.format(title=escape(title)).encode("utf-8"),
    )


def _hex(text: str) -> str:
    return (b"\xfe\xff" + text.encode("utf-16-be")).hex()
