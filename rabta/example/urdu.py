"""Urdu words for the facts of an event; the calls of `english` in another grammar."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from rabta.example.draw import Draw
from rabta.example.english import group_of, initials, kinds_of, stated
from rabta.example.events import Event, Line
from rabta.example.quantities import Manner, Mass, exact, number, plain, rounded
from rabta.example.shapes import tell
from rabta.example.words import words

CRORE, LAKH = 10_000_000, 100_000
DIGITS = "۰۱۲۳۴۵۶۷۸۹"


class Urdu:
    """One Urdu writer: he keeps his manner through a statement."""

    code, stop, semicolon, index = "ur", "۔", "؛", 1

    def __init__(self, draw: Draw) -> None:
        self.words: dict[str, Any] = words("urdu")
        self.draw = draw
        self.manner = Manner(
            kg=draw.pick(("کلوگرام", "کلو گرام", "کلو", "کلو")), gram="گرام",
            tonne=draw.pick(("ٹن", "میٹرک ٹن")), kilo="کلو",
            mixed=draw.chance(0.25), commas=draw.chance(0.5), numbers=tuple(self.words["numbers"]),
            digits=DIGITS if draw.chance(0.15) else "",
        )  # fmt: skip
        self._names: dict[str, str] = {}

    def drug(self, substance: str, turn: int = 0) -> str:
        """A name for it, kept through the statement; `turn` picks among kinds of one code."""
        names = kinds_of(self.words["drugs"][substance], turn)
        if self._names.get(substance) not in names:
            self._names[substance] = self.draw.pick(names)
        return self._names[substance]

    def mass(self, grams: int, *, is_exact: bool) -> Mass:
        """The mass in this writer's manner."""
        if is_exact:
            return exact(grams, self.manner, self.draw)
        return rounded(
            grams, self.manner, self.draw, over=self.words["hedge_over"], about=self.words["hedge_about"], over_after=True
        )

    def over(self, said: str) -> str:
        """More than so much."""
        return f"{said} {self.draw.pick(self.words['hedge_over'])}"

    def quantity(self, line: Line, *, is_exact: bool, turn: int) -> tuple[str, dict[str, Any]]:
        """Words for one line, and the substance entry they state."""
        name = self.drug(line.substance, turn)
        if line.g is None:
            return self._pieces(line, name), stated(line.substance, name, line.n, str(line.unit))
        mass = self.mass(line.g, is_exact=is_exact)
        entry = stated(line.substance, name, mass.quantity, mass.unit, approx=mass.approx)
        if line.pieces and line.pieces_unit == "tablet":
            entry |= {"count": line.pieces, "count_unit": "tablet"}
            return f"{line.pieces} {name} ({mass.words})", entry
        if line.pieces:
            entry |= {"count": line.pieces, "count_unit": "packed_capsule"}
            shapes = (f"{line.pieces} کیپسولوں میں {mass.words} {name}", f"{name} بھرے {line.pieces} کیپسول ({mass.words})")
            return self.draw.pick(shapes), entry
        return self.draw.pick((f"{mass.words} {name}",) * 9 + (f"{name} {mass.words}",)), entry

    def _pieces(self, line: Line, name: str) -> str:
        count = line.n or 0
        figure = f"{count:,}" if self.manner.commas else str(count)
        if line.unit == "packed_capsule":
            return self.draw.pick(
                (f"{figure} {name} بھرے کیپسول", f"{name} کے {figure} کیپسول", f"{name} سے بھرے {figure} کیپسول")
            )
        if line.unit == "litre":
            return f"{figure} لیٹر {name}"
        if line.unit == "bottle":
            return f"{name} کی {figure} بوتلیں"
        return f"{figure} من {name}" if line.unit == "maund" else f"{figure} {name}"

    def facts(self, event: Event, *, is_exact: bool, same_place: bool) -> tuple[dict[str, str], dict[str, Any]]:
        """All slots a shape may use, and what stands behind them."""
        told = [self.quantity(line, is_exact=is_exact, turn=event.turn) for line in event.lines]
        behind: dict[str, Any] = {"substances": [entry for _, entry in told], "journey": {}}
        facts = {"qty": " اور ".join(phrase for phrase, _ in told)}
        if event.arrests:
            for slot, kind in (("from", "persons"), ("held", "held"), ("pax", "pax")):
                facts[slot], behind["journey"][slot] = self._persons(event, kind)
        elif event.setting in ("road", "border"):
            facts["held"] = self.draw.pick(self.words["roadfled"])
        elif event.setting in ("cache", "sea", "premises", "parcel", "person"):
            facts["held"] = self.draw.pick(self.words["fled"])
        facts |= self._where(event, same_place) | self._things(event)
        return {name: text for name, text in facts.items() if text}, behind

    def _persons(self, event: Event, kind: str) -> tuple[str, frozenset[str]]:
        shapes: Mapping[str, list[str]] = self.words[kind]
        facts = {
            "count": number(event.arrests, self.manner, self.draw),
            "nation": self.words["nationals"][event.nationals[0][0]] if event.nationals else "",
            "home": event.home[1] if event.home else "",
            "dest": event.destination[1] if event.destination else "",
            "flight": event.flight or "",
            "initials": initials(self.draw),
        }
        for shape in self.draw.shuffled(shapes[group_of(event, shapes)]):
            found = tell(shape, facts, self.draw)
            if found:
                return found
        raise ValueError(f"No Urdu words for those arrested in {event.key}")

    def at(self, event: Event) -> str:
        """Where, for a spot."""
        place = event.place
        shape = str(self.draw.pick(self.words["at"][place.spot or "town"]))
        return shape.replace("{spot}", place.names_ur[0]).replace("{district}", place.district_ur or "")

    def _where(self, event: Event, same_place: bool) -> dict[str, str]:
        place = event.place
        name = self.draw.pick(place.names_ur)
        if place.kind == "airport":
            return {"airport": "اسی ایئرپورٹ" if same_place else name}
        return {place.kind: name} if place.kind != "spot" else {"at": self.at(event)}

    def _things(self, event: Event) -> dict[str, str]:
        lists, turn = self.words, event.turn
        named = {
            "bag": "bags",
            "cargo": "cargo",
            "goods": "parcels",
            "box": "boxes",
            "cached": "caches",
            "house": "premises",
        }
        facts = {slot: lists[name][turn % len(lists[name])] for slot, name in named.items()}
        facts |= {
            "dest": event.destination[1] if event.destination else "",
            "origin": event.origin[1] if event.origin else "",
            "flight": event.flight or "",
        }
        if event.vehicle:
            facts["veh"] = lists["vehicles"][event.vehicle][turn % len(lists["vehicles"][event.vehicle])]
            facts["hid"] = lists["hid"][event.vehicle][turn % len(lists["hid"][event.vehicle])]
        return facts

    def in_district(self, event: Event) -> str:
        """Where, for a headline."""
        return (
            f"{event.place.names_ur[0]} پر"
            if event.place.kind in ("airport", "crossing", "port")
            else f"{event.place.district_ur} میں"
        )

    def field(self, claim: Any) -> str:
        """Where a field lies."""
        return f"{claim.district_ur} کے علاقے {claim.spot[1]}"

    def area(self, area: int, unit: str) -> str:
        """An area in words."""
        figure = f"{area:,}" if self.manner.commas else str(area)
        return f"{figure} {'کنال' if unit == 'kanal' else 'ایکڑ'}"

    def people(self, total: int, *, women: int, foreigners: int) -> str:
        """Those held on one day."""
        of_whom = [f"{self.count(women)} {'خاتون' if women == 1 else 'خواتین'}"] * bool(women) + [
            f"{self.count(foreigners)} غیر ملکی"
        ] * bool(foreigners)
        text = f"{self.count(total)} {'ملزم' if total == 1 else 'ملزمان'}"
        return f"{' اور '.join(of_whom)} سمیت {text}" if of_whom else text

    def count(self, count: int) -> str:
        """A number, in words where small."""
        return number(count, self.manner, self.draw)

    def money(self, rupees: int) -> tuple[str, int, str]:
        """A value in words, the amount it states and its currency."""
        amount = max(1, round(rupees / LAKH)) * LAKH
        if amount >= 100 * LAKH and self.draw.chance(0.5):
            amount = round(amount / CRORE) * CRORE
        if amount >= 1_000_000_000:
            amount = round(amount / 100_000_000) * 100_000_000
            return f"{plain(Decimal(amount) / 1_000_000_000)} ارب روپے", amount, "PKR"
        crores, lakhs = amount // CRORE, amount % CRORE // LAKH
        if crores and not lakhs and self.draw.chance(0.2):
            return f"{plain(Decimal(amount) / 1_000_000)} ملین روپے", amount, "PKR"
        parts = [f"{crores} کروڑ"] * bool(crores) + [f"{lakhs} لاکھ"] * bool(lakhs)
        return f"{' '.join(parts)} روپے", amount, "PKR"

    def day(self, day: date) -> str:
        """A date in words."""
        return (
            f"{day.day} {self.words['months'][day.month - 1]} {day.year}"
            if self.draw.chance(0.8)
            else f"{day.day:02d}/{day.month:02d}/{day.year}"
        )

    def weekday(self, day: date) -> str:
        """Monday to Sunday."""
        return str(self.words["weekdays"][day.weekday()])
