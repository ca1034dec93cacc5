"""Inside an opened house: what `rabta bench house` measures."""

import random
import resource
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import psycopg
from django.conf import settings
from django.utils import timezone

from rabta.briefing.operations import import_price_list
from rabta.briefing.queries import briefing
from rabta.cli.inside.example_people import machine_reader
from rabta.counting.operations import place_unplaced, rebuild
from rabta.filing.operations import file_report
from rabta.filing.recording import Filed
from rabta.ledger.operations import entered_by_owner
from rabta.people.operations import NewReader, add_reader
from rabta.people.rules.purposes import Purpose, Role
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.gazetteer import districts
from rabta.vocabulary.rules.numbered import agency_number

AGENCIES = ("ANF", "CUSTOMS", "PCG", "FC", "POLICE_KP", "POLICE_PB", "POLICE_SD", "EXCISE_KP")
DRUGS = ("heroin", "hashish", "opium", "ice", "cocaine", "morphine")
PRICED = ("heroin", "hashish", "opium", "methamphetamine", "cocaine", "morphine")
MARKINGS = ("restricted; every agency", "confidential; to ANF, NNCC", "open; every agency", "restricted; to NNCC")
FIRST, DAYS = date(2024, 1, 1), 700
PLACED_EACH = 200


def measure(*, statements: int, incidents: int, large: int, years: int, admin_dsn: str) -> Iterator[str]:
    """One line per figure. The tables' rows are spread over so many years from FIRST."""
    chance = random.Random(1)  # noqa: S311 (invented seizures, not secrets)
    people = {code: machine_reader(code) for code in AGENCIES}
    analyst = _reader("bench analyst", "NNCC", 3)
    _price(analyst)
    began = time.perf_counter()
    for _ in range(statements):
        code = chance.choice(AGENCIES)
        _file(people[code], _statement(chance, code).encode(), "typed.txt", chance)
    rate = statements / (time.perf_counter() - began)
    yield f"statements filed, read, recorded and placed one by one: {rate:.0f} a second"
    yield from _grow(people, chance, incidents, years, admin_dsn)
    yield from place_each(people, chance, _incidents(admin_dsn))
    yield from _time("briefing of two years", lambda: _brief(analyst), _incidents(admin_dsn))
    if large:
        yield from _grow(people, chance, large - incidents, years, admin_dsn)
        yield from place_each(people, chance, _incidents(admin_dsn))
        yield from _time("briefing of two years", lambda: _brief(analyst), _incidents(admin_dsn))
        began = time.perf_counter()
        rebuild(at=timezone.now(), new_id=uuid.uuid4)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        yield f"every projection rebuilt: {time.perf_counter() - began:.1f} s; peak memory of this process {peak:,.0f} MiB"


def place_each(
    people: dict[str, uuid.UUID], chance: random.Random, size: str, *, times: int = PLACED_EACH
) -> Iterator[str]:
    """File statements of one incident without placing, then place each by itself."""
    took = []
    for _ in range(times):
        code = chance.choice(AGENCIES)
        filed = _filed(people[code], _statement(chance, code, most=1).encode(), "typed.txt", chance, place=False)
        began = time.perf_counter()
        place_unplaced(at=timezone.now(), new_id=uuid.uuid4, report_id=filed.report_id)
        took.append(1000 * (time.perf_counter() - began))
    took.sort()
    p50, p99 = took[len(took) // 2], took[len(took) * 99 // 100]
    yield f"one placed among {size}, commit included: p50 {p50:.0f} ms, p99 {p99:.0f} ms (of {times})"


def _reader(name: str, code: str, vetting: int) -> uuid.UUID:
    new = NewReader(
        name=name, agency=agency_number(code) or 0, vetting=vetting, purposes=tuple(Purpose), roles=(Role.ANALYST,)
    )
    return add_reader(new, id=uuid.uuid4(), at=timezone.now(), enter=entered_by_owner(at=timezone.now(), id=uuid.uuid4()))


def _price(analyst: uuid.UUID) -> None:
    """A list that prices every drug of the bench, so that the briefing values it all."""
    prices = "".join(f'\n  - {{substance: {code}, per: kg, price: "{at}.25"}}' for at, code in enumerate(PRICED, 1))
    stated = f"name: bench\ndated: {FIRST}\nmarket: none\ncurrency: USD\nsource: invented\nprices:{prices}\n"
    import_price_list(
        reader_id=analyst, content=stated.encode(), file_name="bench.yaml", at=timezone.now(), new_id=uuid.uuid4
    )


def _statement(chance: random.Random, code: str, *, most: int = 3) -> str:
    day = FIRST + timedelta(days=chance.randrange(DAYS))
    seizures = ". ".join(
        f"{chance.randint(1, 90_000) / 1000:g} kg {chance.choice(DRUGS)} in a vehicle"
        f" in {chance.choice(districts()).name_en}, {chance.choice(('one', 'two', 'three'))} held"
        for _ in range(chance.randint(1, most))
    )
    return f"{code} on {day:%d %B %Y}: {seizures}. EX-{chance.randrange(10**9)}"


def _file(reader_id: uuid.UUID, content: bytes, name: str, chance: random.Random, *, place: bool = True) -> int:
    return _filed(reader_id, content, name, chance, place=place).incidents


def _filed(reader_id: uuid.UUID, content: bytes, name: str, chance: random.Random, *, place: bool) -> Filed:
    return file_report(
        reader_id=reader_id, content=content, file_name=name, marking_text=chance.choices(MARKINGS, (70, 15, 10, 5))[0],
        at=timezone.now(), new_id=uuid.uuid4, place=place,
    )  # fmt: skip


def _grow(
    people: dict[str, uuid.UUID], chance: random.Random, incidents: int, years: int, admin_dsn: str
) -> Iterator[str]:  # fmt: skip
    """File tables of 1,000 rows until this many more incidents stand in the record, then place them all."""
    began, left = time.perf_counter(), incidents
    while left > 0:
        code = chance.choice(AGENCIES)
        left -= _file(people[code], _table(chance, code, min(1000, left), years), "log.csv", chance, place=False)
    filed = time.perf_counter() - began
    yield f"{incidents:,} rows of tables read and recorded: {incidents / filed:.0f} a second"
    began = time.perf_counter()
    place_unplaced(at=timezone.now(), new_id=uuid.uuid4)
    yield f"{incidents:,} incidents placed: {incidents / (time.perf_counter() - began):.0f} a second"
    with psycopg.connect(admin_dsn, dbname=settings.CREDENTIALS.dbname, autocommit=True) as admin:
        admin.execute("ANALYZE")  # as the database does by itself within a minute of so many rows


def _table(chance: random.Random, code: str, rows: int, years: int) -> bytes:
    lines = ["Record No,Date,Agency,Place,District,Drug,Quantity,Unit,Arrests"]
    for _ in range(rows):
        day = FIRST + timedelta(days=chance.randrange(365 * years))
        place = chance.choice(districts()).name_en
        lines.append(
            f"EX-{chance.randrange(10**9)},{day:%Y-%m-%d},{code},{place},{place},{chance.choice(DRUGS)},"
            f"{chance.randint(1, 90_000) / 1000:g},kg,{chance.randint(0, 4)}"
        )
    return "\n".join(lines).encode()


def _incidents(admin_dsn: str) -> str:
    with psycopg.connect(admin_dsn, dbname=settings.CREDENTIALS.dbname) as admin:
        (count,) = admin.execute("SELECT count(*) FROM rabta.incident").fetchone() or (0,)
    return f"{count:,} incidents"


def _brief(reader_id: uuid.UUID) -> None:
    with reading_as(reader_id):
        briefing(date_from=FIRST, date_to=FIRST + timedelta(days=DAYS))


def _time(what: str, work: Callable[[], object], size: str) -> Iterator[str]:
    seconds = []
    for _ in range(5):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    yield f"{what} over {size}: {1000 * min(seconds):.0f} ms (worst of five {1000 * max(seconds):.0f})"
