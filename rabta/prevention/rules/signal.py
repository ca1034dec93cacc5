"""A signal: what early warning noticed, how it is named in an address, and what a named person decided of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rabta.prevention.rules.rises import DAYS
from rabta.prevention.rules.watched import Level, Series

LONGEST = 600
"""Characters of a reason."""
STANDS_DAYS = 2 * DAYS
"""A decision stands beside the same signal for so long; then somebody looks anew."""


class Noticed(StrEnum):
    """What a signal is of."""

    RISE = "rise"
    NEW = "new"
    PURER = "purer"
    ADULTERANT = "adulterant"
    COUNTERFEIT = "counterfeit"


class Decided(StrEnum):
    """What a named person decides of a signal. A later decision replaces an earlier one, and both stay."""

    FOLLOWED = "followed"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True)
class About:
    """What a signal is of, and of which series; `purer`: of a substance wherever laboratories found it; `adulterant`: of
    what was found beside one; `counterfeit`: of what tablets pass for."""

    noticed: Noticed
    series: Series

    def __str__(self) -> str:
        """As it stands in an address and in the record.

        >>> str(About(Noticed.RISE, Series("heroin", Level.PROVINCE, "Punjab", ("PK",))))
        'rise:heroin:province:Punjab'
        """
        return ":".join((self.noticed, self.series.substance, self.series.level, self.series.place))


def about_in(text: str) -> About | None:
    """What an address names; None where it names nothing. The larger places are not in it.

    >>> about_in("rise:heroin:province:Punjab").series.place, about_in("rise:heroin"), about_in("x:y:z:w")
    ('Punjab', None, None)
    """
    parts = text.split(":", 3)
    if len(parts) < 4 or parts[0] not in list(Noticed) or parts[2] not in list(Level):
        return None
    return About(Noticed(parts[0]), Series(parts[1], Level(parts[2]), parts[3]))


@dataclass(frozen=True)
class Decision:
    """One signed decision of a signal of the days up to `day`."""

    about: str
    day: date
    kind: Decided


def standing(decisions: Sequence[Decision], *, about: str, today: date) -> Decided | None:
    """What stands of a signal today: the last of its decisions, in the order of signing, that is not too old."""
    since = today - timedelta(days=STANDS_DAYS)
    kinds = [one.kind for one in decisions if one.about == about and since < one.day <= today]
    return kinds[-1] if kinds else None


def why_not_decided(kind: Decided, *, words: str) -> str:
    """Why this may not be signed; "" where it may."""
    if len(words) > LONGEST:
        return f"A reason has at most {LONGEST} characters."
    return "" if words.strip() or kind is Decided.FOLLOWED else "Say why."
