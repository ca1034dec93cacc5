"""Agencies of an incident and the part each took: intercepted, assisted, took custody, registered the case ..."""

from dataclasses import dataclass, field

from rabta.intake.formats.statement import lexicon, role_words
from rabta.intake.formats.statement.branches import of_their_branches
from rabta.intake.formats.statement.role_words import INTERCEPTED, TOOK_CUSTODY
from rabta.intake.formats.statement.stations import find_stations
from rabta.intake.formats.statement.tokens import NUMBER, WORD
from rabta.intake.formats.statement.tree import Found, Plain
from rabta.intake.formats.statement.view import View
from rabta.vocabulary.rules.agencies import agency, weak_agency_names

_JOINS = frozenset({",", "and", "&", "the", "اور", "،"})
_REACH = 5
Hit = tuple[int, int, str]


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

    def add(self, code: Found | Plain, roles: list[Found | Plain]) -> None:
        """Add the roles of an agency. A role that words give drives out "intercepted", which is only supposed."""
        held = next((each for known, each in self.entries if known.value == code.value), None)
        if held is None:
            self.entries.append((code, list(roles)))
            return
        for role in roles:
            if role.value not in {each.value for each in held} and not (role.value == INTERCEPTED and held):
                held[:] = [each for each in held if each.value != INTERCEPTED] + [role]


@dataclass(frozen=True, slots=True)
class Agencies:
    """Every agency named in a statement: (first token, after, code); `speaker`: who speaks, by the record."""

    hits: tuple[Hit, ...]
    speaker: str | None

    def of(
        self,
        view: View,
        ranges: list[tuple[int, int]],
        *,
        first_head: tuple[int, int] | None,
        lead: tuple[int, int] = (0, 0),
    ) -> Named:
        """Give the agencies of an incident: those in its words, else those of the statement's head, else the speaker.

        Where nobody is known to speak, those of the statement's lead.
        """
        inside = [hit for hit in self.hits if any(first <= hit[0] < after for first, after in ranges)]
        if not inside and first_head is not None:
            inside = [hit for hit in self.hits if first_head[0] <= hit[0] < first_head[1]]
        if not inside and self.speaker is None:
            inside = [hit for hit in self.hits if lead[0] <= hit[0] < lead[1]]
        named = Named()
        roles = _roles(view, inside)
        known = {code for _, _, code in inside}
        leads = any(role.value == INTERCEPTED for each in roles for role in each)
        givers = [_giving(view, hit) for hit in inside]
        if self.speaker and self.speaker not in known and (not leads or any(givers)):
            named.entries.append((Plain(self.speaker), [Plain(INTERCEPTED)]))
        for hit, own in zip(inside, roles, strict=True):
            named.add(Found(hit[2], (view.span(hit[0], hit[1]),)), list(own))
        self._taken(named, inside, givers)
        return named

    def _taken(self, named: Named, inside: list[Hit], givers: list[Found | None]) -> None:
        """Let who was given the drugs take custody where the words name only the giver."""
        giving = [(hit[2], words) for hit, words in zip(inside, givers, strict=True) if words is not None]
        if not giving or any(role.value == TOOK_CUSTODY for _, roles in named.entries for role in roles):
            return
        code, words = giving[0]
        takers = [(name, roles) for name, roles in named.entries if name.value != code]
        own = next((entry for entry in takers if entry[0].value == self.speaker), takers[0] if takers else None)
        if own is None or self.speaker == code:
            return
        own[1][:] = [*(role for role in own[1] if role.value != INTERCEPTED), Found(TOOK_CUSTODY, words.spans)]


def _roles(view: View, hits: list[Hit]) -> list[list[Found]]:
    """Give the roles of every hit; of names joined by "and" what is said of one holds for all."""
    before: list[Found | None] = []
    for index, hit in enumerate(hits):
        said = _said_before(view, hit)
        follows = said is None and index > 0 and _joined(view, hits[index - 1], hit)
        before.append(before[-1] if follows else said)
    behind: list[Found | None] = []
    for index in range(len(hits) - 1, -1, -1):
        said = _said_behind(view, hits[index])
        leads = said is None and index + 1 < len(hits) and _joined(view, hits[index], hits[index + 1])
        behind.append(behind[-1] if leads else said)
    behind.reverse()
    return [
        [role for role in (first, then) if role is not None] or [Found(INTERCEPTED, (view.span(hit[0], hit[1]),))]
        for hit, first, then in zip(hits, before, behind, strict=True)
    ]


def _joined(view: View, left: Hit, right: Hit) -> bool:
    return right[0] - left[1] <= 3 and all(view.key(place) in _JOINS for place in range(left[1], right[0]))


def _said_before(view: View, hit: Hit) -> Found | None:
    place = hit[0] - (view.key(hit[0] - 1) == "the")
    given = view.before(place, role_words.given_by(), reach=_REACH)
    if given is not None:
        return Found(INTERCEPTED, (view.span(given[0], hit[1]),))
    said = view.before(place, role_words.said_before(), reach=_REACH)
    if said is None and view.key(place - 1) == "to":
        # "handed the suspects and the drugs over to ANF", "gave him to Customs"
        back = [step for step in range(max(0, place - 10), place - 1) if view.key(step) in role_words.GIVING]
        said = (back[-1], TOOK_CUSTODY) if back else None
    if said is None:
        return None
    return Found(said[1], (view.span(said[0], hit[1]),))


def _said_behind(view: View, hit: Hit) -> Found | None:
    book = role_words.said_behind()
    for place in range(hit[1], min(hit[1] + _REACH, len(view.tokens))):
        said = book.at(view.tokens, place)
        if said is not None:
            return Found(said[1], (view.span(hit[0], said[0]),))
        light = view.key(place) in role_words.LIGHT or view.tokens[place].text[:1].isupper()
        relative = view.key(place) == "," and view.key(place + 1) in ("which", "who")
        if not relative and (not light or view.tokens[place].kind != WORD):
            break
    return None


def _giving(view: View, hit: Hit) -> Found | None:
    """Give the words where this agency gives away what it seized, None where it does not."""
    place = hit[0] - (view.key(hit[0] - 1) == "the")
    given = view.before(place, role_words.given_by(), reach=_REACH)
    if given is not None:
        return Found(INTERCEPTED, (view.span(given[0], hit[1]),))
    for step in range(hit[1], min(hit[1] + 4, len(view.tokens))):
        if view.key(step) in role_words.GIVING and view.key(step + 1) in ("over", "him", "her", "them", "the"):
            return Found(INTERCEPTED, (view.span(hit[0], step + 1),))
    if view.key(hit[1]) == "سے":  # "اے ایس ایف سے منشیات تحویل میں"
        for step in range(hit[1], min(hit[1] + 4, len(view.tokens))):
            if view.key(step) == "تحویل":
                return Found(INTERCEPTED, (view.span(hit[0], step + 1),))
    if view.key(hit[1]) == "نے":
        for step in range(hit[1], min(hit[1] + 6, len(view.tokens))):
            if view.key(step) in role_words.GIVEN_URDU:
                return Found(INTERCEPTED, (view.span(hit[0], step + 1),))
    return None


def find_agencies(view: View, *, speaker: str | None) -> Agencies:
    """Find the agencies of a view and take their tokens. A weak name ("Navy") means the one of the speaker's country."""
    hits: list[Hit] = []
    for first, after, codes in lexicon.agency_book().all_in(view.tokens):
        code = _chosen(codes, speaker, view.country, weak=view.words(first, after) in weak_agency_names())
        examined = view.key(after) in role_words.OF_THE_OFFICE and (
            view.key(after) == "station" or view.tokens[first].text[0].islower()
        )
        if code is not None and not examined and _as_written(view, first, after) and not _is_in_a_number(view, after):
            hits.append((first, after, code))
            view.take(first, after)
    for first, after, code in find_stations(view):
        hits.append((first, after, code))
        view.take(first, after)
    return Agencies(tuple(sorted(of_their_branches(view, hits, speaker=speaker))), speaker)


def _is_in_a_number(view: View, after: int) -> bool:
    """Whether a name is a part of a number: "reference EX-NAVY-920/25", "ANF-12/25"; nobody of that agency is named."""
    signs = [view.tokens[step] for step in range(after, min(after + 2, len(view.tokens)))]
    touching = len(signs) == 2 and view.tokens[after - 1].end == signs[0].start and signs[0].end == signs[1].start
    return touching and signs[0].text in ("-", "/", "_") and signs[1].kind == NUMBER


def _as_written(view: View, first: int, after: int) -> bool:
    """Refuse "customs" in small letters of another sense only where a single word of three letters is not in capitals."""
    word = view.words(first, after)
    return not (word.isascii() and len(word) <= 4 and not word.isupper() and word.casefold() == word)


def _chosen(codes: tuple[str, ...], speaker: str | None, country: str, *, weak: bool) -> str | None:
    """Give the agency a name means to this speaker; None for a weak name ("coast guard") of no agency of its country."""
    if speaker in codes:
        return speaker
    own = next((code for code in codes if agency(code).country == country), None)
    return own or (None if weak and country != "PK" else codes[0])


def country_of(speaker: object) -> str:
    """Give the ISO 3166-1 country of the agency that speaks; Pakistan where the code is unknown or of no country."""
    try:
        return agency(str(speaker)).country or "PK"
    except KeyError:
        return "PK"


def province_of(speaker: object) -> str | None:
    """Give the province (English name) of an agency that acts in one alone, else None."""
    try:
        return agency(str(speaker)).province
    except KeyError:
        return None
