"""Features that no risk score may use, and the register of the modules that compute one.

A module that scores a person, a passenger, a vehicle or a place for risk names itself in RISK_SCORES; a test then holds its
names against these features, and finds modules that score without saying so. Matching identities and events is no risk
score: it says that two mentions are one, never what somebody is likely to do.
"""

import functools
import re

from rabta.vocabulary.rules.tables import table

RISK_SCORES: tuple[str, ...] = ("rabta.screening.rules.bag_risk",)
"""Dotted names of the modules that compute a risk score."""


@functools.cache
def forbidden_words() -> dict[str, str]:
    """Word, as it may stand in a name -> the feature it is of."""
    return {word: each["code"] for each in table("forbidden_features")["features"] for word in each["words"]}


def features_in(name: str) -> frozenset[str]:
    """The forbidden features that a name (of a column, a key, a function) speaks of.

    >>> sorted(features_in("fatherName")), sorted(features_in("score_by_home_district")), sorted(features_in("trace_g"))
    (['proxy'], ['proxy'], [])
    """
    parts = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
    said = f"_{re.sub(r'[^a-z0-9]+', '_', parts)}_"
    return frozenset(feature for word, feature in forbidden_words().items() if f"_{word}_" in said)


def speaks_of_risk(name: str) -> bool:
    """Whether the name of a function or class says that it scores a risk.

    >>> speaks_of_risk("risk_of"), speaks_of_risk("passenger_risk_score"), speaks_of_risk("asterisk")
    (True, True, False)
    """
    return bool({"risk", "threat", "suspicion", "dangerousness"} & set(re.split(r"[^a-z]+|_", name.lower())))
