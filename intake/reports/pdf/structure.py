"""What a screen reader follows: the parts of a paper in reading order, each with its language."""

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Tag:
    """A part of the paper; what is drawn of it says so. `role` is a structure type of PDF 1.7."""

    role: str
    lang: str = ""
    alt: str = ""
    """What stands for it where it cannot be seen."""
    parts: list["Tag"] = field(default_factory=list)

    def add(self, role: str, lang: str = "", alt: str = "") -> "Tag":
        """Add a part after those that are there."""
        part = Tag(role, lang, alt)
        self.parts.append(part)
        return part
