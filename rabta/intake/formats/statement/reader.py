"""The statement reader: one record in, one reading out. Start here.

The order of the steps is the order of certainty: what can be told apart by its own form (agencies, dates, flights,
money) is read first and takes its words, so that a later step cannot read them as something else.
"""

from decimal import Decimal
from typing import Any  # records and readings are JSON

from rabta.intake.formats.statement import checks
from rabta.intake.formats.statement.arrests_alone import tells_of_arrests
from rabta.intake.formats.statement.assembly import Context, incident_spans, incident_tree
from rabta.intake.formats.statement.briefings import briefs
from rabta.intake.formats.statement.clearances import clearances_in
from rabta.intake.formats.statement.corrections import applied
from rabta.intake.formats.statement.dates import find_dates, parse_statement_date
from rabta.intake.formats.statement.drafting import Drafting, draft_statement
from rabta.intake.formats.statement.encounters import encounters_in, speaks_of_people_met
from rabta.intake.formats.statement.findings import with_findings
from rabta.intake.formats.statement.headlines import below_headline, only_in_headline
from rabta.intake.formats.statement.incidents import Draft, Marks, heads_shared, lead_of
from rabta.intake.formats.statement.kinds import MIGRANT, OPERATION, PERIODIC, POPPY, kind_of
from rabta.intake.formats.statement.laboratory import Finding, find_laboratory
from rabta.intake.formats.statement.listed_drugs import Item, in_tonnes_of, totals_by_substance
from rabta.intake.formats.statement.money import find_money
from rabta.intake.formats.statement.nil import nil_in
from rabta.intake.formats.statement.passing import without_passing
from rabta.intake.formats.statement.periodic import Lists, part_of_lists, periodic_totals, seizures_among
from rabta.intake.formats.statement.periods import days_only, period_of
from rabta.intake.formats.statement.place import ROAD_NAME, SCENE, SEAT
from rabta.intake.formats.statement.places import find_all_places
from rabta.intake.formats.statement.prose import Whole, clearing_pieces, is_prose, telling_pieces, without_statistics
from rabta.intake.formats.statement.quantities import find_quantities
from rabta.intake.formats.statement.regions import counts_by_region, in_kilograms, parts_of_drugs, regions_of
from rabta.intake.formats.statement.roles import country_of, find_agencies, province_of
from rabta.intake.formats.statement.routes import find_flights
from rabta.intake.formats.statement.seizures import Carried
from rabta.intake.formats.statement.sentences import Piece, pieces_of
from rabta.intake.formats.statement.settling import one_of
from rabta.intake.formats.statement.shared_out import share_out
from rabta.intake.formats.statement.slips import grams_meant
from rabta.intake.formats.statement.stated import Stated, operations_in
from rabta.intake.formats.statement.substances import UNKNOWN, find_substances
from rabta.intake.formats.statement.table_counts import totals_in_table
from rabta.intake.formats.statement.tree import Found, Plain, Spanned, lay_out
from rabta.intake.formats.statement.unweighed import unweighed
from rabta.intake.formats.statement.versions import say_instead_of, set_versions_aside
from rabta.intake.formats.statement.view import View, view_of
from rabta.intake.formats.statement.weights import laboratory_weighed
from rabta.vocabulary.rules.scripts import language_of

READER_VERSION = "statement-35"


def read_statement(record: dict[str, Any], corrections: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """Read one statement {id, date, agency, lang, text, ...} into the object of `rabta read statement`.

    Spans count code points of `text` as given. `corrections`: [{"span": [from, to], "field": name, "value": value}],
    each applied to whatever was read at that span under that name; one that meets nothing is a check.
    Raises KeyError without a text, TypeError where the text is not a string; see `source.py` for the gentle way in.
    """
    text = record["text"]
    if not isinstance(text, str):
        raise TypeError("the text of a statement is a string")
    tree, view = _tree(record, text)
    reading, spans = lay_out(tree)
    reading["checks"] = reading.pop("checks")
    reading["spans"] = spans
    return applied(reading, corrections or [])


def _tree(record: dict[str, Any], text: str) -> tuple[dict[str, object], View]:
    view = view_of(text, country=country_of(record.get("agency")), province=province_of(record.get("agency")))
    speaker = record.get("agency") if isinstance(record.get("agency"), str) else None
    agencies = find_agencies(view, speaker=speaker)
    stated_on = parse_statement_date(record.get("date"))
    other_versions, taken_back = set_versions_aside(view)
    dates = find_dates(view, stated_on=stated_on)
    flights = find_flights(view)
    money = find_money(view)
    findings = find_laboratory(view)
    substances = find_substances(view)
    quantities = find_quantities(view)
    names_end = frozenset(after for _, after, _ in agencies.hits)
    on = stated_on[0] if stated_on else None
    places = find_all_places(view, on=on, names_end=names_end)
    pieces = pieces_of(view)
    marks = Marks(laboratory_weighed(view, pieces, quantities), substances, places)
    pieces, headline = below_headline(view, pieces, marks)
    heading = marks.inside(*headline) if headline is not None else None
    if headline is not None:
        marks = marks.inside(headline[1], len(view.tokens))
    brief = briefs(view, pieces, marks, dates)
    story, whole = not brief and is_prose(view), Whole(pieces, places)
    if story:
        whole = Whole(without_statistics(view, pieces, marks), places, clearing=clearing_pieces(view, pieces))
        pieces = telling_pieces(view, pieces, marks)
        marks = marks.within(pieces)
    drafting = draft_statement(view, pieces, marks, money, story=story)
    if headline is None and len(drafting.drafts) > 1 and only_in_headline(view, marks):
        drafting.drafts = one_of(drafting.drafts)
    drafting.other_versions, drafting.taken_back = [*other_versions, *drafting.other_versions], taken_back
    drafting.drafts, drafting.passing = without_passing(view, drafting.drafts, dates, on=on)
    if headline is not None and len(drafting.drafts) == 1 and drafting.first_head is None:
        drafting.first_head = headline
    tells = any(
        draft.lines or any(s.code != UNKNOWN or unweighed(view, s) for s in draft.bare) for draft in drafting.drafts
    )
    arrested = tells_of_arrests(drafting.drafts)
    operations = drafting.stated.values.get("operations") or operations_in(view, 0, len(view.tokens))
    nil = nil_in(view) if not tells and not arrested and not any(q.kg for q in marks.quantities) else None
    kind = PERIODIC if brief or nil else kind_of(
        view, marks, agencies={speaker or "", *(code for _, _, code in agencies.hits)}, tells=tells, arrested=arrested,
        said=" ".join(view.words(piece.first, piece.after) for piece in pieces) if story else _told(view, drafting),
        placed=any(place.part in (SCENE, ROAD_NAME, SEAT) and place.hit.kind != "province" for place in marks.places),
        operations=int(operations.value) if isinstance(operations, Found) else 0,
        destroyed=drafting.destroyed is not None, by_region=counts_by_region(view, marks),
    )  # fmt: skip
    context = Context(
        marks if heading is None else Marks(marks.quantities, marks.substances, [*heading.places, *marks.places]),
        money, flights, dates, agencies, record, drafting.first_head, speaker, on, lead_of(pieces, drafting.drafts),
        heads_shared(drafting.drafts), len(drafting.drafts) == 1,
    )  # fmt: skip
    tree = _heading(record, kind, language_of(text))
    tree["nil"] = Plain(False) if nil is None else Found(True, (nil,))
    if nil is not None:
        return _nil(view, tree, drafting, context), view
    if kind == PERIODIC:
        return _periodic(view, tree, pieces, drafting, context), view
    return _operation(view, tree, kind, whole, drafting, context, findings), view


def _heading(record: dict[str, Any], kind: str, language: str) -> dict[str, object]:
    """What a reading says of the statement as a whole, in its order."""
    said = {
        "id": record.get("id"), "reader_version": READER_VERSION, "kind": kind, "language": language,
        "date": record.get("date"), "agency": record.get("agency"),
    }  # fmt: skip
    if isinstance(record.get("outlet"), str):
        said["outlet"] = record["outlet"]
    return {name: Plain(value) for name, value in said.items()}


def _operation(
    view: View, tree: dict[str, object], kind: str, whole: Whole, drafting: Drafting, context: Context,
    findings: list[Finding],
) -> dict[str, object]:  # fmt: skip
    carried = Carried()
    drafts: list[Draft] = drafting.drafts if kind == OPERATION else []
    incidents = [incident_tree(view, draft, number, context, carried) for number, draft in enumerate(drafts, start=1)]
    incidents = with_findings(view, findings, drafts, incidents)
    share_out(view, drafting.stated, drafts, incidents)
    say_instead_of(incidents, drafting.taken_back)
    tree |= {
        "stated": drafting.stated.tree(),
        "scope": None,
        "period": None,
        "period_days": None,
        "totals_by_substance": [],
        "regions": [],
        "incidents": [
            Spanned(incident, incident_spans(view, draft)) for incident, draft in zip(incidents, drafts, strict=True)
        ],
        "clearances": clearances_in(
            view, whole.for_clearances if kind in (POPPY, OPERATION) else [], whole.places, context.dates
        ),
        "encounters": encounters_in(view, _of_journeys(view, whole.pieces, context, kind), whole.places, context.dates),
        "checks": [
            *grams_meant(view, drafts, incidents),
            *checks.implausible(view, drafts, incidents),
            *checks.sums(drafting.stated, drafts),
            *checks.commas(drafting.decimal_commas),
            *checks.counts(drafting.stated, drafts, view),
            *checks.versions(drafting.other_versions),
            *checks.passing(drafting.passing),
            *checks.money_doubts(context.money),
        ],
    }
    return tree


def _told(view: View, drafting: Drafting) -> str:
    """Give the text without what only counts a period beside the seizures told."""
    text = view.text
    for start, end in sorted((span for why, span in drafting.set_aside if why == "period"), reverse=True):
        text = text[:start] + text[end:]
    return text


def _of_journeys(view: View, pieces: list[Piece], context: Context, kind: str) -> list[Piece]:
    """Give the pieces that may tell of people met on the move: all of a smuggling statement, few of a list of seizures."""
    if kind == MIGRANT:
        return pieces
    if kind != OPERATION:
        return []
    drugless = [piece for piece in pieces if not context.marks.inside(piece.first, piece.after).substances]
    return [piece for piece in drugless if speaks_of_people_met(view, piece)]


def _nil(view: View, tree: dict[str, object], drafting: Drafting, context: Context) -> dict[str, object]:
    """A report that there was nothing: its period and no figure."""
    period = period_of(view, context.dates, on=context.on)
    period = period if period.days is not None else days_only(view, context.dates)
    tree |= {
        "stated": Stated().tree(),
        "scope": Plain(context.speaker),
        "period": period.tree(),
        "period_days": period.days_tree(),
        **{name: [] for name in ("totals_by_substance", "regions", "incidents", "clearances", "encounters")},
        "checks": checks.versions(drafting.other_versions),
    }
    return tree


def _periodic(
    view: View,
    tree: dict[str, object],
    pieces: list[Piece],
    drafting: Drafting,
    context: Context,
) -> dict[str, object]:
    marks, money = context.marks, context.money
    regions = regions_of(view, marks)
    of_regions = [(first, after) for first, after, _ in regions]
    own = [(first, after) for first, after, region in regions if region["substances"]]
    own += [(part.drug.first, part.drug.after) for part in parts_of_drugs(view, marks) if part.alone]
    items = totals_by_substance(view, marks.without_substances(own, unnamed_in=of_regions))
    single = seizures_among(pieces, marks, of_regions)
    if single and (of_regions or any(not _lies_in(item, single) for item in items)):
        items = totals_by_substance(view, marks.without_substances([*own, *single], unnamed_in=of_regions))
    starts = [first for first, _ in of_regions] + [item.first for item in items if not item.is_volume]
    listed = Lists(min(starts, default=None), (of_regions[0][0], of_regions[-1][1]) if of_regions else None)
    part = part_of_lists(view, pieces, context.dates, listed)
    stated = periodic_totals(view, pieces, marks, money, lists=listed, part=part)
    stated.values |= totals_in_table(view)
    whole = stated.values.get("total_kg")
    items = in_tonnes_of(Decimal(whole.value), items) if isinstance(whole, Found) else items
    in_kilograms(stated, [region for _, _, region in regions])
    period = period_of(view, context.dates, on=context.on, part=None if part is None else (part.first, part.after))
    tree |= {
        "stated": stated.tree(),
        "scope": Plain(context.speaker),
        "period": period.tree(),
        "period_days": period.days_tree(),
        "totals_by_substance": [item.tree for item in items],
        "regions": [region for _, _, region in regions],
        "incidents": [],
        "clearances": clearances_in(view, pieces, marks.places, context.dates),
        "encounters": [],
        "checks": [
            *_periodic_checks(stated, items, regions),
            *checks.versions(drafting.other_versions),
            *checks.money_doubts(money),
        ],
    }
    return tree


def _lies_in(item: Item, ranges: list[tuple[int, int]]) -> bool:
    return any(first <= item.first < after for first, after in ranges)


def _periodic_checks(
    stated: Stated, items: list[Any], regions: list[tuple[int, int, dict[str, object]]]
) -> list[dict[str, object]]:
    total = stated.values.get("total_kg")
    if not isinstance(total, Found):
        return []
    found = []
    for name, values in (
        ("substances", [_kilograms(item.tree) for item in items]),
        ("regions", [region["total_kg"].value for _, _, region in regions if isinstance(region["total_kg"], Found)]),
    ):
        known = [Decimal(value) for value in values if value is not None]
        difference = sum(known, start=Decimal(0)) - Decimal(total.value)
        if known and len(known) == len(values) and abs(difference) >= Decimal("0.001"):
            note = (
                f"the {name} add up to {sum(known, start=Decimal(0))} kg, {difference:+} kg from the stated {total.value} kg"
            )
            found.append(checks.check(f"sum_of_{name}_differs", total.spans, note))
    return found


def _kilograms(tree: dict[str, object]) -> Decimal | None:
    quantity, unit = tree["quantity"], tree["unit"]
    if not isinstance(quantity, Found) or not isinstance(unit, Found):
        return None
    factor = {"kg": Decimal(1), "g": Decimal("0.001"), "tonne": Decimal(1000)}.get(str(unit.value))
    return None if factor is None else Decimal(quantity.value) * factor
