"""Publications in the record: made of what is releasable, frozen, approved by two others, restated, taken back."""

import json
import uuid
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, connections

from rabta.briefing.operations import SaidOfRates, step_list
from rabta.briefing.rules.list_course import Kind as ListStep
from rabta.briefing.rules.list_course import ListKind
from rabta.briefing.rules.period import Period
from rabta.briefing.rules.valuing import Into
from rabta.documents.queries import briefing_printed
from rabta.documents.rules.as_paper import as_paper
from rabta.filing.errors import NotAvailable
from rabta.filing.operations import withdraw_report
from rabta.language.documents import edition_page, edition_pdf
from rabta.ledger.operations import append_entry, entered_by_owner
from rabta.people.operations import NewReader, add_reader
from rabta.people.rules.purposes import Role
from rabta.publications.errors import NotPublishable
from rabta.publications.operations import NewEdition, prepare_edition, prepare_restatement, sign_edition
from rabta.publications.queries import editions as queries
from rabta.publications.queries.checking import judge_text
from rabta.publications.queries.since import since_published
from rabta.publications.rules.course import Kind, Stands
from rabta.sharing.operations import acting_as, reading_as
from rabta.vocabulary.rules.numbered import agency_number
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, DIRECTOR, OUTSIDER, Person
from tests.rooms.test_exchange_rates import SAID, bring_rates
from tests.rooms.test_price_lists import bring

SECOND = Person("EX second", "NNCC", 3, (Role.LIAISON,))
MARCH = Period(date(2025, 3, 1), date(2025, 3, 31))
EVERYBODY, KEPT = "restricted; every agency", "confidential; every agency"


def anf(day: int, kg: str, held: int = 0, place: str = "Lahore") -> str:
    arrested = f" {held} persons were arrested." if held else ""
    return f"ANF seized {kg} kg heroin at {place} on {day} March 2025.{arrested}"


def add_second(house: House) -> House:
    """One more officer of the centre."""
    new = NewReader(name=SECOND.name, agency=agency_number("NNCC") or 0, vetting=3, groups=(), purposes=SECOND.purposes,
                    roles=SECOND.roles)  # fmt: skip
    at, entry = house.clock.tick(), house.clock.new_id()
    add_reader(new, id=SECOND.id, at=at, enter=entered_by_owner(at=at, id=entry))
    return house


@pytest.fixture
def centre(house: House) -> House:
    add_second(house)
    house.file(ANF_OFFICER, anf(3, "12", 7), marking=EVERYBODY)
    house.file(ANF_OFFICER, anf(9, "30", 6, "Karachi"), marking=EVERYBODY)
    house.file(ANF_OFFICER, anf(15, "500", 9, "Quetta"), marking=KEPT)
    house.file(ANF_OFFICER, anf(16, "700", 9, "Gwadar"), marking=f"{EVERYBODY}; H2")
    return house


def prepares(house: House, who: Person = ANALYST, period: Period = MARCH) -> uuid.UUID:
    return prepare_edition(reader_id=who.id, new=NewEdition(period=period), page=edition_page, at=house.clock.tick(),
                           new_id=house.clock.new_id)  # fmt: skip


def restates(house: House, of: uuid.UUID, who: Person = ANALYST) -> uuid.UUID:
    return prepare_restatement(reader_id=who.id, edition_id=of, page=edition_page, at=house.clock.tick(),
                               new_id=house.clock.new_id)  # fmt: skip


def signs(house: House, who: Person, of: uuid.UUID, *kinds: Kind, words: str = "") -> None:
    for kind in kinds:
        sign_edition(reader_id=who.id, edition_id=of, kind=kind, words=words, at=house.clock.tick(),
                     new_id=house.clock.new_id)  # fmt: skip


def publishes(house: House, of: uuid.UUID) -> None:
    signs(house, DIRECTOR, of, Kind.APPROVED)
    signs(house, SECOND, of, Kind.APPROVED, Kind.PUBLISHED)


def seen(who: Person, of: uuid.UUID) -> Any:
    with reading_as(who.id) as looking:
        return queries.edition(of, by=looking)


def page(who: Person, of: uuid.UUID) -> Any:
    with reading_as(who.id):
        return queries.page_of_edition(of)


def since(who: Person, name: str, period: Period = MARCH) -> Any:
    with reading_as(who.id):
        return since_published(name, period)


def printed_mass(who: Person) -> Any:
    """The mass of March as the briefing's PDF has it."""
    with reading_as(who.id):
        figures = as_paper(briefing_printed(**asdict(MARCH)))["figures"]
    return next(one for one in figures if one["title"] == "Mass seized")


def told(found: Any, name: str) -> Any:
    return next((one for one in found["outside"] if one["name"] == name), None)


def test_from_the_record_to_a_publication_that_is_restated_and_taken_back(centre: House) -> None:
    first = prepares(centre)
    own = seen(ANALYST, first)["own"]
    assert own["stands"] is Stands.WAITS and told(own, "mass_by_substance")["value"] == 42_000, "what hides is in no number"
    assert told(own, "arrests")["value"] == 13
    [mass] = [one for one in own["figures"] if one["name"] == "mass_by_substance"]
    assert mass["counts_once"] == 2 and len(mass["definition_version"]) == 12
    assert seen(OUTSIDER, first) is None and page(ANALYST, first) is None
    for who, kind in ((ANALYST, Kind.APPROVED), (ANALYST, Kind.PUBLISHED), (DIRECTOR, Kind.RETRACTED)):
        with pytest.raises(NotPublishable):
            signs(centre, who, first, kind, words="w")
    with pytest.raises(NotAvailable):
        signs(centre, ANF_OFFICER, first, Kind.APPROVED)
    publishes(centre, first)
    left = page(OUTSIDER, first)["page"]
    assert "42 kg" in left and "13 persons" in left and seen(OUTSIDER, first)["own"] is None
    out = seen(OUTSIDER, first)["published"]
    assert "seized 42 kg" in out["press_en"] and "13 people" in out["press_en"] and "42 کلوگرام" in out["press_ur"]
    with reading_as(ANALYST.id):  # who sees more than what is published
        judged = judge_text(out["press_en"], **asdict(MARCH))["figures"]
    whole = {one["what"]: one["verdict"] for one in judged if one["what"] == "arrests" or one["of"] is None}
    assert all(one["verdict"] == "other_definition" for one in whole.values())
    assert "as published on 1 March 2025" in " ".join(whole["mass_seized"]["why"])
    with pytest.raises(NotPublishable, match="published already"):
        prepares(centre)
    with pytest.raises(NotPublishable, match="Nothing changed"):
        restates(centre, first)

    late = centre.file(ANF_OFFICER, anf(20, "8", 2, "Multan"), marking=EVERYBODY)
    assert page(OUTSIDER, first)["page"] == left, "the record moved, the publication did not"
    mass = since(ANALYST, "mass_by_substance")
    assert (mass["told"]["value"], mass["now"], mass["by"]) == (42_000, 50_000, 8_000), "what only analysts see is in none"
    assert [(line["by"], line["province"], line["why"], line["came"]) for line in mass["lines"]] == [
        (8_000, "Punjab", "late", [late.number])
    ]
    beside = since(OUTSIDER, "mass_by_substance")
    assert beside is not None and beside["lines"] is None and beside["now"] == 0, "to partners nothing of the record shows"
    beside = since(ANF_OFFICER, "mass_by_substance")
    assert beside["lines"] is None and (beside["now"], beside["by"]) == (50_000, 8_000), "the frozen records do not show"
    cells = {(row["list"], row["label"]): (row["was"], row["now"]) for row in beside["cells"]}
    assert cells == {("Its parts", "Heroin"): (42_000, 50_000), ("Province", "Punjab"): (12_000, 20_000),
                     ("Month", "March 2025"): (42_000, 50_000)}  # fmt: skip
    for who, label, note in ((ANALYST, "20 March 2025, Punjab", "reports that came after it was frozen"),
                             (ANF_OFFICER, "Province: Punjab", "")):  # fmt: skip
        paper = printed_mass(who)
        said = "Published on 1 March 2025: 42 kg. The same days, of what may be published now: 50 kg."
        assert paper["since"] == said
        assert (paper["tables"][-1]["title"], note) == ("Since it was published", paper["tables"][-1]["rows"][0]["note"])
        assert label in [row["label"] for row in paper["tables"][-1]["rows"]]
    april = since(ANALYST, "mass_by_substance", Period(date(2025, 4, 1), date(2025, 4, 30)))
    assert not april["same_days"] and april["told"]["value"] == 42_000 and april["now"] is None
    assert since(ANALYST, "vehicles") is None, "of what was never published there is nothing to tell"
    second = restates(centre, first, who=DIRECTOR)
    own = seen(ANALYST, second)["own"]
    lines = own["changes"]["mass_by_substance"]
    assert [(line["by"], line["why"], line["came"]) for line in lines] == [("8000", "late", [late.number])]
    assert told(own, "mass_by_substance") | {"value": 50_000, "was": 42_000} == told(own, "mass_by_substance")
    assert told(own, "arrests")["value"] == 13 and not told(own, "arrests")["by"], "two more are not told"
    signs(centre, ANALYST, second, Kind.APPROVED)
    signs(centre, SECOND, second, Kind.APPROVED, Kind.PUBLISHED)
    assert seen(OUTSIDER, first)["published"]["restated_by"] == second
    printed = page(OUTSIDER, second)["printed"]
    words = json.dumps(printed, ensure_ascii=False)
    assert "50 kg" in words and "42 kg" in words and "50 کلوگرام" in words and "500 kg" not in words
    again, urdu = (edition_pdf(page(OUTSIDER, second)["printed"], code, gone=None) for code in ("en", "ur"))
    assert again == edition_pdf(printed, "en", gone=None) and urdu != again and again.startswith(b"%PDF")
    assert b"pdfaid:part" in again and b"pdfuaid:part" in again
    assert "42 kg" in page(OUTSIDER, second)["page"] and "50 kg" in page(OUTSIDER, second)["page"]
    signs(centre, DIRECTOR, second, Kind.RETRACTED, words="EX: a mistake")
    assert page(OUTSIDER, second)["withdrawn_at"] and seen(OUTSIDER, second)["published"]["why"] == "EX: a mistake"


def test_what_is_pulled_back_shows_as_gone_and_the_lines_add_up(centre: House) -> None:
    filed = centre.file(ANF_OFFICER, anf(21, "100", 8, "Hub"), marking=EVERYBODY)
    first = prepares(centre)
    publishes(centre, first)
    withdraw_report(reader_id=ANF_OFFICER.id, report_id=filed.report_id, reason="sent by mistake", at=centre.clock.tick(),
                    new_id=centre.clock.new_id)  # fmt: skip
    [gone] = since(ANALYST, "mass_by_substance")["lines"]
    assert (gone["why"], gone["by"], gone["went"]) == ("gone", -100_000, [filed.number])
    own = seen(ANALYST, restates(centre, first))["own"]
    for name, lines in own["changes"].items():
        figure = told(own, name)
        by = Decimal(str(figure["value"])) - Decimal(str(figure["was"]))
        assert {line["why"] for line in lines} == {"gone"} and lines[0]["went"] == [filed.number]
        assert sum(Decimal(line["by"]) for line in lines) == by, name


def test_a_converted_value_is_frozen_by_its_rates_and_restated_by_others_with_that_reason(centre: House) -> None:
    bring(centre, heroin="10")
    bank = bring_rates(centre, ["USD,PKR,200,2025-03-01,2025-03-05"])  # and none for the ninth of March
    new = NewEdition(period=MARCH, into=Into("PKR", "EX bank"))
    first = prepare_edition(reader_id=ANALYST.id, new=new, page=edition_page, at=centre.clock.tick(),
                            new_id=centre.clock.new_id)  # fmt: skip
    value = told(seen(ANALYST, first)["own"], "value")
    assert (value["value"], value["unit"], value["gaps"]["not_converted"]) == (24_000, "PKR", True)
    publishes(centre, first)
    left = page(OUTSIDER, first)["page"]
    assert "EX bank, 2025-04-01" in left and "24,000 Pakistani rupees" in left
    assert (now := since(ANALYST, "value"))["now"] == 24_000 and not now["by"] and not now["otherwise"]

    later = SaidOfRates(**{**vars(SAID), "dated": date(2025, 4, 2)})
    newer = bring_rates(centre, ["USD,PKR,250,2025-03-01,2025-03-31"], said=later)
    assert page(OUTSIDER, first)["page"] == left, "the rates moved, the publication did not"
    assert (now := since(ANALYST, "value"))["now"] is None and now["otherwise"], "two rates are not compared"
    second = restates(centre, first, who=DIRECTOR)
    own = seen(ANALYST, second)["own"]
    lines = own["changes"]["value"]
    assert [(line["day"], Decimal(line["was"]), Decimal(line["now"])) for line in lines] == [
        ("2025-03-09", 0, 75_000), ("2025-03-03", 24_000, 30_000)
    ]  # fmt: skip
    assert {(line["why"], *line["came"], *line["went"]) for line in lines} == {("worth",)}, "no report came or went"
    assert list(own["changes"]) == ["value"], "what is no value rests on no rates"
    assert told(own, "value")["value"] == 105_000 and told(own, "value")["by"] == 81_000
    signs(centre, ANALYST, second, Kind.APPROVED)
    signs(centre, SECOND, second, Kind.APPROVED, Kind.PUBLISHED)
    assert "a price list or rates of exchange that are others now" in page(OUTSIDER, second)["page"]
    for gone, back in ((newer, 24_000), (bank, None)):
        step_list(reader_id=ANALYST.id, of=ListKind.RATES, list_id=gone.rate_list_id, kind=ListStep.WITHDRAWN, words="EX",
                  at=centre.clock.tick(), new_id=centre.clock.new_id)  # fmt: skip
        if back:
            own = seen(ANALYST, restates(centre, second))["own"]
            assert told(own, "value")["value"] == back, "by the rates in force"
            assert {(line["why"], *line["went"]) for line in own["changes"]["value"]} == {("worth",)}
    centre.file(ANF_OFFICER, anf(20, "8", 2, "Multan"), marking=EVERYBODY)
    with pytest.raises(NotPublishable, match="in force no longer"):
        restates(centre, second)
    assert page(OUTSIDER, first)["page"] == left


def test_neighbouring_publications_do_not_tell_few_persons_by_their_difference(centre: House) -> None:
    centre.file(ANF_OFFICER, anf(30, "5", 3, "Multan"), marking=EVERYBODY)
    publishes(centre, prepares(centre))
    part = prepares(centre, period=Period(date(2025, 3, 1), date(2025, 3, 29)))
    arrests = told(seen(ANALYST, part)["own"], "arrests")
    assert arrests["value"] is None and arrests["withheld"] == "beside_earlier", "16 - 13 would tell of three"
    assert told(seen(ANALYST, part)["own"], "mass_by_substance")["value"] == 42_000
    other = prepares(centre, period=Period(date(2025, 3, 1), date(2025, 3, 8)))
    signs(centre, DIRECTOR, part, Kind.APPROVED)
    signs(centre, SECOND, part, Kind.APPROVED, Kind.PUBLISHED)
    signs(centre, DIRECTOR, other, Kind.APPROVED)
    signs(centre, SECOND, other, Kind.APPROVED)
    with pytest.raises(NotPublishable, match="prepare it anew"):
        signs(centre, SECOND, other, Kind.PUBLISHED)


def test_a_number_that_a_text_has_from_another_year_is_named(centre: House) -> None:
    centre.file(ANF_OFFICER, "ANF seized 900 kg hashish at Hub on 9 August 2025.", marking=EVERYBODY)
    centre.file(ANF_OFFICER, "ANF seized 100 kg hashish at Turbat on 9 October 2024.", marking=EVERYBODY)
    with reading_as(ANF_OFFICER.id):
        text, days = "The force seized {} kg of drugs.", {"date_from": date(2024, 9, 1), "date_to": date(2025, 8, 31)}
        verdicts = [judge_text(text.format(kg), **days)["figures"][0]["verdict"] for kg in ("2,242", "2,142", "2,000")]
    assert [one["verdict"] for one in verdicts] == ["agrees", "other_definition", "differs"]
    assert "1 December 2024 to 30 November 2025" in verdicts[1]["why"][0] and "from=2024-12-01" in verdicts[1]["url_query"]


def test_an_approval_is_withdrawn_with_a_reason_until_it_left_and_counts_no_longer(centre: House) -> None:
    first = prepares(centre)
    signs(centre, DIRECTOR, first, Kind.APPROVED)
    signs(centre, SECOND, first, Kind.APPROVED)
    assert Kind.APPROVAL_WITHDRAWN not in seen(ANALYST, first)["own"]["next"], "whoever gave none has none to withdraw"
    with pytest.raises(NotPublishable, match="whoever gave it"):
        signs(centre, ANALYST, first, Kind.APPROVAL_WITHDRAWN, words="EX: mine")
    with pytest.raises(NotPublishable, match="Say why"):
        signs(centre, SECOND, first, Kind.APPROVAL_WITHDRAWN)
    with pytest.raises(NotAvailable):
        signs(centre, OUTSIDER, first, Kind.APPROVAL_WITHDRAWN, words="EX: not mine")
    signs(centre, SECOND, first, Kind.APPROVAL_WITHDRAWN, words="EX: the mass of Quetta is doubted")
    own = seen(ANALYST, first)["own"]
    assert own["stands"] is Stands.WAITS and own["steps"][-1]["words"] == "EX: the mass of Quetta is doubted"
    assert own["steps"][-1]["signed_name"] == SECOND.name
    with reading_as(SECOND.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT subject_id FROM entry WHERE deed = 'edition:approval_withdrawn'")
        assert cursor.fetchall() == [(str(first),)]
    with pytest.raises(NotPublishable, match="Two others"):
        signs(centre, ANALYST, first, Kind.PUBLISHED)
    signs(centre, SECOND, first, Kind.APPROVED, Kind.PUBLISHED)
    with pytest.raises(NotPublishable, match="before anything left"):
        signs(centre, SECOND, first, Kind.APPROVAL_WITHDRAWN, words="EX: too late")


def test_days_of_which_nothing_tells_and_a_reader_outside_the_centre_are_refused(centre: House) -> None:
    with pytest.raises(NotPublishable, match="Nothing that may be published"):
        prepares(centre, period=Period(date(2030, 1, 1), date(2030, 1, 31)))
    with pytest.raises(NotPublishable, match="of the centre"):
        prepares(centre, who=ANF_OFFICER)


def test_the_database_holds_that_two_others_approved_and_that_what_leaves_is_what_they_read(centre: House) -> None:
    first = prepares(centre)
    out = ("INSERT INTO edition_out (edition_id, kind, restates_id, date_from, date_to, outside, page, press_en, press_ur,"
           " printed, words, agency, done_at, marking_id) SELECT e.id, 'published', e.restates_id, e.date_from, e.date_to,"
           " e.outside, {page}, {press}, e.press_ur, e.printed, '', e.agency, now(), e.marking_id"
           " FROM edition e")  # fmt: skip
    approve = ("INSERT INTO edition_step (id, number, kind, words, signed_by, signed_name, signed_at, edition_id,"
               " marking_id) SELECT gen_random_uuid(), 9, 'approved', '', r.id, r.name, now(), e.id, e.marking_id"
               " FROM edition e, reader r WHERE r.id = current_reader()")  # fmt: skip

    def writes(who: Person, statement: str) -> None:
        with acting_as(who.id) as looking, connections["default"].cursor() as cursor:
            entry = looking.deed("edition:try", subject=("edition", str(first)), detail={})
            append_entry(entry, id=centre.clock.new_id(), at=centre.clock.tick())
            cursor.execute(statement)

    for who, statement in ((ANALYST, approve), (DIRECTOR, out.format(page="e.page", press="e.press_en"))):
        with pytest.raises(DatabaseError):
            writes(who, statement)
    signs(centre, DIRECTOR, first, Kind.APPROVED)
    signs(centre, SECOND, first, Kind.APPROVED)
    signs(centre, SECOND, first, Kind.APPROVAL_WITHDRAWN, words="EX: doubted")
    with pytest.raises(DatabaseError):
        writes(DIRECTOR, out.format(page="e.page", press="e.press_en"))
    signs(centre, SECOND, first, Kind.APPROVED)
    for changed in ({"page": "e.page || 'x'", "press": "e.press_en"}, {"page": "e.page", "press": "'x'"}):
        with pytest.raises(DatabaseError):
            writes(DIRECTOR, out.format(**changed))
    writes(DIRECTOR, out.format(page="e.page", press="e.press_en"))
    with pytest.raises(DatabaseError):
        writes(DIRECTOR, approve.replace("'approved'", "'approval_withdrawn'").replace("9,", "10,"))
