"""Rings of polygons: closed, without repeated points, wound the right way, and cut where they cross themselves.

Source: RFC 7946, 3.1.6 (a linear ring is closed, has four positions or more; outer rings run counter-clockwise).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

Position = tuple[float, float]
Ring = list[Position]
SLIVER = 1e-10  # square degrees, about one square metre: what is left of a crossing has no area worth a ring
MOST_CUTS = 200  # crossings of one ring that are cut; a ring with more is no boundary


@dataclass
class Mending:
    """What had to be mended: how many of each, and sentences for what deserves one. `set_aside`: rings not taken."""

    closed: int = 0
    repeated: int = 0
    rewound: int = 0
    heights: int = 0
    told: list[str] = field(default_factory=list)
    set_aside: int = 0


def mended_polygon(rings: Sequence[Sequence[Position]], mending: Mending, *, of: str) -> list[list[Ring]]:
    """The polygons one polygon becomes: itself, or more where its outer ring crossed itself; none where it has no area.

    Holes go to the part they lie in. `of` names the feature in what is told.
    """
    if not rings:
        return []
    shells = [_wound(ring, mending, left=True) for ring in _clean(rings[0], mending, of)]
    polygons = [[shell] for shell in shells]
    for hole in (part for ring in rings[1:] for part in _clean(ring, mending, of)):
        home = next((polygon for polygon in polygons if _inside(hole[0], polygon[0])), polygons[0] if polygons else None)
        if home is not None:
            home.append(_wound(hole, mending, left=False))
    return polygons


def without_repeats(line: Sequence[Position], mending: Mending) -> Ring:
    """The positions, each that repeats the one before left out."""
    kept = [position for n, position in enumerate(line) if n == 0 or position != line[n - 1]]
    mending.repeated += len(line) - len(kept)
    return kept


def area(ring: Sequence[Position]) -> float:
    """Signed area in square degrees (shoelace): positive where the ring runs counter-clockwise. Not a size on the ground."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:], strict=False)) / 2


def _clean(ring: Sequence[Position], mending: Mending, of: str) -> list[Ring]:
    line = without_repeats(ring, mending)
    if len(line) > 2 and line[0] != line[-1]:
        line.append(line[0])
        mending.closed += 1
    parts = [part for part in _cut(line, mending, of) if len(part) > 3 and abs(area(part)) > SLIVER]
    if not parts:
        mending.set_aside += 1
        mending.told.append(f"{of}: a ring of {len(ring)} points encloses nothing and was set aside.")
    return parts


def _cut(ring: Ring, mending: Mending, of: str) -> list[Ring]:
    """Rings without crossings: each crossing ends one ring and begins another, as a figure of eight becomes two."""
    whole: list[Ring] = []
    waiting = [ring]
    cuts = 0
    while waiting:
        one = waiting.pop()
        found = next(crossings(one), None)
        if found is None or cuts == MOST_CUTS:
            whole.append(one)
            if found is not None:
                mending.told.append(f"{of}: a ring crosses itself more than {MOST_CUTS} times; the rest is kept as it is.")
            continue
        first, second, (x, y) = found
        cuts += 1
        mending.told.append(f"{of}: a ring crossed itself at {y:.5f} N, {x:.5f} E and was cut there into two.")
        waiting += [[*one[: first + 1], (x, y), *one[second + 1 :]], [(x, y), *one[first + 1 : second + 1], (x, y)]]
    return whole


def crossings(ring: Ring) -> Iterator[tuple[int, int, Position]]:
    """Pairs of sides that properly cross, the first of them the smaller number, and where. Touching is no crossing."""
    sides = sorted(range(len(ring) - 1), key=lambda n: min(ring[n][0], ring[n + 1][0]))
    open_sides: list[int] = []
    for n in sides:
        (ax, ay), (bx, by) = ring[n], ring[n + 1]
        west = min(ax, bx)
        open_sides = [m for m in open_sides if max(ring[m][0], ring[m + 1][0]) >= west]
        low, high = min(ay, by), max(ay, by)
        for m in open_sides:
            cy, dy = ring[m][1], ring[m + 1][1]
            if max(cy, dy) >= low and min(cy, dy) <= high and abs(m - n) > 1:
                at = _meeting(ring[n], ring[n + 1], ring[m], ring[m + 1])
                if at is not None:
                    yield min(m, n), max(m, n), at
        open_sides.append(n)


def _meeting(a: Position, b: Position, c: Position, d: Position) -> Position | None:
    """Where two sides properly cross; None where they do not, or only touch."""
    one, two = _turn(a, b, c), _turn(a, b, d)
    three, four = _turn(c, d, a), _turn(c, d, b)
    if one * two >= 0 or three * four >= 0:
        return None
    share = three / (three - four)
    return round(a[0] + share * (b[0] - a[0]), 7), round(a[1] + share * (b[1] - a[1]), 7)


def _turn(a: Position, b: Position, c: Position) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _wound(ring: Ring, mending: Mending, *, left: bool) -> Ring:
    if (area(ring) > 0) == left:
        return ring
    mending.rewound += 1
    return ring[::-1]


def _inside(position: Position, ring: Ring) -> bool:
    """Whether a position lies in a ring (ray to the east)."""
    x, y = position
    odd = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:], strict=False):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            odd = not odd
    return odd
