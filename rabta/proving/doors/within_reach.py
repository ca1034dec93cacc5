"""What of a world a visitor can reach with a deed: what shows, what hides, and where an answer sends them."""

from collections.abc import Iterator

from rabta.proving.rules.filed import Telling
from rabta.proving.visit import Visit

MARKED = {"audience": "every", "level": "open", "handling": "H0", "source": "A", "information": "2"}


def hidden_texts(visit: Visit) -> Iterator[Telling]:
    """Texts typed by others that this reader may not see."""
    return (t for t in visit.hidden if t.file_name == "typed.txt")


def shown_texts(visit: Visit) -> list[Telling]:
    """Texts that show to this reader and were not pulled back."""
    return [t for t in visit.whole.tellings if t.shows_to(visit.reader) and t.file_name == "typed.txt" and not t.withdrawn]


def own_text(visit: Visit) -> Telling | None:
    """A text of the reader's own agency that nobody mended; None where there is none."""
    return next((t for t in shown_texts(visit) if t.who.agency == visit.reader.agency and not t.mended), None)


def anothers_text(visit: Visit) -> Telling | None:
    """A text of another agency that shows and nobody mended; None where there is none."""
    return next((t for t in shown_texts(visit) if t.who.agency != visit.reader.agency and not t.mended), None)


def followed(visit: Visit, path: str, form: dict[str, object] | dict[str, str], *, note: str) -> None:
    """Sends a form and goes where the answer leads."""
    location = dict(visit.ask(path, method="post", form=form, note=note).headers).get("Location")
    if location:
        visit.ask(location)
