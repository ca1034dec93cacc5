"""Masses in words: exact ones give back every gram, rounded ones never more than they hedge."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from rabta.example.draw import Draw
from rabta.example.quantities import Manner, exact, rounded

IN_GRAMS = {"g": 1, "kg": 1_000, "tonne": 1_000_000}
MANNERS = st.builds(
    Manner, kg=st.just("kg"), gram=st.just("g"), tonne=st.just("t"), kilo=st.just("kilo"), three=st.booleans(),
    grams_only=st.booleans(), mixed=st.booleans(), commas=st.booleans(), glued=st.booleans(),
    numbers=st.just(tuple("abcdefghijklmnopqrstu")),
)  # fmt: skip


@given(grams=st.integers(1, 9_000_000), manner=MANNERS, seed=st.integers(0, 99))
def test_an_exact_mass_states_every_gram(grams: int, manner: Manner, seed: int) -> None:
    said = exact(grams, manner, Draw(seed, "t"))
    assert said.quantity * IN_GRAMS[said.unit] == grams
    assert not said.approx


@given(grams=st.integers(500, 9_000_000), manner=MANNERS, seed=st.integers(0, 99))
def test_more_than_is_never_more_than_it_was(grams: int, manner: Manner, seed: int) -> None:
    said = rounded(grams, manner, Draw(seed, "t"), over=["over"], about=["about"])
    stated = said.quantity * IN_GRAMS[said.unit]
    assert said.approx == said.words.startswith(("over", "about"))
    if said.words.startswith("over"):
        assert stated < grams
    assert abs(stated - grams) <= max(Decimal(grams) / 4, Decimal(500))
