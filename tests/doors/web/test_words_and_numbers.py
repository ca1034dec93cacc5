"""The console's plain parts: highlights, numbers, comparison, drawings, translations."""

import doctest
import gettext
import io
import re
from datetime import date
from decimal import Decimal

import pytest
from django.http import QueryDict
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from rabta.language import compile_messages, quantities
from rabta.language.quantities import grouped, mass_parts
from rabta.people.rules.purposes import Purpose
from rabta.sharing.rules.marking import parse_marking
from rabta.web import charts, highlights
from rabta.web.highlights import pieces, values_read
from rabta.web.marking_words import Chosen, chosen_in
from rabta.web.paging import Page
from rabta.web.periods import named_days
from rabta.web.side_by_side import compared
from rabta.web.templatetags.days import day, month
from rabta.web.templatetags.names import briefly
from rabta.web.templatetags.numbers import amount, line_amount, of_a_hundred, percent
from rabta.web.templatetags.read_values import field_name, value_shown, value_words
from rabta.web.templatetags.words import quoted, said
from tests.doors.web.messages import LOCALE, WEB, message_ids
from tests.house import MORNING

PO = LOCALE / "django.po"
TEXT = "ANF took 12 kg of heroin; later 12 kg of hashish."


def span(pointer: str, start: int, end: int, value: object = 1) -> dict[str, object]:
    return {"pointer": pointer, "start": start, "end": end, "value": value}


@pytest.mark.parametrize("module", [highlights, quantities])
def test_the_examples_in_the_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=8))
def test_pieces_joined_are_the_words_whatever_the_spans(text: str, edges: list[tuple[int, int]]) -> None:
    spans = [span(f"/incidents/0/substances/{n}/quantity", a, b) for n, (a, b) in enumerate(edges)]
    assert "".join(piece.text for piece in pieces(text, spans, row_no=1)) == text


def test_the_same_number_twice_is_two_highlights_and_one_is_lit() -> None:
    spans = [
        span("/incidents/0", 0, 25),
        span("/incidents/0/substances/0/quantity", 9, 11),
        span("/incidents/1/substances/0/quantity", 32, 34),
    ]
    marked = [piece for piece in pieces(TEXT, spans, row_no=1, here=(32, 34)) if piece.anchor]
    assert [(p.text, p.anchor, p.here) for p in marked] == [("12", "v1-9-11", False), ("12", "v1-32-34", True)]


def test_where_spans_overlap_the_shortest_names_the_piece() -> None:
    spans = [span("/incidents/0/place_text", 0, 20, "x"), span("/incidents/0/substances/0/quantity", 9, 11)]
    assert [p.field for p in pieces(TEXT, spans, row_no=1)] == ["place_text", "quantity", "place_text", ""]


def test_values_of_one_place_stand_together_and_lists_cannot_be_mended() -> None:
    spans = [span("/incidents/0/agencies/0", 0, 3, "ANF"), span("/incidents/0/roles/ANF/0", 0, 3, "seized")]
    (place,) = values_read(spans, row_no=1)
    assert [(v["field"], v["mendable"]) for v in place["values"]] == [("agencies", False), ("roles", False)]
    assert place["mendable"] is False


@pytest.mark.parametrize(
    ("grams", "parts"),
    [(0, "0 g"), (999, "999 g"), (1_000, "1 kg"), (12_400, "12.4 kg"), (99_999, "99.999 kg"), (683_812, "683.8 kg"),
     (999_999, "1000 kg"), (1_000_000, "1 t"), (9_201_000, "9.201 t"), (134_000_123, "134 t")],
)  # fmt: skip
def test_masses_as_people_say_them(grams: int, parts: str) -> None:
    value, unit = mass_parts(grams)
    assert f"{value} {unit}" == parts


@given(st.integers(-(10**15), 10**15), st.sampled_from(["plain", "lakh"]))
def test_grouping_changes_no_digit(number: int, grouping: str) -> None:
    said = grouped(number, grouping=grouping)
    assert int(said.replace(",", "").replace("−", "-")) == number
    assert re.fullmatch(r"−?\d{1,3}(,\d{2,3})*", said)


def test_decimals_keep_their_places() -> None:
    assert grouped(Decimal("100000.250"), grouping="lakh") == "1,00,000.250"


def test_a_day_is_a_day_in_karachi() -> None:
    late = MORNING.replace(hour=20)
    with translation.override("en"):
        assert "2 March 2025" in day(late) and month("2025-11") == "Nov 25"
    with translation.override("ur"):
        assert "2 مارچ 2025" in day(late)


@pytest.mark.parametrize(("said_from", "said_to"), [("2025-03-09", "2025-03-01"), ("2025-03-01", "2025-03-09")])
def test_a_period_the_wrong_way_round_is_put_right(said_from: str, said_to: str) -> None:
    first, last = named_days(said_from=said_from, said_to=said_to, today=MORNING.date())
    assert first and last and (first.day, last.day) == (1, 9)


def test_nonsense_for_a_day_names_none() -> None:
    assert named_days(said_from="<script>", said_to="9999-99-99", today=MORNING.date()) == (None, None)
    assert named_days(said_from="2062-03-05", said_to="", today=MORNING.date()) == (date(2062, 3, 5),) * 2


def test_pages_end_where_the_list_ends() -> None:
    assert Page.of(3, total=101, size=50) == Page(3, 101, 101, 101, 2, None)
    assert Page.of(1, total=0, size=50).after is None


def side(**change: object) -> dict[str, object]:
    line = {"substance": {"code": "heroin"}, "mass_g": 12_000, "quantity": Decimal(12), "unit": "kg"}
    stated = {"agencies": [], "occurred_from": None, "occurred_to": None, "lines": [line], "arrests": {"total": None}}
    return {**stated, **change}


def test_silence_is_no_contradiction() -> None:
    states = {r["name"]: r["state"] for r in compared(side(place_text="Torkham"), side(arrests={"total": 2}))}
    assert states == {"place_text": "one", "arrests": "one", "seized": "equal"}
    assert compared(side(place_text="Torkham"), side(place_text="Chaman"))[0]["state"] == "differs"
    assert compared(side(place_text="Torkham"), side(place_text="طورخم"))[0]["state"] == "scripts"


def test_dots_stay_on_the_drawing_and_names_do_not_run_together() -> None:
    points = [(24.9, 67.0), (34.0, 71.5), (34.1, 71.6), (33.7, 73.1), (30.2, 67.0)]
    made = charts.dots([{"district": {}, "events": 9 - n, "lat": a, "lon": b} for n, (a, b) in enumerate(points)])
    assert all(0 < d["x"] < charts.MAP_WIDTH and 0 < d["y"] < charts.MAP_HEIGHT for d in made)
    assert [d["labelled"] for d in made].count(False) >= 1


def test_the_grid_of_the_map_lies_where_its_dots_lie() -> None:
    grid = charts.graticule()
    (dot,) = charts.dots([{"district": {}, "events": 1, "lat": 32, "lon": 72}])
    assert {"degrees": 72, "x": dot["x"]} in grid["east"] and {"degrees": 32, "y": dot["y"]} in grid["north"]
    for one in grid["names"]:
        assert 0 < one["x"] < charts.MAP_WIDTH and 0 < one["y"] < charts.MAP_HEIGHT, one


def test_agencies_go_by_the_names_people_use() -> None:
    with translation.override("en"):
        said = [briefly({"code": code}) for code in ("ANF", "POLICE_PB", "CUSTOMS")]
        assert said == ["ANF", "Punjab Police", "Pakistan Customs"]
        assert briefly({"code": "NOBODY", "name_en": "Nobody"}) == "Nobody"
    with translation.override("ur"):
        assert briefly({"code": "ANF"}) == "اے این ایف"


def test_a_unit_agrees_with_its_number() -> None:
    with translation.override("en"):
        assert "tablet<" in amount({}, 1, "tablet") and "tablets<" in amount({}, 2, "tablet")
    with translation.override("ur"):
        assert "ہزار گولیاں" in amount({}, 2, "thousand_tablets")


def test_values_read_are_said_as_people_say_them() -> None:
    with translation.override("en"):
        when = {"from": "2025-10-07", "to": "2025-10-07", "precision": "day"}
        assert value_words("occurred", when) == "7 October 2025"
        assert value_words("agencies", ["ANF", "CUSTOMS"]) == "Anti-Narcotics Force, Pakistan Customs"
        assert value_words("date", "not a day") == "not a day"
        assert value_shown({}, {"field": "quantity", "value": 6500000}) == "6,500,000"
        assert value_words("country", "PK") == "Pakistan" and value_words("setting", "no such") == "no such"


CODES = (
    ("country", "PK", "پاکستان"), ("district", "Karak", "کرک"), ("province", "Punjab", "پنجاب"),
    ("airport_iata", "ISB", "اسلام آباد"), ("currency", "PKR", "پاکستانی روپے"), ("setting", "person", "سرِ راہ گرفتاری"),
    ("count_unit", "packed_capsule", "بھرے ہوئے کیپسول"), ("role", "travelled", "راستے میں"), ("crop", "poppy", "پوست"),
    ("what", "smuggled person", "اسمگل کیا گیا شخص"), ("nationality_notes", "9 Iranian, 2 Afghan", "9 ایرانی، 2 افغان"),
)  # fmt: skip


@pytest.mark.parametrize(("field", "code", "urdu"), CODES)
def test_no_code_of_a_reading_reaches_an_urdu_page(field: str, code: str, urdu: str) -> None:
    with translation.override("ur"):
        assert urdu in value_words(field, code)
        assert not re.search("[A-Za-z]", value_words(field, code))


def test_nationals_are_called_by_their_country() -> None:
    with translation.override("ur"):
        assert field_name("AF") == "شہریت جیسا دستاویز میں ہے: افغانستان"


def test_words_somebody_wrote_stand_in_the_marks_of_the_readers_language() -> None:
    with translation.override("ur"):
        assert quoted("134 tons") == "”<bdi>134 tons</bdi>“"
    with translation.override("en"):
        assert quoted("134 <b>") == "<bdi>“134 &lt;b&gt;”</bdi>"


def test_a_sentence_with_a_number_in_it_is_translated() -> None:
    told = "The same event is told by 1,204 other reports; it is counted once."
    with translation.override("ur"):
        assert "1,204" in said(told) and "other" not in said(told)
        assert said("7 of 9") == "7 of 9" and said("no such sentence: 7") == "no such sentence: 7"


def test_a_marking_is_never_guessed_wider() -> None:
    assert Chosen("restricted", "", (), ()).as_marking() is None
    assert Chosen("restricted", "named", (), ()).as_marking() is None
    assert Chosen("secret", "own", ("NCA_UK",), ("H2",), ("harbour",)).as_marking() == "secret; originator only; H2"
    asked = Chosen("restricted", "named", ("NCA_UK",), ("H1", "H3"), ("harbour",), "interdiction", "ask; first")
    read = parse_marking(str(asked.as_marking()), originator=2)
    assert (read.groups, read.handling_note, read.purposes) == (("harbour",), "ask; first", (Purpose.INTERDICTION_ONLY,))
    unknown = chosen_in(QueryDict("level=public&audience=every&handling=H9&purpose=war"))
    assert (unknown.level, unknown.handling, unknown.purpose) == ("secret", ("H2",), "interdiction")


def test_every_message_is_translated_and_its_placeholders_kept() -> None:
    messages = compile_messages.read_po(PO.read_text(encoding="utf-8"))
    assert message_ids() - set(messages) == set()
    for key, urdu in messages.items():
        wanted = set(re.findall(r"%\(\w+\)s", key))
        for form in urdu.split("\x00"):
            assert not key or set(re.findall(r"%\(\w+\)s", form)) == wanted, key


def test_what_we_compile_is_what_gettext_reads() -> None:
    messages = compile_messages.read_po(PO.read_text(encoding="utf-8"))
    read = gettext.GNUTranslations(io.BytesIO(compile_messages.mo_bytes(messages)))
    assert read.gettext("Situation") == "صورتِ حال"
    assert read.ngettext("Told by %(n)s report", "Told by %(n)s reports", 2) == "%(n)s رپورٹوں نے بتایا"
    assert read.pgettext("between parts of a list", ", ") == "، "


def test_the_console_asks_nothing_of_the_outside() -> None:
    for asset in (*WEB.glob("static/rabta/*"), *WEB.glob("templates/**/*.html")):
        if asset.is_file():
            text = asset.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
            assert not re.search(r"https?://|//cdn|@import", text), asset
    fonts = sum(f.stat().st_size for f in (WEB / "static/rabta/fonts").glob("*.woff2"))
    assert fonts < 400_000, "bytes of vendored fonts"
    assert len(list((WEB / "static/rabta/fonts").glob("OFL-*.txt"))) == 2


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TEXT_ON = [
    ("ink", "paper"), ("ink", "card"), ("ink", "well"), ("ink-2", "paper"), ("ink-2", "card"), ("ink-2", "well"),
    ("deep", "paper"), ("deep", "card"), ("deep-ink", "deep"), ("rail-ink", "rail"), ("rail-2", "rail"),
    ("rail-ink", "here"), ("lit-ink", "lit"), ("lit-ink", "lit-2"), ("good", "good-bg"), ("bad", "bad-bg"),
    ("ask", "ask-bg"), ("bad", "paper"), ("ink", "bad-bg"), ("ink", "good-bg"), ("ink", "ask-bg"), ("ink", "lit"),
    ("card", "bad"), ("deep", "ask-bg"),
]  # fmt: skip


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_stands_out_by_at_least_four_and_a_half(theme: str) -> None:
    """WCAG 2.2, 1.4.3 for text and 1.4.11 (three to one) for edges, focus and the thread."""
    css = (WEB / "static/rabta/console.css").read_text(encoding="utf-8")
    blocks = re.findall(r"(:root[^{]*)\{([^}]*--paper[^}]*)\}", css)
    chosen = [body for selector, body in blocks if ('"dark"' in selector) == (theme == "dark") and "not" not in selector]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", chosen[0]))
    low = {pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in TEXT_ON}
    assert {pair: value for pair, value in low.items() if value < 4.5} == {}
    for edge in ("edge", "focus", "thread"):
        assert contrast(colours[edge], colours["paper"]) >= 3, edge


def test_both_ways_of_being_dark_are_the_same() -> None:
    css = (WEB / "static/rabta/console.css").read_text(encoding="utf-8")
    dark = [re.sub(r"\s+", " ", body).strip() for body in re.findall(r"\{([^{}]*color-scheme: dark;[^{}]*)\}", css)]
    assert len(dark) == 2 and dark[0] == dark[1]


@pytest.mark.parametrize(
    ("approx", "english", "urdu"),
    [("over", "over 1.4 t", "1.4 ٹن سے زائد"), ("around", "around 1.4 t", "تقریباً 1.4 ٹن"), ("", "1.4 t", "1.4 ٹن")],
)
def test_a_seizure_line_keeps_the_hedge_it_was_reported_with(approx: str, english: str, urdu: str) -> None:
    line = {"mass_g": 1_400_000, "quantity": 1400, "unit": "kg", "approx": approx}
    for language, wanted in (("en", english), ("ur", urdu)):
        with translation.override(language):
            assert re.sub(r"<[^>]+>", "", str(line_amount({}, line))) == wanted


def test_one_per_cent_is_not_all_of_it() -> None:
    said = [of_a_hundred(1), of_a_hundred(50), percent(0.01), percent(1.0)]
    assert [re.sub("<[^>]+>", "", one) for one in said] == ["1%", "50%", "1%", "100%"]
