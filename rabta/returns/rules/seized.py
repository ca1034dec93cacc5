"""What a return is made of: one counted line of one event, with what its reports claim of its way."""

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rabta.analysis.rules.claims import PAKISTAN, TOLD, Claim, settled
from rabta.returns.rules.form import Form, unknown, words
from rabta.vocabulary.rules.concealment import concealments, hiding_place
from rabta.vocabulary.rules.gazetteer import countries
from rabta.vocabulary.rules.settings import settings
from rabta.vocabulary.rules.substances import substance
from rabta.vocabulary.rules.transport import transports

KILOGRAM = Decimal(1000)


@dataclass(frozen=True, kw_only=True)
class Seized:
    """One counted line. `mass_g` where the count knows a mass, else `quantity` in `unit`; codes are the vocabulary's."""

    event: str
    line: int
    day: date
    province: str
    place: str
    country: str
    setting: str
    agencies: frozenset[str]
    substance: str
    mass_g: int | None
    quantity: Decimal | None
    unit: str
    origins: tuple[Claim, ...] = ()
    destinations: tuple[Claim, ...] = ()
    concealments: tuple[str, ...] = ()

    def amount(self) -> tuple[Decimal | None, str]:
        """The counted amount and its unit: kilograms where the count knows a mass, else as counted."""
        if self.mass_g is not None:
            return Decimal(self.mass_g) / KILOGRAM, "kg"
        return self.quantity, self.unit


def of_form(form: Form, lines: Iterable[Seized]) -> list[Seized]:
    """The lines that a form asks for: a state returns what was seized in it."""
    return [
        one for one in lines
        if one.country in ("", PAKISTAN) and (not form.kinds or substance(one.substance).kind in form.kinds)
        and (not form.agencies or form.agencies & one.agencies)
    ]  # fmt: skip


def country_name(code: str) -> str:
    """As forms write it; what nobody knows is told so."""
    return "Pakistan" if code == PAKISTAN else countries().get(code, unknown())


def claimed_country(claims: Iterable[Claim]) -> str:
    """The country that claims come to: reports that differ, or name several, come to none."""
    place = settled(claims).place
    return unknown() if place in TOLD else country_name(place.partition("/")[0])


def installation(setting: str) -> str:
    """UNODC's word for where it was seized."""
    return next((one.ids for one in settings() if one.code == setting), unknown())


def moved_by(setting: str) -> str:
    """UNODC's mode of transport, only where the setting leaves no doubt of it."""
    code = words("moved").get(setting, "unknown")
    return next(one.name for one in transports() if one.code == code)


def hidden_in(concealments_said: Iterable[str]) -> str:
    """UNODC's hiding place where the reports of one event agree on it."""
    found = {hiding_place(said) for said in concealments_said} - {""}
    return _hiding_places()[found.pop()] if len(found) == 1 else unknown()


def routing(one: Seized) -> str:
    """UNODC's routing, where the claims say it: bound for abroad, or for somewhere in the country."""
    destination = settled(one.destinations).place
    if destination in TOLD:
        return unknown()
    return "National territory/domestic" if destination.startswith(PAKISTAN) else "Border outbound"


@functools.cache
def _hiding_places() -> dict[str, str]:
    return {one.code: one.name for one in concealments()}
