"""What passes at places of the invented year and what agencies search there: invented like the year, and says so."""

from datetime import date

SOURCE = "invented with the example year"
FLIGHTS = {"KHI": 31000, "ISB": 24000, "LHE": 22000, "PEW": 9000, "MUX": 5200, "SKT": 4600, "LYP": 2100, "UET": 1900}
SEARCHED = (
    ("ANF", "search at airports", "bags", 400000, "airport_baggage, airport_passenger, airport_cargo"),
    ("ASF", "search at airports", "bags", 5200000, "airport_baggage, airport_passenger, airport_cargo"),
    ("CUSTOMS", "search at airports", "bags", 900000, "airport_baggage, airport_passenger, airport_cargo"),
    ("EXCISE_KP", "checks on the road", "vehicles", 310000, "road"),
    ("EXCISE_PB", "checks on the road", "vehicles", 420000, "road"),
    ("EXCISE_SD", "checks on the road", "vehicles", 260000, "road"),
)
"""Agency, duty, what it searched, how many, where its events are."""


def invented_exposures(first: date, last: date) -> str:
    """The table that an installation keeps as `exposures.yaml`, for the days of the example year."""
    days = f"from: {first}, to: {last}, source: {SOURCE}"
    lines = [
        f"  - {{at: airport, place: {airport}, what: flights, value: {flights}, per: 1000, {days}}}"
        for airport, flights in FLIGHTS.items()
    ]
    lines += [
        f"  - {{at: agency, place: {agency}, what: {what}, value: {value}, per: 100000, duty: {duty},"
        f" settings: [{settings}], {days}}}"
        for agency, duty, what, value, settings in SEARCHED
    ]
    return "\n".join(["# Invented, with the example year: no number of it is real.", "exposures:", *lines, ""])
