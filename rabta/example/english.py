"""English words for the facts of an event: quantities, persons, places, things; and what each wording states."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from rabta.example.draw import Draw
from rabta.example.events import Event, Line
from rabta.example.quantities import Manner, Mass, exact, number, plain, rounded
from rabta.example.shapes import tell
from rabta.example.words import words

KG = ("kg", "kg", "kg", "Kg", "kgs", "kilograms", "kilogrammes", "KG")
TONNE = ("tonnes", "tons", "metric tons")
GRAM = ("grams", "grams", "gm", "g", "gms", "gram")


class English:
    """One English writer: he keeps his manner through a statement."""

    code, stop, semicolon, index = "en", ".", ";", 0

    def __init__(self, draw: Draw) -> None:
        self.words: dict[str, Any] = words("english")
        self.draw = draw
        self.manner = Manner(
            kg=draw.pick(KG), gram=draw.pick(GRAM), tonne=draw.pick(TONNE), kilo=draw.pick(("kilo", "kg")),
            three=draw.chance(0.14), grams_only=draw.chance(0.05), mixed=draw.chance(0.04), commas=draw.chance(0.7),
            glued=draw.chance(0.12),
            numbers=tuple(self.words["numbers"]),
        )  # fmt: skip
        self._names: dict[str, str] = {}

    def drug(self, substance: str, turn: int = 0) -> str:
        """A name for it: mostly the same through a statement, now and then another; `turn` picks among kinds of one code."""
        names = kinds_of(self.words["drugs"][substance], turn)
        if self._names.get(substance) not in names or self.draw.chance(0.25):
            self._names[substance] = self.draw.pick(names)
        return self._names[substance]

    def doubtful(self, substance: str) -> str | None:
        """Now and then a name that fits two drugs."""
        names = self.words["doubtful_drugs"].get(substance)
        return self.draw.pick(names) if names and self.draw.chance(0.03) else None

    def mass(self, grams: int, *, is_exact: bool) -> Mass:
        """The mass in this writer's manner."""
        if is_exact:
            return exact(grams, self.manner, self.draw)
        return rounded(grams, self.manner, self.draw, over=self.words["hedge_over"], about=self.words["hedge_about"])

    def over(self, said: str) -> str:
        """More than so much."""
        return f"{self.draw.pick(self.words['hedge_over'])} {said}"

    def quantity(self, line: Line, *, is_exact: bool, turn: int) -> tuple[str, dict[str, Any]]:
        """Words for one line, and the substance entry they state."""
        name = self.drug(line.substance, turn)
        if line.g is None:
            return self._pieces(line, name)
        mass = self.mass(line.g, is_exact=is_exact)
        doubtful = self.doubtful(line.substance)
        name = doubtful or name
        entry = stated(line.substance, name, mass.quantity, mass.unit, approx=mass.approx, ambiguous=bool(doubtful))
        if line.pieces and line.pieces_unit == "tablet":
            entry |= {"count": line.pieces, "count_unit": "tablet"}
            return self.draw.pick(
                (f"{line.pieces} {name} weighing {mass.words}", f"{mass.words} of {name} ({line.pieces} in number)")
            ), entry
        if line.pieces:
            entry |= {"count": line.pieces, "count_unit": "packed_capsule"}
            count = str(line.pieces)
            return self.draw.pick((
                f"{count} {name}-filled capsules weighing {mass.words}", f"{mass.words} {name} in {count} capsules",
                f"{count} capsules ({mass.words}) of {name}", f"{count} capsules containing {mass.words} of {name}",
            )), entry  # fmt: skip
        shapes = (
            [f"{mass.words} {name}"] * 4
            + [f"{mass.words} of {name}"] * 4
            + [f"{name} weighing {mass.words}", f"{name} ({mass.words})"]
        )
        return self.draw.pick(shapes), entry

    def _pieces(self, line: Line, name: str) -> tuple[str, dict[str, Any]]:
        count = line.n or 0
        figure = f"{count:,}" if self.manner.commas else str(count)
        entry = stated(line.substance, name, count, str(line.unit))
        if line.unit == "packed_capsule":
            return self.draw.pick(
                (f"{figure} {name}-filled capsules", f"{figure} capsules filled with {name}", f"{figure} capsules of {name}")
            ), entry
        if line.unit == "litre":
            litres = self.draw.pick(("litres", "liters", "Ltrs", "litres of"))
            return f"{figure} {litres} {name}", entry
        if line.unit == "bottle":
            return f"{figure} bottles of {name}", entry
        if line.unit == "maund":
            return f"{figure} {'maund' if count == 1 else self.draw.pick(('maund', 'maunds'))} of {name}", entry
        return f"{figure} {name}", entry

    def quantities(self, event: Event, *, is_exact: bool) -> tuple[str, list[dict[str, Any]]]:
        """All lines of the event in one phrase."""
        told = [self.quantity(line, is_exact=is_exact, turn=event.turn) for line in event.lines]
        joined = self.draw.pick((" and ", " and ", ", ", " as well as ", " along with ")).join(phrase for phrase, _ in told)
        return joined, [entry for _, entry in told]

    def persons(self, event: Event, kind: str) -> tuple[str, frozenset[str]]:
        """Those arrested, as `pax` or `persons`; and which of the journey's facts the phrase told."""
        shapes = self.words[kind]
        nation = self.words["nationals"][event.nationals[0][0]] if event.nationals else ""
        facts = {
            "count": number(event.arrests, self.manner, self.draw),
            "nation": nation,
            "nationone": f"{_article(nation)} {nation}",
            "home": event.home[0] if event.home else "",
            "dest": event.destination[0] if event.destination else "",
            "flight": event.flight or "",
            "initials": initials(self.draw),
        }
        group = shapes[group_of(event, shapes)]
        for shape in self.draw.shuffled(group) * 3:
            found = tell(shape, facts, self.draw)
            if found:
                return (_mended(found[0]), found[1])
        raise ValueError(f"No words for those arrested in {event.key}")

    def at(self, event: Event) -> str:
        """Where, for a spot."""
        place = event.place
        shape = str(self.draw.pick(self.words["at"][place.spot or "town"]))
        return shape.replace("{spot}", place.names[0]).replace("{district}", spelling(place.district or "", self.draw))

    def facts(self, event: Event, *, is_exact: bool, same_place: bool) -> tuple[dict[str, str], dict[str, Any]]:
        """All slots a shape may use, and what stands behind them."""
        quantity, entries = self.quantities(event, is_exact=is_exact)
        facts = {"qty": quantity}
        behind: dict[str, Any] = {"substances": entries, "journey": {}}
        if event.arrests:
            persons, journey = self.persons(event, "persons")
            facts["from"] = persons
            facts["held"] = f"{persons} {self.draw.pick(self.words['arrested'])}"
            pax, behind["journey"]["pax"] = self.persons(event, "pax")
            facts["pax"] = pax
            facts["lump"] = self.draw.pick(self.words["lumps"]) if event.lump and event.arrests > 1 else ""
        elif event.setting in ("road", "border"):
            facts["held"] = self.draw.pick(self.words["roadfled"])
        elif event.setting in ("cache", "sea", "premises", "parcel", "person"):
            facts["held"] = self.draw.pick(self.words["fled"])
        facts |= self._where(event, same_place)
        facts |= self._things(event)
        return {name: _mended(text) for name, text in facts.items() if text}, behind

    def _where(self, event: Event, same_place: bool) -> dict[str, str]:
        place = event.place
        name = self.draw.pick(place.names)
        if place.kind == "airport":
            return {"airport": "the same airport" if same_place else name}
        if place.kind in ("crossing", "port", "water"):
            return {place.kind: name}
        return {"at": self.at(event)}

    def _things(self, event: Event) -> dict[str, str]:
        lists, turn = self.words, event.turn
        facts = {
            "dest": event.destination[0] if event.destination else "",
            "origin": event.origin[0] if event.origin else "",
            "flight": event.flight or "",
            "bag": lists["bags"][turn % len(lists["bags"])],
            "cargo": lists["cargo"][turn % len(lists["cargo"])],
            "goods": lists["parcels"][turn % len(lists["parcels"])],
            "box": lists["boxes"][turn % len(lists["boxes"])],
            "cached": lists["caches"][turn % len(lists["caches"])],
            "house": lists["premises"][turn % len(lists["premises"])],
        }
        if event.vehicle:
            facts["veh"] = lists["vehicles"][event.vehicle][turn % len(lists["vehicles"][event.vehicle])]
            facts["hid"] = lists["hid"][event.vehicle][turn % len(lists["hid"][event.vehicle])]
            facts["stop"] = self.draw.pick(lists["stop"])
        return facts

    def field(self, claim: Any) -> str:
        """Where a field lies."""
        return self.draw.pick(
            (
                f"{claim.spot[0]}, {claim.district}",
                f"the {claim.spot[0]} area of district {claim.district}",
                f"{claim.district} ({claim.spot[0]})",
            )
        )

    def area(self, area: int, unit: str) -> str:
        """An area in words."""
        figure = f"{area:,}" if self.manner.commas else str(area)
        return f"{figure} {unit}s" if unit == "kanal" else f"{figure} {self.draw.pick(('acres', 'acres', 'acres of land'))}"

    def in_district(self, event: Event) -> str:
        """Where, for a headline."""
        return f"at {event.place.names[0]}" if event.place.kind == "airport" else f"in {event.place.district}"

    def people(self, total: int, *, women: int, foreigners: int) -> str:
        """Those held on one day, with how many of them are women and foreigners."""
        noun = (
            self.draw.pick(("accused", "suspects", "persons", "people"))
            if total != 1
            else self.draw.pick(("accused", "suspect", "person"))
        )
        of_whom = [self.count_of(women, "woman", "women")] * bool(women) + [
            self.count_of(foreigners, "foreigner", "foreigners")
        ] * bool(foreigners)
        if total == women:
            return self.count_of(women, "woman", "women")
        text = f"{number(total, self.manner, self.draw)} {noun}"
        if not of_whom:
            return text
        return f"{text} {self.draw.pick(('including', 'with', 'among them'))} {' and '.join(of_whom)}"

    def count_of(self, count: int, one: str, many: str) -> str:
        """A number and its noun."""
        return f"{'a' if count == 1 else number(count, self.manner, self.draw)} {one if count == 1 else many}"

    def count(self, count: int) -> str:
        """A number, in words where small."""
        return number(count, self.manner, self.draw)

    def money(self, rupees: int) -> tuple[str, int, str]:
        """A value in words, the amount it states and its currency."""
        sign = self.draw.pick(("Rs ", "Rs. ", "Rs", "PKR "))
        kind = self.draw.part()
        if rupees >= 1_000_000_000 and kind < 0.75:
            amount = round(rupees / 10_000_000) * 10_000_000
            return f"{sign}{plain(Decimal(amount) / 1_000_000_000)} billion", amount, "PKR"
        if kind < 0.4:
            amount = max(1, round(rupees / 100_000)) * 100_000
            return f"{sign}{plain(Decimal(amount) / 1_000_000)} million", amount, "PKR"
        if kind < 0.65 and rupees >= 20_000_000:
            amount = round(rupees / 1_000_000) * 1_000_000
            return f"{sign}{plain(Decimal(amount) / 10_000_000)} crore", amount, "PKR"
        if kind < 0.75 and rupees < 10_000_000:
            amount = max(1, round(rupees / 100_000)) * 100_000
            return f"{sign}{amount // 100_000} lakh", amount, "PKR"
        amount = max(1, round(rupees / 28_000_000)) * 100_000
        return f"{self.draw.pick(('US$ ', 'USD ', '$'))}{plain(Decimal(amount) / 1_000_000)} million", amount, "USD"

    def day(self, day: date) -> str:
        """A date in words."""
        month = self.words["months"][day.month - 1]
        return self.draw.pick(
            (
                f"{day.day} {month} {day.year}",
                f"{month} {day.day}, {day.year}",
                f"{day.day:02d}-{day.month:02d}-{day.year}",
                f"{day.day} {month[:3]} {day.year}",
            )
        )

    def weekday(self, day: date) -> str:
        """Monday to Sunday."""
        return str(self.words["weekdays"][day.weekday()])


def stated(
    code: str, name: str, quantity: Any, unit: str, *, approx: bool = False, ambiguous: bool = False
) -> dict[str, Any]:
    """A substance entry as the statements' truth has it."""
    figure = float(quantity)
    return {
        "name_text": name,
        "substance_code": code,
        "quantity": figure,
        "unit": unit,
        "approx": approx,
        "ambiguous": ambiguous,
    }


def initials(draw: Draw) -> str:
    """Two letters and their points; nobody's."""
    letters = "ABDFGHIJKMNQRSTWYZ"
    return f"{draw.pick(letters)}.{draw.pick(letters)}."


def group_of(event: Event, shapes: Mapping[str, Any]) -> str:
    """Which words fit those arrested: one or many, a woman, foreigners, some of both."""
    if event.arrests == 1:
        return "foreign" if event.nationals else "woman" if event.women else "plain"
    if event.nationals:
        return "manyforeign" if event.foreigners == event.arrests else "mixed"
    return "manywomen" if event.women and "manywomen" in shapes else "many"


def _article(word: str) -> str:
    return "an" if word[:1] in "AEIOU" and not word.startswith("U") else "a"


def _mended(text: str) -> str:
    for vowel in ("Afghan", "Iranian", "Abu", "Istanbul"):
        text = text.replace(f"a {vowel}", f"an {vowel}").replace(f"A {vowel}", f"An {vowel}")
    return text


def spelling(district: str, draw: Draw) -> str:
    """The district's name, at times in another of its common spellings."""
    others = words("places")["spellings"].get(district)
    return str(draw.pick(others)) if others and draw.chance(0.3) else district


def kinds_of(names: list[Any], turn: int) -> list[str]:
    """The names of one code; where it covers several things, those of the one thing this event is about."""
    return names[turn % len(names)] if isinstance(names[0], list) else names
