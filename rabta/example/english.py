"""English words for the facts of an event."""

from datetime import date
from decimal import Decimal
from typing import Any

from rabta.example.draw import Draw
from rabta.example.events import Event
from rabta.example.places import Place
from rabta.example.quantities import Manner, plain
from rabta.example.tongue import Tongue, lists_of
from rabta.example.words import words

KG = ("kg", "kg", "kg", "Kg", "kgs", "kilograms", "kilogrammes", "KG")
GRAM = ("grams", "grams", "gm", "g", "gms", "gram")
TONNE = ("tonnes", "tons", "metric tons")
MILLION, CRORE, LAKH = 1_000_000, 10_000_000, 100_000


class English(Tongue):
    """One English writer."""

    code, stop, semicolon, restless = "en", ".", ";", 0.25

    def __init__(self, draw: Draw) -> None:
        lists = lists_of("english")
        manner = Manner(
            kg=draw.pick(KG), gram=draw.pick(GRAM), tonne=draw.pick(TONNE), kilo=draw.pick(("kilo", "kg")),
            three=draw.chance(0.14), grams_only=draw.chance(0.05), mixed=draw.chance(0.04), commas=draw.chance(0.7),
            glued=draw.chance(0.12), numbers=tuple(lists["numbers"]), halves=tuple(lists["halves"]),
        )  # fmt: skip
        super().__init__(draw, manner, lists)

    def held(self, event: Event) -> dict[str, str]:
        """The same persons in both slots."""
        persons, _ = self.persons(event, "persons")
        lump = self.draw.pick(self.words["lumps"]) if event.lump and event.arrests > 1 else ""
        return {"from": persons, "held": f"{persons} {self.draw.pick(self.words['arrested'])}", "lump": lump}

    def mended(self, text: str) -> str:
        """An Afghan, not a Afghan."""
        for vowel in ("Afghan", "Iranian", "Abu", "Istanbul"):
            text = text.replace(f"a {vowel}", f"an {vowel}").replace(f"A {vowel}", f"An {vowel}")
        return text

    def district(self, place: Place) -> str:
        """The district's name, at times in another of its common spellings."""
        name = place.district or ""
        others = words("places")["spellings"].get(name)
        return str(self.draw.pick(others)) if others and self.draw.chance(0.3) else name

    def in_district(self, event: Event) -> str:
        """Where, for a headline."""
        return f"at {event.place.names[0]}" if event.place.kind == "airport" else f"in {event.place.district}"

    def field(self, claim: Any) -> str:
        """Where a field lies."""
        spot, district = claim.spot[0], claim.district
        return self.draw.pick((f"{spot}, {district}", f"the {spot} area of district {district}", f"{district} ({spot})"))

    def area(self, area: int, unit: str) -> str:
        """An area in words."""
        figure = f"{area:,}" if self.manner.commas else str(area)
        return f"{figure} {unit}s" if unit == "kanal" else f"{figure} {self.draw.pick(('acres', 'acres', 'acres of land'))}"

    def people(self, total: int, *, women: int, foreigners: int) -> str:
        """Those held on one day, with how many of them are women and foreigners."""
        if total == women:
            return self._counted_noun(women, "woman", "women")
        noun = self.draw.pick(("accused", "suspects", "persons", "people"))
        text = f"{self.count(total)} {noun if total > 1 else 'accused'}"
        of_whom = [self._counted_noun(women, "woman", "women")] if women else []
        of_whom += [self._counted_noun(foreigners, "foreigner", "foreigners")] if foreigners else []
        return f"{text} {self.draw.pick(('including', 'with', 'among them'))} {' and '.join(of_whom)}" if of_whom else text

    def _counted_noun(self, count: int, one: str, many: str) -> str:
        return f"a {one}" if count == 1 else f"{self.count(count)} {many}"

    def money(self, rupees: int) -> tuple[str, int, str]:
        """A value in words, the amount it states and its currency."""
        sign, kind = self.draw.pick(("Rs ", "Rs. ", "Rs", "PKR ")), self.draw.part()
        if rupees >= 1000 * MILLION and kind < 0.75:
            return self._money(sign, rupees, 10 * MILLION, 1000 * MILLION, "billion")
        if kind < 0.4:
            return self._money(sign, rupees, LAKH, MILLION, "million")
        if kind < 0.65 and rupees >= 2 * CRORE:
            return self._money(sign, rupees, MILLION, CRORE, "crore")
        if kind < 0.75 and rupees < CRORE:
            return self._money(sign, rupees, LAKH, LAKH, "lakh")
        words_said, amount, _ = self._money(self.draw.pick(("US$ ", "USD ", "$")), rupees // 280, LAKH, MILLION, "million")
        return words_said, amount, "USD"

    def _money(self, sign: str, amount: int, step: int, unit: int, word: str) -> tuple[str, int, str]:
        amount = max(1, round(amount / step)) * step
        return f"{sign}{plain(Decimal(amount) / unit)} {word}", amount, "PKR"

    def day(self, day: date) -> str:
        """A date in words."""
        month = self.words["months"][day.month - 1]
        manners = (
            f"{day.day} {month} {day:%Y}",
            f"{month} {day.day}, {day:%Y}",
            f"{day:%d-%m-%Y}",
            f"{day.day} {month[:3]} {day:%Y}",
        )
        return self.draw.pick(manners)

    def weekday(self, day: date) -> str:
        """Monday to Sunday."""
        return str(self.words["weekdays"][day.weekday()])
