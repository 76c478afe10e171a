"""Functions on coordinates."""

import math
from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from intake.forms.xpath.functions.signature import Function, at_least, exactly
from intake.forms.xpath.problems import Fault, XPathError
from intake.forms.xpath.values import Context, Value, added, each_text

_EARTH_RADIUS_M: Final = 6_378_100.0
Point = tuple[float, float]
Line = tuple[Point, Point]


def _points(context: Context, *values: Value) -> list[Point] | None:
    """Read latitudes and longitudes; None when any of them is no place on Earth."""
    points: list[Point] = []
    for written in each_text(values, context.environment):
        parts = [part for part in written.split(";") if part.strip()] or [""]
        for part in parts:
            point = _point(part)
            if point is None:
                return None
            points.append(point)
    return points


def _point(written: str) -> Point | None:
    numbers = written.split()
    try:
        latitude, longitude = float(numbers[0]), float(numbers[1])
    except (IndexError, ValueError):
        return None
    is_on_earth = -90 <= latitude <= 90 and -180 <= longitude <= 180
    return (latitude, longitude) if is_on_earth else None


def _distance(context: Context, *values: Value) -> Value:
    points = _points(context, *values)
    if len(values) > 1 and any(len(_points(context, each) or ()) > 1 for each in values):
        points = None  # a line can only be measured alone
    if not points or len(points) < 2:
        raise XPathError(Fault.VALUE, "distance")
    return _two_decimals(added(_metres(one, other) for one, other in pairwise(points)))


def _radians(degrees: float) -> float:
    """Turn degrees into radians as other engines do; `math.radians` differs in the last digit."""
    return degrees * math.pi / 180


def _metres(one: Point, other: Point) -> float:
    latitude, longitude = _radians(one[0]), _radians(one[1])
    other_latitude, other_longitude = _radians(other[0]), _radians(other[1])
    cosine = math.sin(latitude) * math.sin(other_latitude) + math.cos(latitude) * math.cos(
        other_latitude
    ) * math.cos(longitude - other_longitude)
    return math.acos(max(-1.0, min(1.0, cosine))) * _EARTH_RADIUS_M


def _area(context: Context, value: Value) -> Value:
    points = _points(context, value)
    if not points or len(points) < 3:
        return 0.0
    ring = points if points[0] == points[-1] else [*points, points[0]]
    total = 0.0
    for (latitude, longitude), (next_latitude, next_longitude) in pairwise(ring):
        bend = 2 + math.sin(_radians(next_latitude)) + math.sin(_radians(latitude))
        total += _radians(next_longitude - longitude) * bend
    return _two_decimals(total * _EARTH_RADIUS_M * _EARTH_RADIUS_M / 2)


def _two_decimals(number: float) -> float:
    return abs(math.floor(number * 100 + 0.5) / 100) if number else 0.0


def _geofence(context: Context, place: Value, fence: Value) -> Value:
    points, ring = _points(context, place), _points(context, fence)
    if not points or len(points) > 1 or not ring or len(ring) < 2 or ring[0] != ring[-1]:
        return False
    latitude, longitude = points[0]
    is_inside = False
    for (one_latitude, one_longitude), (latitude_2, longitude_2) in pairwise(ring):
        crosses = (latitude_2 > latitude) != (one_latitude > latitude)
        if (
            crosses
            and longitude
            < (one_longitude - longitude_2) * (latitude - latitude_2) / (one_latitude - latitude_2)
            + longitude_2
        ):
            is_inside = not is_inside
    return is_inside


def _intersects(context: Context, value: Value) -> Value:
    """Tell whether a line or the edge of a shape crosses, touches or runs back over itself."""
    points = _points(context, value)
    if not points:
        return False
    lines = [each for each in pairwise(points) if each[0] != each[1]]
    context.environment.spend(len(lines) ** 2)
    is_closed = len(lines) > 2 and points[0] == points[-1]
    return any(
        _fold(one, other)
        if _follow(place, further, len(lines), is_closed=is_closed)
        else _meet(one, other)
        for place, one in enumerate(lines)
        for further, other in enumerate(lines[place + 1 :], place + 1)
    )


def _follow(place: int, further: int, count: int, *, is_closed: bool) -> bool:
    """Tell whether two lines are neighbours, which share the point between them."""
    return further == place + 1 or (is_closed and place == 0 and further == count - 1)


def _turn(one: Point, two: Point, three: Point) -> float:
    """Return which way the path over three points turns; 0 when it goes straight on or back."""
    return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0])


def _is_within(point: Point, line: Line) -> bool:
    """Tell whether a point that is in line with a line is between its ends."""
    return all(
        min(ends) <= at <= max(ends) for at, *ends in zip(point, line[0], line[1], strict=True)
    )


def _meet(one: Line, other: Line) -> bool:
    """Tell whether two lines have a point in common."""
    turns = [_turn(*one, point) for point in other] + [_turn(*other, point) for point in one]
    if turns[0] * turns[1] < 0 and turns[2] * turns[3] < 0:
        return True
    against = [(other[0], one), (other[1], one), (one[0], other), (one[1], other)]
    return any(
        turn == 0 and _is_within(point, line)
        for turn, (point, line) in zip(turns, against, strict=True)
    )


def _fold(one: Line, other: Line) -> bool:
    """Tell whether two neighbours lie on one another, more than at the point they share."""
    shared = next((point for point in one if point in other), None)
    if shared is None:
        return False
    here = one[0] if one[1] == shared else one[1]
    there = other[0] if other[1] == shared else other[1]
    is_straight = _turn(here, shared, there) == 0
    return is_straight and (_is_within(here, other) or _is_within(there, one))


FUNCTIONS: Final[Mapping[str, Function]] = {
    "distance": at_least(_distance, 1),
    "area": exactly(_area, 1),
    "enclosed-area": exactly(_area, 1),
    "intersects": exactly(_intersects, 1),
    "geofence": exactly(_geofence, 2),
}
