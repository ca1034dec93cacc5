"""A seizure's drug and quantity as the cells of a spreadsheet, in the manners departments have."""

from decimal import Decimal
from typing import Any

from rabta.example.draw import Draw
from rabta.example.events import Event, Line
from rabta.example.quantities import plain
from rabta.example.tongue import stated
from rabta.example.words import words
from rabta.example.xlsx import Cell

Told = tuple[dict[str, Cell], list[dict[str, Any]]]


def kilos_in(header: str) -> bool:
    """Whether a column's header says kilograms."""
    return "kg" in header.lower()


def amounts(layout: dict[str, Any], event: Event, draw: Draw) -> Told:
    """The cells of drug and quantity, and the substance entries they state."""
    if layout["masses"] == "columns":
        return _by_column(layout, event)
    line = event.lines[0]
    name = draw.pick(layout["drugs"][line.substance])
    if line.g is None:
        unit = draw.pick(words("sheets")["units"][line.unit])
        entry = stated(line.substance, name, line.n, str(line.unit))
        return {"drug": name, "quantity": line.n, "unit": unit, "cell": f"{line.n} {unit}", "unit_ur": unit}, [entry]
    return _weighed(layout, line, name, draw)


def _weighed(layout: dict[str, Any], line: Line, name: str, draw: Draw) -> Told:
    grams = line.g or 0
    heavy = grams >= 1000
    in_kilos = layout["masses"] == "kg" or heavy == draw.chance(0.85)
    value, code = (Decimal(grams) / 1000, "kg") if in_kilos else (Decimal(grams), "g")
    in_urdu = any(key == "unit_ur" for key, _ in layout["columns"])
    unit = draw.pick(words("sheets")["units_ur" if in_urdu else "units"][code])
    figure = plain(value)
    cell = f"{figure} {unit}" if draw.chance(0.8) else f"{figure}{unit}"
    cells: dict[str, Cell] = {"drug": name, "quantity": figure, "unit": unit, "unit_ur": unit, "kg": figure, "cell": cell}
    cells["recovery"] = f"{name} {cell}" if draw.chance(0.7) else f"{cell} {name}"
    return cells, [stated(line.substance, name, value, code)]


def _by_column(layout: dict[str, Any], event: Event) -> Told:
    """One column a drug: kilograms or grams, as its header says."""
    cells: dict[str, Cell] = {}
    entries = []
    for key, header in layout["columns"]:
        for line in event.lines:
            if line.substance == key and line.g is not None:
                value = Decimal(line.g) / 1000 if kilos_in(header) else Decimal(line.g)
                cells[key] = plain(value) if layout["file"] == "csv" else float(value) if kilos_in(header) else line.g
                entries.append(stated(key, header.partition(" (")[0], value, "kg" if kilos_in(header) else "g"))
    return cells, entries
