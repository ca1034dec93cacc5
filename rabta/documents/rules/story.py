"""The briefing told in pictures: each section says one thing, draws it, and stands on figures of the same briefing."""

from typing import Any

from rabta.briefing.rules.period import Period
from rabta.documents.rules import sections_placed as placed
from rabta.documents.rules import sections_seized as seized
from rabta.documents.rules.crossed import of_figure
from rabta.documents.rules.document import Language
from rabta.documents.rules.map_plate import NO_BORDERS, Borders
from rabta.documents.rules.section import Section, Telling

Row = dict[str, Any]


def story(briefing: Row, language: Language, *, borders: Borders = NO_BORDERS) -> list[Section]:
    """The sections that a briefing with pictures has anything to say in, in order."""
    figures, pictures = {figure["name"]: figure for figure in briefing["figures"]}, briefing["pictures"]
    tell = Telling(language, Period(briefing["period"]["from"], briefing["period"]["to"]))
    cells = pictures["cells"]
    mass = of_figure(cells, "mass_by_substance")
    made = (
        seized.substances(tell, figures["mass_by_substance"]),
        seized.provinces(tell, mass),
        placed.on_the_map(tell, pictures["places"], borders.features, borders.credit),
        seized.months(tell, cells),
        seized.seasons(tell, mass),
        seized.substances_by_province(tell, mass),
        placed.airports(tell, of_figure(cells, "events")),
        placed.journeys(tell, pictures["flows"]),
        placed.arrests(tell, of_figure(cells, "arrests")),
        seized.worth(tell, figures["value"]),
        seized.credit(tell, figures["mass_by_substance"]),
    )
    return [section for section in made if section is not None]
