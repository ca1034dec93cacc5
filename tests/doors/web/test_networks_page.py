"""Networks through the pages: from the form of statements to a picture, a mark and a case; and what others see of it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.house import House
from tests.leaks.browsing import fixed_clock, sign_in
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER

MARKED = {"audience": "every", "level": "restricted", "source": "A", "information": "2"}
TOLD: dict[str, Any] = {
    **MARKED, "on": "2025-02-03", "place": "Gujrat", "encounter": "EX-1", "stated_by": ["smuggled_person", "officer"],
    "part": ["recruiter", "driver"], "name": ["EX Rasool Example", "EX Sajid <Example>"], "phone": ["0300-0000123", ""],
    "vehicle": ["", "LES-03-1234"], "origin": ["Gujrat", "Taftan"], "destination": ["Taftan", "Zahedan"],
    "price": ["450,000", ""], "price_currency": ["PKR", ""], "paid": ["100,000", ""], "paid_currency": ["PKR", ""],
    "channel": ["hundi", ""], "payer": ["family", ""], "payment_ref": ["EX-H-1", ""], "mode": ["bus", "car"],
}  # fmt: skip


@pytest.fixture
def told(make_house: Callable[[], House]) -> House:
    return make_house()


def sent(client: Client, form: dict[str, Any], status: int = 302) -> Any:
    answered = client.post("/networks/state/", form)
    assert answered.status_code == status, answered.content.decode()[-3000:]
    return answered


def test_statements_become_a_network_that_is_marked_and_made_a_case(told: House) -> None:
    with fixed_clock():
        officer, analyst, customs = sign_in(ANF_OFFICER), sign_in(ANALYST), sign_in(CUSTOMS_OFFICER)
        assert "No network shows in your view" in officer.get("/networks/").content.decode()
        page = sent(officer, {**TOLD, "stated_by": ["smuggled_person", ""]}, 422).content.decode()
        assert "who stated it" in page and "EX Rasool Example" in page, "what was typed stands in the form"
        assert "has not come yet" in sent(officer, {**TOLD, "on": "2099-01-01"}, 422).content.decode()
        assert "/receipt/" in sent(officer, TOLD)["Location"]
        listed = customs.get("/networks/").content.decode()
        assert "EX Rasool Example" in listed and "450,000" in listed and "Taftan" in listed
        path = re.search(r'href="(/networks/[0-9a-f-]{36}/)"', listed)
        assert path
        page = analyst.get(path[1]).content.decode()
        for word in ("EX Sajid &lt;Example&gt;", "LES-03-1234", "hundi", "EX-H-1", "a smuggled person", 'class="network"'):
            assert word in page, word
        form = re.search(r'name="statement" value="([^"]+)"><input type="hidden" name="node_kind" value="person">'
                         r'<input type="hidden" name="node_key" value="([^"]+)">', page)  # fmt: skip
        assert form
        mark = {"statement": form[1], "node_kind": "person", "node_key": form[2], "kind": "look_at"}
        mark["words"] = "EX named twice"
        assert analyst.post(f"{path[1]}mark/", {**mark, "words": " "}).status_code == 422
        assert analyst.post(f"{path[1]}mark/", mark).status_code == 302
        page = customs.get(path[1]).content.decode()
        assert "EX named twice" in page and "facilitator to look at" in page and "Take back" not in page
        mine = analyst.get(path[1]).content.decode()
        of = re.search(r'name="of" value="([^"]+)"', mine)
        assert of
        back = {**mark, "kind": "taken_back", "of": of[1]}
        assert customs.post(f"{path[1]}mark/", back).status_code == 422, "a mark is its author's"
        assert analyst.post(f"{path[1]}mark/", back).status_code == 302
        assert "taken back" in customs.get(path[1]).content.decode()
        case = re.search(r'href="(/cases/open/\?report=[^"]+)"', page)
        assert case and 'name="report"' in officer.get(case[1].replace("&amp;", "&")).content.decode()
        person = f"/identities/{form[2]}/"
        of_person = re.search(r'href="(/networks/[0-9a-f-]{36}/)"', customs.get(person).content.decode())
        assert of_person and "EX Sajid" in customs.get(of_person[1]).content.decode(), "a person's page leads to the network"
        outsider = sign_in(OUTSIDER)
        assert outsider.get(person).status_code == 404
        assert outsider.get(path[1]).status_code == 404 and "EX Rasool" not in outsider.get("/networks/").content.decode()
        assert outsider.post(f"{path[1]}mark/", mark).status_code == 404
