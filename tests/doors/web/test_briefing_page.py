"""The briefing page: three views of every number, what each opens to, and who has reported."""

import re
from decimal import Decimal

import pytest
from django.utils import translation

from rabta.language.quantities import sum_parts
from rabta.web.figure_views import cuts, laid_out, plain_sum_off, views
from rabta.web.templatetags.numbers import figure_value, money
from rabta.web.views.reporting import days_late
from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import Filled, client_of
from tests.house import MORNING
from tests.people import ANALYST, DIRECTOR, OUTSIDER

PERIOD = "from=2025-01-01&to=2025-12-31"


def row(key: str, value: int, as_reported: int) -> dict[str, object]:
    return {"key": key, "label": key, "label_ur": "", "value": value, "as_reported": as_reported, "note": ""}


def figure(**change: object) -> dict[str, object]:
    parts = [row("heroin", 60, 90), row("hashish", 40, 60)]
    return {
        "name": "mass_by_substance", "value": 100, "as_reported": 150, "by": parts, "caveats": [], "valued": None,
        "breakdowns": {"agency": [row("ANF", 100, 110)], "month": []}, "overlapping_parts": False,
        "credited": [{"agency": {"code": "ANF"}, "full": 100}, {"agency": {"code": "ASF"}, "full": 70}], **change,
    }  # fmt: skip


def opening(name: str, **side: str) -> str:
    return name + "?" + "&".join(f"{key}={value}" for key, value in side.items())


def test_three_views_share_one_scale() -> None:
    assert [(v["name"], v["value"], v["bar"]) for v in views(figure())] == [
        ("counted", 100, "58.82"), ("reported", 150, "88.24"), ("credited", 170, "100.00")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "reported", "off"),
    [(100, 150, (50, True, "50")), (200, 199, (1, False, "0.5")), (10**9, 10**9 + 1, (1, True, "0.1")),
     (7, 7, (0, False, "0"))],
)  # fmt: skip
def test_how_far_off_a_plain_sum_is(value: int, reported: int, off: tuple[int, bool, str]) -> None:
    found = plain_sum_off(value, reported)
    assert found and (found["difference"], found["over"], str(found["per_cent"])) == off


def test_there_is_nothing_to_compare_where_nothing_counts() -> None:
    assert plain_sum_off(0, 5) is None and plain_sum_off(None, None) is None


def test_every_cut_opens_its_own_side_and_empty_ones_are_left_out() -> None:
    found = {cut["name"]: [one["opens"] for one in cut["rows"]] for cut in cuts(figure(), opening)}
    assert found == {
        "part": ["mass_by_substance?key=heroin", "mass_by_substance?key=hashish"],
        "agency": ["mass_by_substance?agency=ANF"],
    }


def test_parts_of_several_kinds_are_told_apart() -> None:
    parts = [row("foreigners", 5, 5), row("nationality:AF", 3, 3), row("district:BA-QUE", 4, 4), row("poppy/kanal", 9, 9)]
    names = [cut["name"] for cut in cuts(figure(by=parts, breakdowns={}), opening)]
    assert names == ["part", "nationality", "district", "unit"]


def test_a_part_of_a_whole_is_drawn_against_the_whole() -> None:
    parts = [row("foreigners", 75, 75)]
    (cut,) = cuts(figure(by=parts, breakdowns={}, value=1500, as_reported=1500, overlapping_parts=True), opening)
    assert cut["rows"][0]["bar"] == "5.00"


def test_what_the_price_list_says_is_said_once() -> None:
    said = 'At the prices of the list "x"'
    valued = {"list": {"in_words": said}, "not_valued": [], "stated": []}
    assert laid_out(figure(caveats=[said, "other"], valued=valued), opening)["caveats"] == ["other"]


def test_sums_and_land_are_said_as_people_say_them() -> None:
    assert sum_parts(Decimal(950)) == (Decimal(950), "")
    with translation.override("en"):
        assert "12.797</bdi> <span class=\"unit\">billion US dollars" in money({}, 12_797_000_000)
        assert "40,659</bdi> <span class=\"unit\">acres" in figure_value({}, {"unit": "m2"}, Decimal(164_541_136))
        assert "207</bdi> <span class=\"unit\">kanals" in figure_value({}, {"unit": "m2"}, 207, "poppy/kanal")
    with translation.override("ur"):
        assert "ارب امریکی ڈالر" in money({}, 12_797_000_000)


def test_a_late_report_is_late_by_the_days_after_its_grace() -> None:
    day = MORNING.date()
    assert days_late({"status": "late", "received_on": day, "due_by": day.replace(day=day.day)}) == 0
    assert days_late({"status": "missing", "received_on": None, "due_by": day}) is None


def test_every_number_of_the_briefing_opens(example_house: Filled) -> None:
    client = client_of(DIRECTOR)
    body = client.get(f"/briefing/?{PERIOD}").content.decode()
    opened = sorted(set(re.findall(r'class="opens" href="([^"]+)"', body)))
    assert len(opened) > 20
    for address in opened:
        assert client.get(address.replace("&amp;", "&")).status_code == 200, address


def test_the_first_screen_has_the_figures_and_their_three_views(example_house: Filled) -> None:
    body = client_of(ANALYST).get(f"/briefing/?{PERIOD}").content.decode()
    front = body[body.index('class="front"') : body.index('class="other-days"')]
    for name in ("mass_by_substance", "arrests", "value", "area_cleared", "persons_encountered", "events", "vehicles"):
        assert f"of-{name}" in front, name
    assert "as reported" in front and "counted once" in front and "credited" in front


def test_who_has_reported_is_each_readers_own(example_house: Filled) -> None:
    seen, nothing = (client_of(reader).get(f"/reporting/?{PERIOD}").content.decode() for reader in (DIRECTOR, OUTSIDER))
    assert "Anti-Narcotics Force" in seen and "This is your own view" in seen
    assert '<ol class="weeks">' in seen and '<ol class="weeks">' not in nothing
    assert nothing.index("Anti-Narcotics Force") > nothing.index("Never sent anything")


def test_the_briefing_comes_on_paper_too_and_an_outsiders_holds_nothing(example_house: Filled) -> None:
    address = f"/briefing/paper/?{PERIOD}"
    own, again = (client_of(ANALYST).get(address) for _ in range(2))
    assert own["Content-Type"] == "application/pdf" and own.content.startswith(b"%PDF-") and own.content == again.content
    outside = client_of(OUTSIDER).get(address)
    assert outside.status_code == 200 and len(outside.content) < len(own.content)
    urdu = client_of(ANALYST)
    urdu.cookies["rabta_language"] = "ur"
    assert b"NotoNastaliqUrdu" in urdu.get(address).content and b"NotoNastaliqUrdu" not in own.content
    page = urdu.get(f"/briefing/?{PERIOD}").content.decode()
    story = page[page.index('class="story"') : page.index('class="figure"')]
    assert story.count('class="drawn wide"') == story.count('class="drawn narrow"') >= 8 and english_left(story) == []
    assert urdu.get(f"/briefing/workbook/?{PERIOD}").content.startswith(b"PK")
    assert urdu.get(f"/briefing/page/airport/KHI/?{PERIOD}").content.startswith(b"%PDF-")
    assert urdu.get(f"/briefing/page/airport/XXX/?{PERIOD}").status_code == 404
