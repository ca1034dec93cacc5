"""A place named in a statement, and its part: where it happened, where somebody was bound, came from or lives."""

from dataclasses import dataclass

from rabta.vocabulary.rules.places import PlaceHit

SCENE, BOUND_FOR, CAME_FROM, HOME, VIA, ROAD_NAME = "scene", "bound_for", "came_from", "home", "via", "road_name"
# A place inside an agency's name ("Excise Shikarpur"): it says where only when nothing else does.
SEAT = "seat"
# Where somebody was on the way to when stopped elsewhere ("a car to Islamabad airport").
HEADED = "headed"


@dataclass(frozen=True, slots=True)
class Place:
    """A place named over tokens `first` up to `after`, and the part it plays."""

    first: int
    after: int
    hit: PlaceHit
    part: str
    name: str

    @property
    def is_airport(self) -> bool:
        """Whether it is an airport by its own words ("Lahore airport"), not a city that has one."""
        return self.hit.kind == "airport"

    @property
    def is_domestic(self) -> bool:
        """Whether the place lies in Pakistan."""
        return self.hit.country in (None, "PK") and (self.hit.district is not None or self.hit.province is not None)
