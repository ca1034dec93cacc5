"""Inside an opened house: what `rabta bench networks` measures."""

import csv
import io
import random
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from rabta.cli.inside.example_people import example_officer
from rabta.filing.operations import file_report
from rabta.filing.placing import place_filed
from rabta.sharing.operations import reading_as
from rabta.smuggling import queries
from rabta.smuggling.operations.encounters import COLUMNS as MET
from rabta.smuggling.operations.networks import COLUMNS as STATED

A_FILE = 2_000
TOWNS = ("Gujrat", "Mandi Bahauddin", "Sialkot", "Quetta", "Taftan", "Panjgur", "Gwadar", "Turbat", "Peshawar", "Torkham")
A_CELL = 4
"""Encounters that share a telephone, on average."""
TIMES = 3


def measure(*, encounters: int) -> Iterator[str]:
    """One line per figure: the best of three, by the clock."""
    reader_id = example_officer("FIA", 1)
    deed: dict[str, Any] = {
        "reader_id": reader_id, "at": timezone.now(), "new_id": uuid.uuid4, "marking_text": "restricted; every agency",
        "place": False,
    }  # fmt: skip
    began = time.perf_counter()
    for met, stated in _files(encounters):
        file_report(content=met, file_name="met.csv", format="encounters", **deed)
        file_report(content=stated, file_name="stated.csv", format="facilitation", **deed)
    place_filed(at=timezone.now(), new_id=uuid.uuid4)
    yield f"{encounters:,} encounters and as many statements filed and placed: {time.perf_counter() - began:.0f} s"
    with reading_as(reader_id):
        found, seconds = _best(lambda: queries.networks(most=50))
        yield f"the list of {found['total']:,} networks of {found['statements']:,} statements: {seconds}"
        largest = max(found["networks"], key=lambda one: one["size"])
        one, seconds = _best(lambda: queries.network(largest["key"]))
        yield f"the largest network, {one['size']} parts: {seconds}"
        routes, seconds = _best(queries.routes_briefly)
        yield f"{len(routes)} routes with stated prices: {seconds}"


def _best(do: Callable[[], Any]) -> tuple[Any, str]:
    """What it gives, and how long the quickest of a few took: by the clock, and of that on a processor of this process."""
    took, found = [], None
    for _ in range(TIMES):
        began, own = time.perf_counter(), time.process_time()
        found = do()
        took.append((time.perf_counter() - began, time.process_time() - own))
    seconds, own = min(took)
    return found, f"{seconds:.2f} s ({own:.2f} s on a processor here)"


def _files(encounters: int) -> Iterator[tuple[bytes, bytes]]:
    """Invented encounters, each with one facilitator, and of each what was stated: a leg, a price, a telephone of a few."""
    draw = random.Random(1)  # noqa: S311 - invented
    for start in range(0, encounters, A_FILE):
        met, stated = io.StringIO(newline=""), io.StringIO(newline="")
        for out, head in ((met, MET), (stated, ("Date", "Place", "Encounter No", *STATED.values()))):
            csv.writer(out).writerow(head)
        for number in range(start, min(start + A_FILE, encounters)):
            on, name = date(2024, 1, 1) + timedelta(days=draw.randrange(700)), f"EX {_word(draw)} {_word(draw)}"
            place, other = draw.sample(TOWNS, 2)
            said = {"Encounter No": f"EX-{number}", "Date": on.isoformat(), "Place": place, "From": place, "To": other}
            phone = f"0300-{draw.randrange(max(encounters // A_CELL, 1)):07}"
            who = {"Encounter Kind": "land_crossing", "Role": "facilitator", "Age": "40", "Name": name}
            told = {"Stated By": "smuggled person", "Part": "recruiter", "Facilitator": name, "Phone": phone,
                    "Price": str(draw.randrange(100, 900) * 1000), "Price Currency": "PKR", "Mode": "car"}  # fmt: skip
            csv.writer(met).writerow([{**said, **who}.get(column, "") for column in MET])
            columns = ("Date", "Place", "Encounter No", *STATED.values())
            csv.writer(stated).writerow([{**said, **told}.get(column, "") for column in columns])
        yield met.getvalue().encode(), stated.getvalue().encode()


def _word(draw: random.Random) -> str:
    return "".join(draw.choice("bdgklmnrstz") + draw.choice("aeiou") for _ in range(3)).title()
