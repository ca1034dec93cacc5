"""What `rabta networks` says to a person: networks and routes, as plain text."""

from typing import Any

from rabta.cli.inside.custody_told import table_in_words

Row = dict[str, Any]
MOST_NAMED = 3


def networks_in_words(said: Row) -> str:
    """The networks, the last seen first, then the routes."""
    nets = [
        [one["last"] or "", one["size"], _some(one["persons"]) or "nobody is named",
         _some([f"{why['kind']} {why['what']} x{why['statements']}".replace("  ", " ") for why in one["why"]]),
         _prices(one["prices"]), ", ".join(one["agencies"])] for one in said["networks"]
    ]  # fmt: skip
    legs = [
        [f"{one['from']} -> {one['to']}", ", ".join(one["modes"]), _prices(one["prices"]), one["first"] or "",
         one["last"] or "", one["statements"]] for one in said["routes"]
    ]  # fmt: skip
    return "\n".join([
        f"{said['total']} networks in your view, of {said['statements']} statements.", "",
        *table_in_words(("last seen", "parts", "persons", "why", "stated prices", "agencies"), nets), "",
        *table_in_words(("leg", "how", "stated prices", "first seen", "last seen", "statements"), legs),
    ])  # fmt: skip


def _some(words: list[str]) -> str:
    more = len(words) - MOST_NAMED
    return ", ".join(word or "(no name)" for word in words[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _prices(ranges: list[Row]) -> str:
    return "; ".join(
        f"{_sums(one['least'], one['most'])} {one['currency'] or '?'} x{one['statements']}" for one in ranges
    )


def _sums(least: Any, most: Any) -> str:
    return f"{least:,.0f}" if least == most else f"{least:,.0f} to {most:,.0f}"
