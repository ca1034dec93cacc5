"""What a writer of any language does: name drugs, weigh in his own manner, find words for persons, places and things."""

from typing import Any

from rabta.example.draw import Draw
from rabta.example.events import Event, Line
from rabta.example.places import Place
from rabta.example.quantities import Manner, Mass, exact, number, rounded
from rabta.example.shapes import tell
from rabta.example.weights import PACKET_G
from rabta.example.words import words

THINGS = {"bag": "bags", "cargo": "cargo", "goods": "parcels", "box": "boxes", "cached": "caches", "house": "premises"}
FLED = ("cache", "sea", "premises", "parcel", "person")
Phrase = tuple[str, dict[str, Any]]


class Tongue:
    """One writer: he keeps his manner through a statement. Each language adds its own grammar."""

    code, index, over_after, restless = "", 0, False, 0.0
    """`index` picks a name in a pair; `over_after`: "5 kg more than"; `restless`: how often a drug's name changes."""

    def __init__(self, draw: Draw, manner: Manner, lists: dict[str, Any]) -> None:
        self.draw, self.manner, self.words = draw, manner, lists
        self._names: dict[str, str] = {}

    def drug(self, substance: str, turn: int = 0) -> str:
        """A name for it, mostly the same through a statement; `turn` picks where one code covers several things."""
        names = self.words["drugs"][substance]
        names = names[turn % len(names)] if isinstance(names[0], list) else names
        if self._names.get(substance) not in names or self.draw.chance(self.restless):
            self._names[substance] = self.draw.pick(names)
        return self._names[substance]

    def mass(self, grams: int, *, is_exact: bool) -> Mass:
        """The mass in this writer's manner."""
        if is_exact:
            return exact(grams, self.manner, self.draw)
        over, about = self.words["hedge_over"], self.words["hedge_about"]
        return rounded(grams, self.manner, self.draw, over=over, about=about, over_after=self.over_after)

    def over(self, said: str) -> str:
        """More than so much."""
        hedge = self.draw.pick(self.words["hedge_over"])
        return f"{said} {hedge}" if self.over_after else f"{hedge} {said}"

    def count(self, count: int) -> str:
        """A number, in words where small."""
        return number(count, self.manner, self.draw)

    def quantity(self, line: Line, *, is_exact: bool, turn: int) -> Phrase:
        """Words for one line, and the substance entry they state."""
        name, lists = self.drug(line.substance, turn), self.words["amounts"]
        if line.g is None:
            figure = f"{line.n:,}" if self.manner.commas else str(line.n)
            return self._amount(lists[line.unit], name=name, n=figure), stated(line.substance, name, line.n, str(line.unit))
        if not is_exact and self.draw.chance(0.07):
            return self._amount(lists["no_weight"], name=name), stated(line.substance, name, None, "unknown")
        doubtful = self.words["doubtful_drugs"].get(line.substance)
        is_doubtful = bool(doubtful) and self.draw.chance(0.03)
        name = self.draw.pick(doubtful) if is_doubtful else name
        mass = self.mass(line.g, is_exact=is_exact)
        entry = stated(line.substance, name, mass.quantity, mass.unit, approx=mass.approx, ambiguous=is_doubtful)
        kind, pieces = self._counted(line, mass)
        if pieces:
            entry |= {"count": pieces, "count_unit": kind.removeprefix("weighed_").removesuffix("s")}
        half = exact(line.g // 2, self.manner, self.draw).words if kind == "lots" else ""
        return self._amount(lists[kind], name=name, mass=mass.words, n=str(pieces), half=half), entry

    def _counted(self, line: Line, mass: Mass) -> tuple[str, int]:
        """How a weighed line is told: by mass alone, or with its pieces or packets counted beside it; or gross."""
        if line.gross:
            return "gross", 0
        if line.pieces:
            return f"weighed_{line.pieces_unit}", line.pieces
        packets, left = divmod(line.g or 0, PACKET_G)
        if packets > 1 and not left and not mass.approx and self.draw.chance(0.12):
            return "packets", packets
        if (line.g or 0) % 2000 == 0 and not mass.approx and self.draw.chance(0.04):
            return "lots", 0
        return "mass", 0

    def _amount(self, shapes: list[str], **slots: str) -> str:
        shape = str(self.draw.pick(shapes))
        for slot, text in slots.items():
            shape = shape.replace(f"{{{slot}}}", text)
        return shape

    def quantities(self, event: Event, *, is_exact: bool, again: bool) -> tuple[dict[str, str], list[dict[str, Any]]]:
        """All lines in one phrase, or with their sum, or the second by itself; `again`: the drug just named."""
        if again and len(event.lines) == 1 and event.lines[0].g and not event.lines[0].pieces:
            mass, name = self.mass(event.grams, is_exact=is_exact), self.draw.pick(self.words["same_drug"])
            entry = stated(event.lines[0].substance, name, mass.quantity, mass.unit, approx=mass.approx)
            return {"qty": self._amount(self.words["amounts"]["mass"][:1], mass=mass.words, name=name)}, [entry]
        told = [self.quantity(line, is_exact=is_exact, turn=event.turn) for line in event.lines]
        phrases, entries = [phrase for phrase, _ in told], [entry for _, entry in told]
        joined, kind = self.draw.pick(self.words["and"]).join(phrases), self.draw.part()
        if len(told) == 2 and kind < 0.2:
            return {"qty": phrases[0], "rest": phrases[1]}, entries
        if len(told) > 1 and kind < 0.27 and is_exact and all(line.g for line in event.lines):
            total = self.mass(event.grams, is_exact=True).words
            return {"qty": self._amount(self.words["of_which"], total=total, parts=joined)}, entries
        return {"qty": joined}, entries

    def facts(
        self, event: Event, *, is_exact: bool, same_place: bool = False, again: bool = False
    ) -> tuple[dict[str, str], dict[str, Any]]:
        """All slots a shape may use, and what stands behind them: the entries stated, what a passenger's words tell."""
        facts, entries = self.quantities(event, is_exact=is_exact, again=again)
        behind: dict[str, Any] = {"substances": entries, "journey": frozenset()}
        if event.arrests:
            facts |= self.held(event)
            facts["pax"], behind["journey"] = self.persons(event, "pax")
        elif event.setting in ("road", "border"):
            facts["held"] = self.draw.pick(self.words["roadfled"])
        elif event.setting in FLED:
            facts["held"] = self.draw.pick(self.words["fled"])
        facts |= self._where(event.place, same_place) | self._things(event)
        return {name: self.mended(text) for name, text in facts.items() if text}, behind

    def held(self, event: Event) -> dict[str, str]:
        """`from`: those arrested as somebody from whom something is taken; `held`: a clause that says they were."""
        raise NotImplementedError

    def persons(self, event: Event, kind: str) -> tuple[str, frozenset[str]]:
        """Those arrested, by the shapes of that kind; and which of the journey's facts the phrase told."""
        nation = self.words["nationals"][event.nationals[0][0]] if event.nationals else ""
        facts = {
            "count": self.count(event.arrests), "nation": nation, "nationone": f"a {nation}", "flight": event.flight or "",
            "initials": initials(self.draw),
            "home": event.home[self.index] if event.home else "",
            "dest": event.destination[self.index] if event.destination else "",
        }  # fmt: skip
        for shape in self.draw.shuffled(self.words[kind][group_of(event, self.words[kind])]) * 3:
            found = tell(shape, facts, self.draw)
            if found:
                return self.mended(found[0]), found[1]
        raise ValueError(f"No words of kind {kind!r} for those arrested in {event.key}")

    def mended(self, text: str) -> str:
        """The text with what the shapes cannot know put right."""
        return text

    def names_of(self, place: Place) -> tuple[str, ...]:
        """The place's names in this language."""
        return (place.names, place.names_ur)[self.index]

    def district(self, place: Place) -> str:
        """The district's name in this language."""
        raise NotImplementedError

    def at(self, event: Event) -> str:
        """Where, for a spot."""
        shapes = self.words["at"][event.place.spot or "town"]
        return self._amount(shapes, spot=self.names_of(event.place)[0], district=self.district(event.place))

    def _where(self, place: Place, same_place: bool) -> dict[str, str]:
        if place.kind == "spot":
            shapes = self.words["at"][place.spot or "town"]
            return {"at": self._amount(shapes, spot=self.names_of(place)[0], district=self.district(place))}
        name = self.draw.pick(self.names_of(place))
        return {place.kind: self.words["same_airport"] if same_place and place.iata else name}

    def _things(self, event: Event) -> dict[str, str]:
        lists, turn = self.words, event.turn
        facts = {slot: lists[name][turn % len(lists[name])] for slot, name in THINGS.items()}
        pairs = {"dest": event.destination, "origin": event.origin}
        facts |= {slot: pair[self.index] if pair else "" for slot, pair in pairs.items()}
        facts["flight"] = event.flight or ""
        if event.vehicle:
            for slot, name in (("veh", "vehicles"), ("hid", "hid")):
                choices = lists[name][event.vehicle]
                facts[slot] = choices[turn % len(choices)]
            facts["stop"] = self.draw.pick(lists.get("stop", [""]))
        return facts


def stated(
    code: str, name: str, quantity: Any, unit: str, *, approx: bool = False, ambiguous: bool = False
) -> dict[str, Any]:
    """A substance entry as the statements' truth has it; quantity None where the words give none."""
    return {
        "name_text": name, "substance_code": code, "quantity": None if quantity is None else float(quantity), "unit": unit,
        "approx": approx, "ambiguous": ambiguous,
    }  # fmt: skip


def initials(draw: Draw) -> str:
    """Two letters and their points; nobody's."""
    letters = "ABDFGHIJKMNQRSTWYZ"
    return f"{draw.pick(letters)}.{draw.pick(letters)}."


def group_of(event: Event, shapes: dict[str, Any]) -> str:
    """Which words fit those arrested: one or many, a woman, foreigners, some of both."""
    if event.arrests == 1:
        return "foreign" if event.nationals else "woman" if event.women else "plain"
    if event.nationals:
        return "manyforeign" if event.foreigners == event.arrests else "mixed"
    return "manywomen" if event.women and "manywomen" in shapes else "many"


def lists_of(language: str) -> dict[str, Any]:
    """The language's word lists."""
    return dict(words(language))
