"""Agencies of an incident and what each did: intercepted, assisted, took custody."""

from dataclasses import dataclass, field

from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.tree import Found, Plain
from rabta.intake.formats.statement.view import View
from rabta.vocabulary.rules.agencies import agency

_HANDED = frozenset({"to", "حوالے"})
_HANDING = frozenset({"passed", "handed", "given", "transferred", "shifted", "over", "حوالے", "سپرد"})
_PARTNER = frozenset({"with", "by", "alongside", "joined", "کے"})
INTERCEPTED, ASSISTED, TOOK_CUSTODY = "intercepted", "assisted", "took custody"


@dataclass(slots=True)
class Named:
    """The agencies of one incident in order, each with its roles."""

    entries: list[tuple[Found | Plain, list[Found | Plain]]] = field(default_factory=list)

    def codes(self) -> list[Found | Plain]:
        """Give the codes in order."""
        return [code for code, _ in self.entries]

    def roles(self) -> dict[str, list[Found | Plain]]:
        """Give code -> roles."""
        return {str(code.value): roles for code, roles in self.entries}


@dataclass(frozen=True, slots=True)
class Agencies:
    """Every agency named in a statement: (first token, after, code); `speaker`: who speaks, by the record."""

    hits: tuple[tuple[int, int, str], ...]
    speaker: str | None

    def of(self, view: View, ranges: list[tuple[int, int]], *, first_head: tuple[int, int] | None) -> Named:
        """Give the agencies of an incident: those in its words, else those of the statement's head, else the speaker."""
        inside = [hit for hit in self.hits if any(first <= hit[0] < after for first, after in ranges)]
        if not inside and first_head is not None:
            inside = [hit for hit in self.hits if first_head[0] <= hit[0] < first_head[1]]
        named = Named()
        known = {code for _, _, code in inside}
        leads = [hit for hit in inside if _role(view, hit) == INTERCEPTED]
        if self.speaker and not leads and self.speaker not in known:
            named.entries.append((Plain(self.speaker), [Plain(INTERCEPTED)]))
        for hit in inside:
            _add(view, named, hit)
        return named


def _add(view: View, named: Named, hit: tuple[int, int, str]) -> None:
    span = (view.span(hit[0], hit[1]),)
    role = Found(_role(view, hit), span)
    for code, roles in named.entries:
        if code.value == hit[2]:
            if role.value not in {each.value for each in roles}:
                roles.append(role)
            return
    named.entries.append((Found(hit[2], span), [role]))


def _role(view: View, hit: tuple[int, int, str]) -> str:
    first, after, _ = hit
    if view.key(first - 1) in _HANDED and any(view.key(step) in _HANDING for step in range(first - 4, first - 1)):
        return TOOK_CUSTODY
    if view.key(after) == "کے" and view.key(after + 1) in _HANDING:
        return TOOK_CUSTODY
    if view.key(first - 1) in _PARTNER or (view.key(after) == "کے" and view.key(after + 1) == "ساتھ"):
        return ASSISTED
    return INTERCEPTED


def find_agencies(view: View, *, speaker: str | None) -> Agencies:
    """Find the agencies of a view and take their tokens. A weak name ("Navy") means the one of the speaker's country."""
    hits = []
    for first, after, codes in lexicon.agency_book().all_in(view.tokens):
        code = _chosen(codes, speaker, view.country)
        if code is not None and _as_written(view, first, after):
            hits.append((first, after, code))
            view.take(first, after)
    return Agencies(tuple(hits), speaker)


def _as_written(view: View, first: int, after: int) -> bool:
    """Refuse "customs" in small letters of another sense only where a single word of three letters is not in capitals."""
    word = view.words(first, after)
    return not (word.isascii() and len(word) <= 4 and not word.isupper() and word.casefold() == word)


def _chosen(codes: tuple[str, ...], speaker: str | None, country: str) -> str | None:
    if speaker in codes:
        return speaker
    if len(codes) == 1:
        return codes[0]
    return next((code for code in codes if agency(code).country == country), codes[0])


def country_of(speaker: object) -> str:
    """Give the ISO 3166-1 country of the agency that speaks; Pakistan where the code is unknown or of no country."""
    try:
        return agency(str(speaker)).country or "PK"
    except KeyError:
        return "PK"
