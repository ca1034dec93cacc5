"""Names scored in columns weigh what each weighs by itself, to the last bit."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from rabta.cli.benches.names_invented import invented_names, respelt
from rabta.resolution.rules.names.columns import FEW, scores
from rabta.resolution.rules.names.prepared import prepared
from rabta.resolution.rules.names.scoring import score

PIECES = "Haji Gul خان Khan محمد s/o ولد Abdul عبد الله Rahman @ , - M. bin Юсуф 김정호 zai al Yousaf Zarak Gulzarak"
WRITTEN = st.lists(st.sampled_from(PIECES.split()), max_size=9).map(" ".join)
JOINED = [("Binal Shibh", "Binalshibh Khan"), ("Gul Zarak Mengal", "Gulzarak Mengal"), ("Abu Hamza", "Hamza")]


def test_names_of_a_list_and_their_respellings() -> None:
    draw = random.Random(4)
    names = invented_names(300, seed=4)
    written = [(name, respelt(name, draw)) for name in names] + [(name, draw.choice(names)) for name in names] + JOINED
    pairs = [(prepared(a), prepared(b)) for a, b in written]
    assert len(pairs) > FEW and scores(pairs) == [score(a, b) for a, b in pairs]


@settings(max_examples=30)
@given(st.lists(st.tuples(WRITTEN, WRITTEN), min_size=1, max_size=30))
def test_names_of_any_script_length_and_father(written: list[tuple[str, str]]) -> None:
    pairs = [(prepared(a), prepared(b)) for a, b in written]
    many = pairs * (FEW // len(pairs) + 1)
    assert len(many) > FEW and scores(many)[: len(pairs)] == [score(a, b) for a, b in pairs]
