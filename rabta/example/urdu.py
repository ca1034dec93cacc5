"""Urdu words for the facts of an event: what comes before in English comes after here."""

from datetime import date
from decimal import Decimal
from typing import Any

from rabta.example.draw import Draw
from rabta.example.events import Event
from rabta.example.places import Place
from rabta.example.quantities import Manner, plain
from rabta.example.tongue import Tongue, lists_of

CRORE, LAKH, ARAB = 10_000_000, 100_000, 1_000_000_000
DIGITS = "۰۱۲۳۴۵۶۷۸۹"


class Urdu(Tongue):
    """One Urdu writer."""

    code, stop, semicolon, index, over_after = "ur", "۔", "؛", 1, True

    def __init__(self, draw: Draw) -> None:
        lists = lists_of("urdu")
        manner = Manner(
            kg=draw.pick(("کلوگرام", "کلو گرام", "کلو", "کلو")), gram="گرام", tonne=draw.pick(("ٹن", "میٹرک ٹن")),
            kilo="کلو", mixed=draw.chance(0.25), commas=draw.chance(0.5), numbers=tuple(lists["numbers"]),
            halves=tuple(lists["halves"]),
            digits=DIGITS if draw.chance(0.15) else "",
        )  # fmt: skip
        super().__init__(draw, manner, lists)

    def held(self, event: Event) -> dict[str, str]:
        """The same persons, oblique before a postposition and straight as a subject."""
        return {"from": self.persons(event, "persons")[0], "held": self.persons(event, "held")[0]}

    def district(self, place: Place) -> str:
        """The district's name."""
        return place.district_ur or ""

    def in_district(self, event: Event) -> str:
        """Where, for a headline."""
        place = event.place
        return f"{place.names_ur[0]} پر" if place.kind in ("airport", "crossing", "port") else f"{place.district_ur} میں"

    def field(self, claim: Any) -> str:
        """Where a field lies."""
        return f"{claim.district_ur} کے علاقے {claim.spot[1]}"

    def area(self, area: int, unit: str) -> str:
        """An area in words."""
        figure = f"{area:,}" if self.manner.commas else str(area)
        return f"{figure} {'کنال' if unit == 'kanal' else 'ایکڑ'}"

    def people(self, total: int, *, women: int, foreigners: int) -> str:
        """Those held on one day."""
        of_whom = [f"{self.count(women)} {'خاتون' if women == 1 else 'خواتین'}"] if women else []
        of_whom += [f"{self.count(foreigners)} غیر ملکی"] if foreigners else []
        text = f"{self.count(total)} {'ملزم' if total == 1 else 'ملزمان'}"
        return f"{' اور '.join(of_whom)} سمیت {text}" if of_whom else text

    def money(self, rupees: int) -> tuple[str, int, str]:
        """A value in words, the amount it states and its currency."""
        if rupees >= ARAB:
            amount = round(rupees / ARAB * 10) * ARAB // 10
            return f"{plain(Decimal(amount) / ARAB)} ارب روپے", amount, "PKR"
        step = CRORE if rupees >= CRORE and self.draw.chance(0.5) else LAKH
        amount = max(1, round(rupees / step)) * step
        crores, lakhs = amount // CRORE, amount % CRORE // LAKH
        if crores and not lakhs and self.draw.chance(0.2):
            return f"{plain(Decimal(amount) / 1_000_000)} ملین روپے", amount, "PKR"
        parts = ([f"{crores} کروڑ"] if crores else []) + ([f"{lakhs} لاکھ"] if lakhs else [])
        return f"{' '.join(parts)} روپے", amount, "PKR"

    def day(self, day: date) -> str:
        """A date in words."""
        in_words = f"{day.day} {self.words['months'][day.month - 1]} {day.year}"
        return in_words if self.draw.chance(0.8) else f"{day:%d/%m/%Y}"

    def weekday(self, day: date) -> str:
        """Monday to Sunday."""
        return str(self.words["weekdays"][day.weekday()])
