"""Prices and rates on the console: brought by file, wrong cell by cell, values in another currency, taken back, in Urdu."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import Filled, client_of
from tests.doors.web.test_equipment_page import page
from tests.people import ANALYST, ANF_OFFICER

MARKED = {"audience": "every", "level": "restricted", "handling": "H0"}
SAID = {**MARKED, "name": "EX <bank>", "source": "EX nobody", "dated": "2025-02-01", "rate_kind": "middle", "note": ""}
HEAD = "from,to,rate,valid_from,valid_to\n"
LIST = """name: EX {name}
dated: {dated}
market: EX market
level: retail
reach: domestic
currency: {currency}
source: EX nobody
prices:
  - {{substance: heroin, per: kg, price: "10.5"}}
"""


def bring(client: Client, of: str, text: str, **change: str) -> tuple[int, str]:
    upload = SimpleUploadedFile("ex.csv", text.encode(), content_type="text/csv")
    answer = client.post(f"/prices/{of}/bring/", {**(SAID if of == "rates" else MARKED), **change, "file": upload})
    return answer.status_code, answer.content.decode()


def test_lists_and_rates_from_nothing_to_taken_back(console: Filled) -> None:
    analyst, officer = client_of(ANALYST), client_of(ANF_OFFICER)
    assert "No rates of exchange are available to you" in page(analyst, "/prices/")
    assert analyst.get("/prices/nothing/bring/").status_code == 404
    status, said = bring(officer, "rates", HEAD + "USD,PKR,280,2025-01-01,\n")
    assert status == 422 and "kept by the centre" in said
    status, said = bring(analyst, "rates", HEAD + "USD,Rs,280,2025-01-01,\nUSD,PKR,0,2025-01-01,\n")
    assert status == 422 and "Nothing was taken" in said and said.count("no code of a currency") == 1
    assert "more than nothing" in said and 'value="EX &lt;bank&gt;"' in said, "what was typed still stands"
    changes = ({"rate_kind": "x"}, "no kind of rate"), ({"dated": "x"}, "on which day"), ({"audience": ""}, "who may see")
    for change, says in changes:
        status, said = bring(analyst, "rates", HEAD + "USD,PKR,280,2025-01-01,\n", **change)
        assert status == 422 and says in said, change
    assert analyst.post("/prices/rates/bring/", SAID).status_code == 422
    text = HEAD + "USD,PKR,280,2025-01-01,2025-12-31\n"
    status, said = bring(analyst, "rates", text)
    assert status == 200 and "Taken." in said and "365" in said
    assert "nothing changed" in bring(analyst, "rates", text)[1]
    for name, dated, currency in (("street", "2025-01-31", "USD"), ("border", "2025-01-30", "PKR")):
        assert bring(analyst, "prices", LIST.format(name=name, dated=dated, currency=currency))[0] == 200
    assert bring(analyst, "prices", LIST.format(name="x", dated="2025-01-31", currency="dollars"))[0] == 422
    shown = page(officer, "/briefing/value/?all=1&currency=PKR")
    assert "EX &lt;bank&gt;" in officer.get("/briefing/value/?all=1&currency=PKR").content.decode()
    assert "each event at the rate of its own day" in shown and "These are retail prices." in shown
    assert "All, in one currency" in shown and "EX border" in shown
    refused = officer.get("/briefing/value/?currency=rupees")
    assert refused.status_code == 422 and "no code of a currency" in refused.content.decode()
    for rates in ("", "&rates=none"):
        refused = officer.get(f"/briefing/value/?currency=EUR{rates}")
        assert refused.status_code == 422 and "No rate is made of two others" in refused.content.decode()
    for address in ("/briefing/?all=1&currency=PKR", "/briefing/workbook/?all=1&currency=PKR"):
        assert officer.get(address).status_code == 200, address
    listed = officer.get("/prices/").content.decode()
    address = "/prices/rates/" + listed.partition('href="/prices/rates/')[2].partition('"')[0]
    assert "Take it back" not in page(officer, address) and "turned round" in page(officer, address)
    assert officer.post(f"{address}step/", {"kind": "withdrawn", "words": "w"}).status_code == 422
    assert analyst.post(f"{address}step/", {"kind": "x", "words": "w"}).status_code == 422
    assert analyst.post(f"{address}step/", {"kind": "withdrawn", "words": "EX slip"}).status_code == 302
    assert officer.get("/briefing/value/?currency=PKR").status_code == 422 and "EX slip" in page(officer, address)
    assert analyst.post(f"{address}step/", {"kind": "restored", "words": "EX right"}).status_code == 302
    analyst.post("/prefer/", {"language": "ur", "back": "/prices/"})
    forms = ("/prices/rates/bring/", "/prices/prices/bring/")
    for where in ("/prices/", *forms, address, "/briefing/value/?all=1&currency=PKR"):
        left = english_left(analyst.get(where).content.decode())
        assert not [one for one in left if "EX" not in one], (where, left)
    wrong = bring(analyst, "rates", HEAD + "USD,Rs,280,2025-01-01,\n")[1]
    assert not [one for one in english_left(wrong) if "EX" not in one]
