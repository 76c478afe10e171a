"""Which kind of question a control, its data type and its appearance make together."""

from collections.abc import Mapping
from typing import Final

from intake.forms.model import Bind, QuestionKind

_BY_CONTROL: Final[Mapping[str, QuestionKind]] = {
    "select1": QuestionKind.SELECT_ONE,
    "select": QuestionKind.SELECT_MULTIPLE,
    "rank": QuestionKind.RANK,
    "range": QuestionKind.RANGE,
    "trigger": QuestionKind.ACKNOWLEDGE,
}
_BY_TYPE: Final[Mapping[str, QuestionKind]] = {
    "int": QuestionKind.INTEGER,
    "integer": QuestionKind.INTEGER,
    "long": QuestionKind.INTEGER,
    "decimal": QuestionKind.DECIMAL,
    "double": QuestionKind.DECIMAL,
    "float": QuestionKind.DECIMAL,
    "date": QuestionKind.DATE,
    "time": QuestionKind.TIME,
    "dateTime": QuestionKind.DATETIME,
    "boolean": QuestionKind.BOOLEAN,
    "geopoint": QuestionKind.GEOPOINT,
    "geotrace": QuestionKind.GEOTRACE,
    "geoshape": QuestionKind.GEOSHAPE,
    "barcode": QuestionKind.BARCODE,
}
_BY_MEDIA: Final[Mapping[str, QuestionKind]] = {
    "image": QuestionKind.IMAGE,
    "audio": QuestionKind.AUDIO,
    "video": QuestionKind.VIDEO,
}


def kind_of(
    control: str, data_type: str, *, appearance: tuple[str, ...], media_type: str, bind: Bind
) -> QuestionKind:
    """Return the kind; a control that nobody knows is a text."""
    if not control:
        return QuestionKind.CALCULATE if bind.calculate else QuestionKind.HIDDEN
    if control in _BY_CONTROL:
        return _BY_CONTROL[control]
    if control == "upload":
        return _BY_MEDIA.get(media_type.partition("/")[0], QuestionKind.FILE)
    if data_type in _BY_TYPE:
        return _BY_TYPE[data_type]
    if bind.readonly == "true()" and not bind.calculate and not bind.preload:
        return QuestionKind.NOTE
    return QuestionKind.MULTILINE if "multiline" in appearance else QuestionKind.TEXT
