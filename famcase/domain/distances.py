"""How far apart two places are, as the crow flies."""

from math import asin, cos, radians, sin, sqrt
from typing import Final

Spot = tuple[float, float]
"""Latitude and longitude in degrees, north and east positive."""

_EARTH_KM: Final = 6371.0
"""The mean radius of the earth."""


def kilometres(one: Spot, other: Spot) -> float:
    """Return the great-circle distance of two spots, by the haversine formula."""
    (lat, lon), (lat_other, lon_other) = (tuple(map(radians, spot)) for spot in (one, other))
    half = sin((lat_other - lat) / 2) ** 2 + cos(lat) * cos(lat_other) * sin((lon_other - lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, half)))
