"""Passenger lists as spreadsheets: titles above the header, merged cells, all names in one cell, English or Urdu words."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from rabta.intake.formats.passenger.files import Opened
from rabta.intake.formats.passenger.flights import flight_parts
from rabta.intake.formats.passenger.gathered import Gathered, tagged
from rabta.intake.formats.passenger.names import YOUNG, name_of, titled
from rabta.intake.formats.passenger.problems import Problem
from rabta.intake.formats.passenger.sheet_cells import (
    cell_date,
    day_in,
    flight_in,
    order_of,
    pieces_and_weight,
    route_in,
    tags_in,
    weight,
)
from rabta.intake.formats.passenger.sheet_headers import (
    Column,
    Header,
    columns_of,
    find_header,
    header_key,
    is_header,
)
from rabta.intake.rules.grid import Grid, GridRow, Sheet, cell_address
from rabta.intake.rules.workbook.archive import WorkbookFault
from rabta.vocabulary.rules.documents.cnic import cnic
from rabta.vocabulary.rules.scripts import search_key
from rabta.vocabulary.rules.tables import table

MOST_ROWS = 200_000
_A_DAY = len("2026-12-03")
_TEXTS = (("father", "father"), ("agency", "agency"), ("payment", "payment"), ("duty", "duty"),
          ("booking_class", "booking_class"))  # fmt: skip


def read_sheets(file: Opened, *, on: date) -> Iterator[Gathered | Problem]:
    """One message for each sheet that holds a list; a file without one gives the reason instead."""
    grid = file.grid
    assert grid is not None
    lists: list[Gathered] = []
    problems: list[Problem] = []
    for sheet in grid.sheets:
        try:
            rows = [row for _, row in zip(range(MOST_ROWS), sheet.rows(), strict=False)]
        except WorkbookFault as fault:
            problems.append(Problem(fault.fault.kind, fault.fault.rule, fault.fault.next_step, sheet=sheet.name))
            continue
        header = find_header(rows)
        if header is None:
            if any(not row.is_blank() for row in rows):
                problems.append(_no_header(sheet, rows))
            continue
        lists.append(_List(sheet, rows, header, grid, on).read())
    if not lists:
        yield problems[0] if problems else Problem("empty", "there is no row in it", "File the list that was meant.")
        return
    lists[0].problems.extend(Problem("sheet_not_read", each.rule, "Nothing to do where it is no list.", value=each.value,
                                     sheet=each.sheet, wrong=each.kind != "no_header") for each in problems)  # fmt: skip
    yield from lists


def _no_header(sheet: Sheet, rows: Sequence[GridRow]) -> Problem:
    first = next((" | ".join(cell for cell in row.cells if cell.strip()) for row in rows if not row.is_blank()), "")
    return Problem(
        "no_header", "no line names the columns of a passenger list: a name, and a passport, booking, seat or bag beside it",
        "Name the columns, or file the sheet as another kind of table.", value=first, sheet=sheet.name,
    )  # fmt: skip


class _List:
    """One sheet being read."""

    def __init__(self, sheet: Sheet, rows: list[GridRow], header: Header, grid: Grid, on: date) -> None:
        self.sheet, self.rows, self.header = sheet, rows, header
        self.out = Gathered("SHEET", on=on)
        self.out.message |= {"encoding": grid.read_as, "sheet": sheet.name, "header_line": header.line}
        self.by_flight: dict[tuple[Any, ...], int] = {}
        self.orders: dict[int, str] = {}
        self.header_lines = {row.cells for row in rows if header.begins <= row.line <= header.line}
        self.stated: int | None = None
        self.person: int | None = None

    def read(self) -> Gathered:
        self._captions()
        self._orders()
        for row in self.rows:
            if row.line > self.header.line and not row.is_blank():
                self._row(row)
        if self.stated is not None:
            self.out.message["stated_travellers"] = self.stated
            if self.stated != len(self.out.persons):
                rule = f"the list states {self.stated} travellers and names {len(self.out.persons)}"
                step = "Ask whether travellers are missing."
                self.out.problem("person_count", rule, step, value=str(self.stated))
        if not self.out.persons:
            self.out.problem("no_travellers", "the list names nobody", "Ask for the whole list.")
        return self.out

    def _place(self, row: GridRow, column: Column) -> dict[str, Any]:
        return {"sheet": self.sheet.name, "cell": cell_address(column.index, row.line), "column": column.header,
                "row": row.line}  # fmt: skip

    def _captions(self) -> None:
        """Lines above the header: flight, day, route, and the list's title."""
        above = [(row, cell) for row in self.rows if row.line < self.header.begins for cell in row.cells if cell.strip()]
        texts = [" ".join(cell.split()) for _, cell in above]
        if texts:
            self.out.message["titles"] = texts[:20]
        whole = " | ".join(texts)
        found, day, route = flight_in(whole), day_in(whole), route_in(whole)
        self.crew = any(word in search_key(whole) for word in table("passenger_sheets")["crew"])
        if found or route:
            carrier, number = found or (None, None)
            origin, destination = route or (None, None)
            self._flight_index(carrier, number, origin, destination, day, of_message=True)
            row, cell = next((pair for pair in above if flight_in(pair[1]) or route_in(pair[1])), above[0])
            index = row.cells.index(cell)
            self.out.mark("/flights/0/flight", {"sheet": self.sheet.name, "cell": cell_address(index, row.line),
                                                "column": "", "row": row.line})  # fmt: skip
        elif day:
            self.out.message["day"] = day

    def _flight_index(
        self, carrier: str | None, number: str | None, origin: str | None, destination: str | None, departs: str | None,
        *, arrives: str | None = None, of_message: bool,
    ) -> int:  # fmt: skip
        index, _ = self.out.flight(carrier=carrier, number=number, origin=origin, destination=destination,
                                   departs=departs, arrives=arrives, of_message=of_message)  # fmt: skip
        return index

    def _orders(self) -> None:
        for field in ("born", "expires", "issued", "flight_date"):
            for column in self.header.of(field):
                cells = [row.cells[column.index] for row in self.rows
                         if row.line > self.header.line and column.index < len(row.cells)]  # fmt: skip
                self.orders[column.index], proven = order_of(cells)
                if not proven:
                    rule = f'no row of "{column.header}" tells day and month apart; read day first'
                    step = "Have the list written with the month as a word."
                    self.out.problem("date_order", rule, step, value=column.header, wrong=False)

    def _row(self, row: GridRow) -> None:
        said = {
            column.index: row.cells[column.index].strip() for column in self.header.columns if column.index < len(row.cells)
        }
        if row.fault is not None:
            self._problem(row, None, row.fault.kind, row.fault.rule, row.fault.next_step, None)
            return
        if row.cells in self.header_lines:  # the header once more on a new page, of one line or of two
            return
        again = columns_of(row.cells)
        if is_header(again):  # the header of another part of the list
            self.header = Header(self.header.line, again)
            return
        if self._total(row):
            return
        name = self._named(row, said)
        merged = {note.index for note in row.notes if note.kind == "merged"}
        name_columns = {column.index for field in ("name", "surname", "given") for column in self.header.of(field)}
        if self.person is not None and name_columns & merged:
            self._bags(row, said, self.person)  # a second line of the traveller above
            return
        if name is None:
            filled = [text for text in said.values() if text]
            if len(filled) > 1:
                self._problem(row, None, "no_name", "the line names nobody", "Ask for the traveller's name.",
                              " | ".join(filled))  # fmt: skip
            elif filled:
                self.out.message.setdefault("also", []).append({"tag": f"line {row.line}", "text": filled[0]})
            return
        self._traveller(row, said, name)

    def _total(self, row: GridRow) -> bool:
        """A line such as "Total pax: 12": what it states is held against the list."""
        filled = [cell.strip() for cell in row.cells if cell.strip()]
        key = header_key(filled[0]) if filled else ""
        words = {header_key(word) for word in table("passenger_sheets")["totals"]}
        match = re.fullmatch(r"(.*?)\s*([0-9]{1,4})?", key)
        said = match.group(1) if match else key
        if said not in words:
            return False
        number = (match.group(2) if match else None) or next((cell for cell in filled[1:] if cell.isdigit()), None)
        if number and len(number) < 5:
            self.stated = int(number)
        return True

    def _cell(self, said: dict[int, str], field: str) -> tuple[Column, str] | None:
        return next(((column, said[column.index]) for column in self.header.of(field) if said.get(column.index)), None)

    def _named(self, row: GridRow, said: dict[int, str]) -> tuple[Column, str, str, str] | None:
        """Column, surname, given names and title; None where the line names nobody."""
        surname, given, whole = (self._cell(said, field) for field in ("surname", "given", "name"))
        title = self._cell(said, "title")
        if surname or given:
            bare, run_on = titled(" ".join(each[1] for each in (given, self._cell(said, "middle")) if each))
            column = (surname or given or (self.header.columns[0], ""))[0]
            return column, surname[1] if surname else "", bare, title[1] if title else run_on
        if whole is None or not any(sign.isalpha() for sign in whole[1]):
            return None
        name = name_of(whole[1])
        return whole[0], name.surname, name.given, title[1] if title else name.title

    def _traveller(self, row: GridRow, said: dict[int, str], name: tuple[Column, str, str, str]) -> None:
        column, surname, given, title = name
        at = self.out.new_person("crew" if self.crew else "passenger")
        self.person = at
        self.out.name_person(at, surname=surname, given=given, title=title, place=self._place(row, column))
        person = self.out.persons[at]
        person["row"] = row.line
        person["cells"] = {c.header or cell_address(c.index, row.line): said[c.index] for c in self.header.columns
                           if said.get(c.index)}  # fmt: skip
        self._flights(row, said, at)
        self._kind(row, said, at, title)
        self._facts(row, said, at)
        self._documents(row, said, at)
        self._contacts(row, said, at)
        self._seats(row, said, at)
        self._bags(row, said, at)

    def _kind(self, row: GridRow, said: dict[int, str], at: int, title: str) -> None:
        person = self.out.persons[at]
        words = table("passenger_sheets")
        cell = self._cell(said, "type")
        kind = words["types"].get(header_key(cell[1])) if cell else YOUNG.get(title.upper().strip("."))
        if kind == "crew":
            person["role"] = "crew"
        elif kind:
            person["type"] = kind
        cell = self._cell(said, "gender")
        if cell:
            person["gender"] = words["genders"].get(header_key(cell[1]))
            if person["gender"]:
                self.out.mark(f"/persons/{at}/gender", self._place(row, cell[0]))
            elif header_key(cell[1]) not in ("x", "u"):
                self._problem(row, cell[0], "unknown_gender", "documents state M, F or X", "Look at the document.", cell[1])

    def _facts(self, row: GridRow, said: dict[int, str], at: int) -> None:
        person = self.out.persons[at]
        for field, name in (
            *_TEXTS,
            ("nationality", "nationality"),
            ("birth_place", "birth_place"),
            ("locator", "record_locator"),
            ("sequence", "sequence"),
        ):
            cell = self._cell(said, field)
            if cell:
                person[name] = cell[1].removesuffix(".0") if field == "sequence" else cell[1]
                self.out.mark(f"/persons/{at}/{name}", self._place(row, cell[0]))
        cell = self._cell(said, "born")
        if cell:
            day = self._day(cell[0], cell[1], self.out.departed_on())
            if day is None:
                self._problem(row, cell[0], "no_date", "this is no date of birth", "Look at the document.", cell[1])
            else:
                person["born"] = day
                self.out.mark(f"/persons/{at}/born", self._place(row, cell[0]))
        for column in self.header.of("remarks"):
            if said.get(column.index):
                self.out.add(at, "remarks", {"tag": column.header, "code": None, "text": said[column.index]},
                             self._place(row, column))  # fmt: skip
        unknown = {c.header: said[c.index] for c in self.header.columns
                   if c.field is None and c.header and said.get(c.index)}  # fmt: skip
        for header, text in unknown.items():
            person.setdefault("also", []).append({"tag": header, "text": text})

    def _day(self, column: Column, text: str, on: date | None) -> str | None:
        return cell_date(text, order=self.orders.get(column.index, "dmy"), epoch=self.sheet.serial_epoch, on=on)

    def _documents(self, row: GridRow, said: dict[int, str], at: int) -> None:
        cell = self._cell(said, "passport")
        stated: dict[str, Any] = {}
        for field in ("issuer", "expires", "issued"):
            found = self._cell(said, field)
            if not found:
                continue
            stated[field] = found[1] if field == "issuer" else self._day(found[0], found[1], None)
            if stated[field] is None:
                self._problem(row, found[0], "no_date", "this is no date of a document", "Look at the document.", found[1])
        if cell and header_key(cell[1]) not in ("nil", "na", "n a", "none", ""):
            column, number = cell
            code = self._cell(said, "document_code")
            kind = code[1].upper()[:2].strip() if code else "P"
            if cnic(number) and not code:
                kind = "I"
            self.out.document(
                at, kind if kind != "PA" else "P", number.removesuffix(".0"), self._place(row, column), **stated
            )
        for field, kind in (("cnic", "I"), ("visa", "V")):
            found = self._cell(said, field)
            if found and any(sign.isdigit() for sign in found[1]):
                issuer = {"issuer": "PAK"} if field == "cnic" else {}
                self.out.document(at, kind, found[1].removesuffix(".0"), self._place(row, found[0]), **issuer)
        found = self._cell(said, "ticket")
        if found:
            self.out.ticket(at, found[1].removesuffix(".0"), self._place(row, found[0]))

    def _contacts(self, row: GridRow, said: dict[int, str], at: int) -> None:
        for column in self.header.of("phone"):
            for each in re.split(r"[,;/\n]+", said.get(column.index, "")):
                if sum(sign.isdigit() for sign in each) >= 5:
                    self.out.contact(at, "phone", each.strip().removesuffix(".0"), self._place(row, column))
        cell = self._cell(said, "email")
        if cell:
            self.out.contact(at, "email", cell[1], self._place(row, cell[0]))
        cell = self._cell(said, "address")
        if cell:
            self.out.add(at, "addresses", {"street": cell[1]}, self._place(row, cell[0]))

    def _flights(self, row: GridRow, said: dict[int, str], at: int) -> None:
        """The flight of a line, where the list has columns for it; else that of the titles."""
        flight, day = self._cell(said, "flight"), self._cell(said, "flight_date")
        sector = self._cell(said, "sector")
        origin, destination = self._cell(said, "origin"), self._cell(said, "destination")
        route = route_in(sector[1]) if sector else None
        ends = (origin[1].upper() if origin else route[0] if route else None,
                destination[1].upper() if destination else route[1] if route else None)  # fmt: skip
        person = self.out.persons[at]
        if ends[0] or ends[1]:
            person["embarks"], person["disembarks"] = ends
        if flight is None:
            person["flight"] = 0 if self.out.flights else None
            if not self.out.flights and (ends[0] or ends[1]):
                person["flight"] = self._flight_index(None, None, *ends, self._departs(said, day), of_message=True)
            elif self.out.flights and not self.out.flights[0]["origin"]:
                self.out.flights[0]["origin"], self.out.flights[0]["destination"] = ends
            return
        carrier, number = flight_parts(flight[1]) or (None, flight[1].removesuffix(".0"))
        departs = self._departs(said, day)
        if self._is_the_titles(carrier, number, ends, departs):
            person["flight"] = 0
        else:
            person["flight"] = self._flight_index(
                carrier, number, *ends, departs or self.out.message.get("day"), arrives=None, of_message=True,
            )  # fmt: skip
        self.out.mark(f"/flights/{person['flight']}/flight", self._place(row, flight[0]))

    def _is_the_titles(
        self, carrier: str | None, number: str, ends: tuple[str | None, str | None], departs: str | None
    ) -> bool:  # fmt: skip
        """Whether a line's flight is the one that the titles name; what they leave open of it, the line says."""
        titled_flight = self.out.flights[0] if self.out.flights else None
        if titled_flight is None or titled_flight["number"] != number:
            return False
        said = {"carrier": carrier, "origin": ends[0], "destination": ends[1], "departs": departs}
        known = {name: titled_flight[name] for name in said}
        if any(it and known[name] and it[:_A_DAY] != known[name][:_A_DAY] for name, it in said.items()):
            return False
        titled_flight |= {name: max(it or "", known[name] or "", key=len) or None for name, it in said.items()}
        return True

    def _departs(self, said: dict[int, str], day: tuple[Column, str] | None) -> str | None:
        found = self._day(day[0], day[1], None) if day else None
        clock = self._cell(said, "departs")
        if found and clock:
            match = re.fullmatch(r"([0-9]{1,2})[:.]?([0-9]{2}).*", clock[1])
            if match and int(match.group(1)) < 24 and int(match.group(2)) < 60:
                return f"{found}T{int(match.group(1)):02d}:{match.group(2)}"
        return found

    def _seats(self, row: GridRow, said: dict[int, str], at: int) -> None:
        cell = self._cell(said, "seat")
        if cell and any(sign.isdigit() for sign in cell[1]):
            self.out.seat(
                at, cell[1].upper().replace(" ", ""), self.out.persons[at].get("flight"), self._place(row, cell[0])
            )

    def _bags(self, row: GridRow, said: dict[int, str], at: int) -> None:
        found, stated_weight, tags = self._cell(said, "pieces"), self._cell(said, "weight"), []
        for column in self.header.of("tags"):
            tags += [(tag, many, column) for tag, many in tags_in(said.get(column.index, ""))]
        pieces, number, unit = pieces_and_weight(found[1]) if found else (None, None, None)
        if found and pieces is None:
            more = tags_in(found[1])
            tags += [(tag, many, found[0]) for tag, many in more]
            if not more:
                self._problem(row, found[0], "no_measure", "this is no number of bags", "Ask the desk.", found[1])
        if stated_weight:
            both = pieces_and_weight(stated_weight[1]) if "/" in stated_weight[1] else (None, None, None)
            number, unit = (both[1], both[2]) if both[1] else weight(stated_weight[1])
            pieces = both[0] if pieces is None and both[1] else pieces
            unit = unit or ("kg" if number and "kg" in header_key(stated_weight[0].header) else None)
            if number is None and header_key(stated_weight[1]) not in ("nil", "na", ""):
                self._problem(row, stated_weight[0], "no_measure", "this is no weight", "Ask the desk.", stated_weight[1])
        told, wrong = tagged([(tag, many) for tag, many, _ in tags], pieces)
        flight = self.out.persons[at].get("flight")
        for index, tag in told:
            self.out.bag(at, tag, self._place(row, tags[index][2]), flight=flight)
        for _ in range(max(0, (pieces or 0) - len(told))):
            self.out.bag(at, None, self._place(row, found[0] if found else self.header.columns[0]), flight=flight)
        if wrong and tags:
            self._problem(row, tags[0][2], "bag_count", wrong, "Ask the desk how many bags were taken in.", tags[0][0])
        if pieces is not None or number:
            held = self.out.persons[at].setdefault("baggage", {"pieces": pieces, "weight": number, "unit": unit})
            held["pieces"] = held["pieces"] if held["pieces"] is not None else pieces
            where = found or stated_weight
            if where:
                self.out.mark(f"/persons/{at}/baggage", self._place(row, where[0]))

    def _problem(self, row: GridRow, column: Column | None, kind: str, rule: str, step: str, value: str | None) -> None:
        cell = cell_address(column.index, row.line) if column else cell_address(0, row.line)
        self.out.problems.append(
            Problem(kind, rule, step, value=value, sheet=self.sheet.name, row=row.line, cell=cell,
                    column=column.header if column else None)
        )  # fmt: skip
