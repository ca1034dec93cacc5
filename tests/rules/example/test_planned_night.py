"""An invented night of planned operations: the same from the same seed, and nothing in it that could be somebody's."""

from rabta.example.planned import planned_night


def test_the_same_seed_is_the_same_night_and_another_moves_the_places() -> None:
    assert planned_night(7) == planned_night(7) != planned_night(8)
    names = [one.name for one in planned_night(7).operations]
    assert names == [one.name for one in planned_night(8).operations] and len(set(names)) == len(names)


def test_who_meets_whom_stays_whatever_the_seed() -> None:
    """Places of one spot are moved together."""
    apart = set()
    for seed in range(5):
        raid, watch = (one.points[0] for one in planned_night(seed).operations[:2])
        apart.add((round(raid[0] - watch[0], 4), round(raid[1] - watch[1], 4)))
    assert len(apart) == 1


def test_people_and_numbers_look_invented() -> None:
    night = planned_night(2025)
    for one in (*night.operations, *night.targets):
        assert one.contact.startswith("EX-") and one.phone.startswith("+92 51 000 "), one
    known = {one.name for one in (*night.operations, *night.targets)}
    assert all(set(deeds.of) <= known for deeds in night.desk)
