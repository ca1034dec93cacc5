"""What laboratories found, in the record: kept with its words, hidden and purged with its report, and told as a signal."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from rabta.custody.rules.step import Kind
from rabta.filing.releasing import mark_anew
from rabta.prevention import queries
from rabta.prevention.operations import decide_signal
from rabta.prevention.rules.signal import Decided, about_in
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.leaks.asking import ask
from tests.people import ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, Person
from tests.rooms.test_custody import begin, key_of, sign, weighed

TODAY = date(2025, 12, 31)
EVERY = "restricted; every agency"
OWN = "restricted; originator only"
NEW = "adulterant:nitazene:country:PK"
FALSE = "counterfeit:benzodiazepine:province:Punjab"
HEROIN = "EX: Customs recovered {n} kg heroin at Quetta on {day:%d %B %Y} and arrested one accused. "
PILLS = "EX: Customs seized {n} diazepam tablets at Lahore on {day:%d %B %Y}; one arrested. "


def files(house: House, text: str, *, days_ago: int, n: int, who: Person = CUSTOMS_OFFICER, marking: str = EVERY) -> Any:
    day = TODAY - timedelta(days=days_ago)
    return house.file(who, text.format(n=n, day=day), written_on=day, marking=marking).report_id


def year(house: House) -> tuple[Any, Any]:
    """Heroin with caffeine for most of a year, a nitazene in the last days, and false tablets: ids of these two reports."""
    for n, days_ago in enumerate((300, 200, 100)):
        told = HEROIN + f"Laboratory analysis showed heroin cut with caffeine, purity {40 + n} %."
        files(house, told, days_ago=days_ago, n=n + 2)
    new = files(house, HEROIN + "The laboratory reported that the heroin contained metonitazene.", days_ago=6, n=7)
    told = PILLS + "The tablets, marked D10, contained etizolam instead of diazepam and were found to be counterfeit."
    return new, files(house, told, days_ago=4, n=1200)


def seen(who: Person) -> dict[str, Any]:
    with reading_as(who.id) as looking:
        return {one["about"]: one for one in queries.signals(by=looking, today=TODAY)["signals"]}


def one(who: Person, about: str) -> Any:
    named = about_in(about)
    assert named is not None
    with reading_as(who.id) as looking:
        return queries.signal(named, by=looking, today=TODAY)


def found(who: Person) -> Any:
    with reading_as(who.id):
        return queries.laboratory(today=TODAY)


def test_an_adulterant_and_false_tablets_are_told_with_their_words_and_decided_by_a_person(house: House) -> None:
    new, false = year(house)
    before = seen(CUSTOMS_OFFICER), found(CUSTOMS_OFFICER)
    assert {NEW, FALSE, "adulterant:etizolam:country:PK"} <= set(before[0])
    assert "adulterant:caffeine:country:PK" not in before[0], "it was known before"
    assert (before[0][NEW]["first"], before[0][NEW]["since"]) == (TODAY - timedelta(days=6), TODAY - timedelta(days=300))
    behind = one(CUSTOMS_OFFICER, FALSE)
    assert behind["report_ids"] == [false] and behind["findings"][0]["marking_seen"] == "D10"
    assert behind["findings"][0]["words"].startswith("The tablets, marked D10")
    assert behind["findings"][0]["laboratory"] == "", "no laboratory is named"
    assert one(CUSTOMS_OFFICER, NEW)["findings"][0]["laboratory"] == "laboratory"
    page = before[1]
    assert [(line["thing"]["code"], line["events"]) for line in page["beside"]][0] == ("caffeine", 3)
    [heroin] = page["purities"]
    assert (heroin["substance"]["code"], heroin["spread"].results, heroin["spread"].middle) == ("heroin", 3, 41)
    # What hides moves nothing, and nobody else learns of it.
    hidden = "EX: ANF recovered {n} kg heroin at Multan on {day:%d %B %Y}. The laboratory found xylazine in the heroin."
    files(house, hidden, days_ago=3, n=9, who=ANF_OFFICER, marking=OWN)
    assert before == (seen(CUSTOMS_OFFICER), found(CUSTOMS_OFFICER))
    assert "adulterant:xylazine:country:PK" in seen(ANF_OFFICER)
    assert seen(OUTSIDER) == {} and found(OUTSIDER)["total"] == 0
    # A named person decides; it hides with its report, and goes with it.
    named = about_in(NEW)
    assert named is not None
    decide_signal(reader_id=CUSTOMS_OFFICER.id, about=named, day=TODAY, kind=Decided.FOLLOWED, at=house.clock.tick(),
                  new_id=house.clock.new_id)  # fmt: skip
    assert seen(CUSTOMS_OFFICER)[NEW]["stands"] is Decided.FOLLOWED
    mark_anew(reader_id=CUSTOMS_OFFICER.id, report_id=new, marking_text=OWN, reason="EX: closer", at=house.clock.tick(),
              new_id=house.clock.new_id)  # fmt: skip
    assert NEW not in seen(ANF_OFFICER) and NEW in seen(CUSTOMS_OFFICER)


PURE = HEROIN + "The Government laboratory reported that the heroin was 0 % pure."
PURER = "purer:heroin:country:PK"


def test_purer_is_one_result_an_event_whether_an_exhibit_or_a_text_tells_it(house: House) -> None:
    for n in range(8):
        files(house, PURE.replace(" 0 %", f" {30 + 2 * n} %"), days_ago=300 - 30 * n, n=n + 2)
    late = [files(house, PURE.replace(" 0 %", f" {71 + n} %"), days_ago=20 - 5 * n, n=n + 30) for n in range(2)]
    [told_again] = [files(house, PURE.replace(" 0 %", " 71 %"), days_ago=20, n=30, who=ANF_OFFICER)]
    assert PURER not in seen(CUSTOMS_OFFICER), "told by two, it is one event still: two late results are too few"
    of_exhibit = files(house, HEROIN, days_ago=4, n=50)
    house.clock.now = datetime(2025, 12, 30, tzinfo=UTC)
    for pure in ("79", "81", "95"):
        came_back(house, key_of(house, of_exhibit), pure)
    purer = seen(CUSTOMS_OFFICER)[PURER]["purer"]
    assert (purer.results, purer.late, purer.earlier, purer.before) == (3, 72, 8, 37), "three exhibits of one load are one"
    behind = one(CUSTOMS_OFFICER, PURER)
    assert [(row["purity"], len(row["exhibits"]), len(row["findings"])) for row in behind["results"]] == [
        (81, 3, 0), (72, 0, 1), (71, 0, 2)
    ]  # fmt: skip
    assert {*late, told_again, of_exhibit} < set(behind["report_ids"]) and PURER not in seen(OUTSIDER)


def came_back(house: House, incident: Any, pure: str) -> None:
    """An exhibit of this incident that was sent in, and what came back."""
    exhibit = begin(house, CUSTOMS_OFFICER, incident, amount="0.5")
    for kind, more in ((Kind.SEALED, {}), (Kind.SAMPLED, weighed("0.1")), (Kind.SENT_TO_LABORATORY, weighed("0.1"))):
        sign(house, CUSTOMS_OFFICER, exhibit, kind, **more)
    sign(house, CUSTOMS_OFFICER, exhibit, Kind.LABORATORY_RESULT, purity=Decimal(pure), **weighed("0.1"))


def test_of_a_row_that_may_name_somebody_protected_no_word_stands_there(house: House) -> None:
    told = "EX: ANF rescued a 9-year-old boy, a victim of trafficking, and recovered 2 kg heroin at Quetta. The laboratory"
    files(house, told + " found xylazine in the heroin.", days_ago=3, n=1, who=ANF_OFFICER)
    [row] = ask(ANF_OFFICER, "SELECT found, words, laboratory, marking_seen FROM laboratory_finding")
    assert tuple(row) == (["xylazine"], "", "", "")
