"""Events as a partition: joins, cuts, conflicts, and undoing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rabta.counting.rules.facts import Key
from rabta.counting.rules.partition import Link, partition

KEYS: list[Key] = [(f"st-{n}", 1) for n in range(7)]


def same(a: int, b: int, score: int = 700, *, by_person: bool = False) -> Link:
    return Link(KEYS[a], KEYS[b], "same", score, by_person)


def apart(a: int, b: int, *, by_person: bool = True) -> Link:
    return Link(KEYS[a], KEYS[b], "not", 0, by_person)


@st.composite
def links(draw: st.DrawFn) -> list[Link]:
    """Links between distinct keys; at most one judgement by a person on a pair."""
    pairs = [(a, b) for a in range(len(KEYS)) for b in range(a)]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=14, unique=True))
    kinds = st.sampled_from(["automatic", "automatic", "person", "not", "contradiction"])
    made = []
    for a, b in chosen:
        kind = draw(kinds)
        if kind in ("automatic", "person"):
            made.append(same(a, b, draw(st.integers(500, 510)), by_person=kind == "person"))
        else:
            made.append(apart(a, b, by_person=kind == "not"))
    return made


def event_of(found: tuple[tuple[Key, ...], ...]) -> dict[Key, int]:
    return {key: number for number, event in enumerate(found) for key in event}


@settings(max_examples=200, derandomize=True)
@given(links())
def test_a_persons_not_the_same_is_never_in_one_event(judged: list[Link]) -> None:
    where = event_of(partition(KEYS, judged).events)
    assert sorted(where) == sorted(KEYS)
    for link in judged:
        if link.outcome == "not" and link.by_person:
            assert where[link.a] != where[link.b]


@settings(max_examples=200, derandomize=True)
@given(links(), st.randoms(use_true_random=False))
def test_the_order_of_links_and_keys_is_nothing(judged: list[Link], rng: st.DataObject) -> None:
    turned = [Link(link.b, link.a, link.outcome, link.score, link.by_person) for link in judged]
    keys = list(KEYS)
    rng.shuffle(turned)  # type: ignore[attr-defined]
    rng.shuffle(keys)  # type: ignore[attr-defined]
    assert partition(keys, turned).events == partition(KEYS, judged).events


@settings(max_examples=200, derandomize=True)
@given(links(), st.sampled_from(KEYS), st.sampled_from(KEYS))
def test_merge_then_unmerge_restores(judged: list[Link], a: Key, b: Key) -> None:
    before = partition(KEYS, judged)
    partition(KEYS, [*judged, Link(a, b, "same", 0, by_person=True)])
    assert partition(KEYS, judged) == before


@settings(max_examples=200, derandomize=True)
@given(links())
def test_a_persons_same_holds_unless_persons_conflict(judged: list[Link]) -> None:
    found = partition(KEYS, judged)
    where = event_of(found.events)
    for link in judged:
        if link.outcome == "same" and link.by_person and where[link.a] != where[link.b]:
            assert link in [conflict.joined_by for conflict in found.conflicts]


def test_the_weakest_automatic_link_on_the_path_gives_way() -> None:
    found = partition(KEYS[:4], [same(0, 1, 900), same(1, 2, 600), same(2, 3, 800), apart(0, 3)])
    assert found.events == ((KEYS[0], KEYS[1]), (KEYS[2], KEYS[3]))
    assert found.refused == (same(1, 2, 600),)


def test_a_persons_same_outweighs_the_strongest_automatic_link() -> None:
    found = partition(KEYS[:3], [same(0, 1, 9000), same(1, 2, 0, by_person=True), apart(0, 2)])
    assert found.events == ((KEYS[0],), (KEYS[1], KEYS[2]))


def test_persons_who_conflict_are_named() -> None:
    found = partition(KEYS[:2], [same(0, 1, by_person=True), apart(0, 1)])
    assert found.events == ((KEYS[0],), (KEYS[1],))
    assert [(c.a, c.b) for c in found.conflicts] == [(KEYS[0], KEYS[1])]


def test_a_contradiction_keeps_apart_what_a_third_would_join_but_not_what_a_person_joins() -> None:
    bridge = [same(0, 1, 900), same(1, 2, 600), apart(0, 2, by_person=False)]
    assert partition(KEYS[:3], bridge).events == ((KEYS[0], KEYS[1]), (KEYS[2],))
    assert partition(KEYS[:3], [*bridge, same(0, 2, by_person=True)]).events == (tuple(KEYS[:3]),)


def test_one_list_tells_each_event_once() -> None:
    bridge = [same(0, 1, 900), same(1, 2, 600)]
    one_list = {KEYS[0]: "list", KEYS[2]: "list"}
    assert partition(KEYS[:3], bridge, apart=one_list).events == ((KEYS[0], KEYS[1]), (KEYS[2],))


def test_a_link_to_an_unknown_key_is_left_out() -> None:
    assert partition(KEYS[:1], [same(0, 1)]).events == ((KEYS[0],),)
