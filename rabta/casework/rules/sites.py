"""Where equipment can stand: the airports and crossings of the vocabulary."""

import functools

from rabta.vocabulary.rules.gazetteer import airports, crossings

Named = dict[str, str]


@functools.cache
def airports_named() -> dict[str, Named]:
    """IATA code -> `{"code", "name_en", "name_ur"}`, of every airport of the country, in the order of the vocabulary."""
    return {one.iata: {"code": one.iata, "name_en": one.name_en, "name_ur": one.name_ur} for one in airports()}


@functools.cache
def sites() -> dict[str, Named]:
    """Airports, then crossings: code -> names."""
    crossed = {one.code: {"code": one.code, "name_en": one.name_en, "name_ur": one.name_ur} for one in crossings()}
    return airports_named() | crossed
