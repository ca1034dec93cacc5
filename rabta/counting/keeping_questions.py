"""Questions at rest: what each reader is asked, kept beside the events that it hangs on. On the resolver's login.

Placing one report and counting all of them answer by one rule (rules/questions.py); what the one reads of the record, the
other has at hand. What depends on a component of many markings is kept as `wide`: that there is a question of the rules,
and no more. queries/asked_widely.py answers it of what the reader sees.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

from rabta.counting.how_placed import Joined, Place
from rabta.counting.marking_views import EVERYBODY, View, enter_views, view_of
from rabta.counting.rules.links import Told
from rabta.counting.rules.questions import Around, Judged, Pair, Side, Sight, seen_by_each
from rabta.counting.rules.same_event import asked_by_numbers
from rabta.counting.rules.shares import in_shares
from rabta.counting.rules.stakes import weight
from rabta.counting.rules.weights import LIKELY
from rabta.counting.standing_incidents import Standing, rows
from rabta.counting.writing import Batch, batches, behind, write

QUESTION_COLUMNS = {
    "view_id": "bigint", "a": "uuid", "b": "uuid", "marking_a_id": "integer", "marking_b_id": "integer", "kind": "text",
    "score": "integer", "by_number": "boolean", "two_numbers": "boolean", "weight": "bigint", "cut_a": "uuid",
    "cut_b": "uuid",
}  # fmt: skip
AT_ONCE = 20_000
"""So many pairs are looked at at a time."""


class Questions:
    """What is asked, by the judgements around some incidents and how these are placed."""

    def __init__(self, around: Around, places: Mapping[str, Place]) -> None:
        self._around, self._places = around, places
        self._sights: dict[frozenset[int], Sight] = {}

    def ready(self, pairs: Iterable[Pair]) -> tuple[list[View], list[Batch]]:
        """What is asked about these pairs, ready to be written: views, and rows that stand in them."""
        found, views = list[tuple[Any, ...]](), dict[int, View]()
        for pair in pairs:
            for view, row in self._kept(*pair):
                found.append((view[0], *row))
                views[view[0]] = view
        return [*views.values()], [*batches("kept_question", QUESTION_COLUMNS, found)]

    def _kept(self, a: str, b: str) -> Iterator[tuple[View, tuple[Any, ...]]]:
        """The rows about this pair: each with its view, and what comes after that in QUESTION_COLUMNS."""
        here, there = self._places[a], self._places[b]
        told = self._around.newest.get((a, b))
        score, *numbers = (told.score, told.by_number, told.two_numbers) if told else (None, False, False)
        heavy = weight([here.mass_g, there.mass_g], score)

        def row(kind: str, cut: Pair | None) -> tuple[Any, ...]:
            return a, b, here.marking, there.marking, kind, score, *numbers, heavy, *(cut or (None, None))

        rest = self._deciding(a, b)
        if rest is None:
            if told and told.outcome == "ask":
                yield EVERYBODY, row("wide", None)
            return
        for seen in seen_by_each(
            lambda visible: self._sight(frozenset(visible)).answer(a, b), {here.marking, there.marking}, rest
        ):
            yield view_of(seen.of, seen.visible), row(*seen.answer)

    def _deciding(self, a: str, b: str) -> set[int] | None:
        """The markings that may decide what is asked about this pair; None where they are too many to be kept."""
        here, there = self._places[a], self._places[b]
        are_tied = here.may_hold(b) or there.may_hold(a) or (here.is_wide and there.is_wide)
        rest = set[int]()
        for place in (here, there):
            if place.joined or are_tied:
                if place.component is None:
                    return None
                rest |= place.component
        if self._around.persons:
            beside = there.mates
            for key in here.mates:
                for one in self._around.persons.get(key, ()):
                    if one.other(key) in beside:
                        rest.update(one.markings)
        return rest

    def _sight(self, visible: frozenset[int]) -> Sight:
        if visible not in self._sights:
            at_hand = partial(self._side, visible) if not self._around.joins and not self._around.persons else None
            event, parts = partial(self._event, visible), partial(self._parts, visible)
            self._sights[visible] = Sight(self._around, event, visible=visible, side=at_hand, parts=parts)
        return self._sights[visible]

    def _event(self, visible: frozenset[int], key: str) -> frozenset[str]:
        place = self._places.get(key)
        alone = frozenset((key,))
        return place.events.get(visible & place.component, alone) if place and place.component else alone

    def _parts(self, visible: frozenset[int], key: str) -> frozenset[str]:
        place = self._places[key]
        return place.parts.get(visible & place.component, frozenset()) if place.component else frozenset()

    def _side(self, visible: frozenset[int], key: str) -> Side:
        place = self._places[key]
        alone = frozenset((key,))
        return Side(place.sides.get(visible & place.component, alone) if place.sides and place.component else alone)


def keep_questions(cursor: Any, keys: Iterable[str]) -> None:
    """Keep the questions with an end among these keys anew. `keys`: of whole components, which were just laid out."""
    wanted = [uuid.UUID(key) for key in keys] if _are_kept(cursor) else None
    cursor.execute("DELETE FROM kept_question WHERE %(keys)s::uuid[] IS NULL OR a = ANY(%(keys)s) OR b = ANY(%(keys)s)",
                   {"keys": wanted})  # fmt: skip
    enter_views(cursor, [EVERYBODY])
    pairs = {*rows(cursor, "asked_by_rules.sql", {"keys": wanted}), *rows(cursor, "judged_by_persons.sql", {"keys": wanted})}
    _look_at(cursor, sorted(pairs))


def _are_kept(cursor: Any) -> bool:
    """False before any were ever kept, in an installation of before: then all are."""
    cursor.execute("SELECT EXISTS (SELECT FROM marking_view WHERE id = %s)", [EVERYBODY[0]])
    return bool(cursor.fetchone()[0])


def _look_at(cursor: Any, pairs: Sequence[Pair]) -> None:
    """Keep what is asked about these pairs, and about the joins that gave way to persons' judgements on them."""
    for start in range(0, len(pairs), AT_ONCE):
        near = _Near(cursor, pairs[start : start + AT_ONCE])
        views, ready = near.questions.ready(near.pairs)
        enter_views(cursor, views)
        write(cursor, ready)


class _Near:
    """What the record holds around some pairs. `pairs`: these, and joins that may have given way to persons' judgements."""

    def __init__(self, cursor: Any, pairs: Sequence[Pair]) -> None:
        self._cursor, self._places = cursor, dict[str, Place]()
        around = self._read({*chain.from_iterable(pairs)})
        across = {join for pair in pairs for join in around.joins_across(*pair, self._mates)}
        if across:
            ends = [uuid.UUID(key) for key in {*chain.from_iterable(across)}]
            whole = rows(cursor, "connected.sql", {"keys": ends, "likely": LIKELY})
            around = self._read({*self._places, *(str(key) for key, *_ in whole)})
        self.pairs = sorted({*pairs, *across})
        self.questions = Questions(around, self._places)

    def _mates(self, key: str) -> frozenset[str]:
        return self._places[key].mates

    def _read(self, keys: set[str]) -> Around:
        """These incidents as they are placed, and what is judged around them."""
        self._read_places(keys)
        wanted = keys.union(*(self._places[key].mates for key in keys & self._places.keys()))
        said = rows(self._cursor, "queries/judged_around.sql", {"keys": [uuid.UUID(key) for key in wanted]})
        judged = [Judged(*row) for row in said]
        self._read_places({key for one in judged if one.by_person for key in (one.a, one.b)} - self._places.keys())
        return Around(judged, {key: place.reading for key, place in self._places.items()})

    def _read_places(self, keys: set[str]) -> None:
        found = rows(self._cursor, "in_events.sql", {"keys": [uuid.UUID(key) for key in keys]}) if keys else []
        for key, marking, mass_g, joined, reading, component, visible, event, parts in found:
            place = self._places.setdefault(key, Place(marking, mass_g, joined, reading, is_wide=component is None))
            if component is not None:
                place.component = frozenset(component)
                place.events[frozenset(visible)] = frozenset(event)
                if parts:
                    place.parts[frozenset(visible)] = frozenset(parts)


@dataclass
class AllAsked:
    """What a recount has at hand of all questions: the pairs the rules ask about, as judgements; what of them is joined."""

    asks: list[Judged]
    keys: frozenset[str]
    joins: dict[str, list[str]]

    def is_asked_in(self, component: Sequence[str]) -> bool:
        """Whether something is asked about an incident of a component of several."""
        return len(component) > 1 and not self.keys.isdisjoint(component)

    def joins_of(self, component: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """The certain joins of a component."""
        return {key: self.joins[key] for key in component if key in self.joins}


def all_asked(standing: Mapping[str, Standing], told: Iterable[Told]) -> AllAsked:
    """What the rules say of all pairs, as far as it is asked or certain."""
    asks, joins = list[Judged](), defaultdict[str, list[str]](list)
    for (one, *_), (other, *_), seen in told:
        low, high = sorted((str(one), str(other)))
        a, b = standing[low], standing[high]
        if seen.outcome == "same":
            joins[low].append(high)
            joins[high].append(low)
        elif seen.outcome == "ask":
            by_number, two_numbers = asked_by_numbers(a.placed.facts, b.placed.facts)
            asks.append(Judged(low, high, "ask", seen.score, False, by_number, two_numbers, (a.marking_id, b.marking_id)))
    return AllAsked(asks, frozenset(key for ask in asks for key in (ask.a, ask.b)), dict(joins))


def keep_all_questions(
    cursor: Any, asked: AllAsked, standing: Mapping[str, Standing], components: Sequence[Sequence[str]],
    joined: Iterable[Joined], *, processes: int,
) -> None:  # fmt: skip
    """Keep all questions, where none are kept: those near persons' judgements as placing keeps them, the others from what is
    at hand. `components`: the keys of each; `joined`: of those in which something is asked that hangs on them."""
    enter_views(cursor, [EVERYBODY])
    judged = {(a, b) for a, b in rows(cursor, "judged_by_persons.sql", {"keys": None})}
    ends = {*chain.from_iterable(judged)}
    touched = {key for component in components if not ends.isdisjoint(component) for key in component} if ends else ends
    closer = {(ask.a, ask.b) for ask in asked.asks if ask.a in touched or ask.b in touched}
    _look_at(cursor, sorted(judged | closer))
    masses = dict(rows(cursor, "stated_masses.sql", {"keys": [uuid.UUID(key) for key in asked.keys]}))
    places = {key: Place(standing[key].marking_id, masses.get(key), key in asked.joins) for key in asked.keys}
    for one in joined:
        for key in places.keys() & components[one.component]:
            one.place(key, places[key])
    pairs = [(ask.a, ask.b) for ask in asked.asks if (ask.a, ask.b) not in closer]
    questions, entered = Questions(Around(asked.asks, {}), places), set[int]()
    with behind() as call:
        for _, (views, ready) in in_shares(partial(_share, questions, pairs), size=len(pairs), processes=processes):
            call(enter_views, cursor, [view for view in views if view[0] not in entered])
            entered |= {view[0] for view in views}
            call(write, cursor, ready)


def _share(questions: Questions, pairs: Sequence[Pair], first: int, last: int) -> Iterator[tuple[list[View], list[Batch]]]:
    for start in range(first, last, AT_ONCE):
        yield questions.ready(pairs[start : min(start + AT_ONCE, last)])
