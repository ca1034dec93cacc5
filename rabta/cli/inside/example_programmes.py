"""Inside an opened house: the invented register of prevention for the demo, entered once by the centre's analyst."""

import uuid
from collections.abc import Iterator

from django.db import InterfaceError, OperationalError, connections
from django.utils import timezone

from rabta.briefing.invented import as_of
from rabta.cli.inside.example_people import example_reader
from rabta.example.words import words
from rabta.prevention.errors import PreventionError
from rabta.prevention.operations import state_line
from rabta.prevention.queries import stated_names
from rabta.prevention.rules.register import Kind, Stated
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.gazetteer import district

WHO = "analyst"


def state_examples() -> Iterator[None]:
    """State what is missing, one a step; what is there is left as it is."""
    try:
        said, analyst = words("programmes"), example_reader(WHO)
        with reading_as(analyst):
            known = stated_names()
        for one in said["lines"]:
            if (one["name"], one["stated_on"]) not in known:
                line = Stated(**{**one, "kind": Kind(one["kind"]), "district": district(one["district"]).number})
                state_line(
                    reader_id=analyst, said=line, marking_text=said["marking"], today=as_of(timezone.localdate()),
                    at=timezone.now(), new_id=uuid.uuid4,
                )  # fmt: skip
            yield None
    except PreventionError:  # what the house refuses is left out
        return
    except (OperationalError, InterfaceError):  # the next start goes on
        connections.close_all()
