"""Which families of one list may be one that it has twice, before any of them is on the desk."""

from collections.abc import Mapping, Sequence

from famcase.domain import blocking
from famcase.domain.described_families import Described
from famcase.domain.same_family import LIKELY
from famcase.services.queries.matching import Coming, Matching, Scored, few_sharing
from famcase.storage.schema import Tables


def listed_twice(tables: Tables, listed: Mapping[int, Described]) -> list[tuple[int, Scored]]:
    """Return each family that an earlier one of the list may be, with the likest earlier one; in the list's order.

    As on a desk, families are compared that share a rare key, two keys or a telephone, a few of them at most; names
    and villages are as common as they are on the desk and in the list together.
    """
    matching = Matching(tables, Coming(listed.values()))
    by_key: dict[int, list[int]] = {}
    by_phone: dict[str, list[int]] = {}
    found: list[tuple[int, Scored]] = []
    for place, described in listed.items():
        shared = [_taken_in(by_key.setdefault(key, []), place) for key in sorted(blocking.keys(described))]
        numbered = [_taken_in(by_phone.setdefault(phone, []), place) for phone in sorted(described.phones)]
        earlier = few_sharing(shared, numbered)
        likest = matching.likest(described, {one: listed[one] for one in earlier}, LIKELY)
        found += [(place, scored) for scored in likest[:1]]
    return found


def _taken_in(bearers: list[int], place: int) -> Sequence[int]:
    """Return who was there before; none where they are too many to say anything."""
    before = tuple(bearers) if len(bearers) <= blocking.MOST_BEARERS else ()
    if len(bearers) <= blocking.MOST_BEARERS:
        bearers.append(place)
    return before
