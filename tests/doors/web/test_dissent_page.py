"""Disagreeing on an incident's page."""

import re

from tests.doors.web.signed_in import Filled, client_of
from tests.people import ANALYST, CUSTOMS_OFFICER, OUTSIDER


def test_a_disagreement_stands_beside_the_claim_until_its_author_takes_it_back(console: Filled) -> None:
    customs, analyst = client_of(CUSTOMS_OFFICER), client_of(ANALYST)
    page = re.search(r'href="(/incidents/[0-9a-f-]{36}/)', customs.get(f"/reports/{console.anf}/").content.decode())
    assert page is not None
    address = page.group(1)
    assert "Nobody disagrees" in analyst.get(address).content.decode()
    assert customs.post(f"{address}dissent/", {"words": "<b>it was a bus</b>"}).status_code == 302
    shown = analyst.get(address).content.decode()
    assert "&lt;b&gt;it was a bus" in shown and 'name="take_back"' not in shown
    mine = customs.get(address).content.decode()
    dissent = re.search(r'name="take_back" value="([0-9a-f-]{36})"', mine)
    assert dissent is not None
    assert analyst.post(f"{address}dissent/", {"take_back": dissent.group(1)}).status_code == 404
    assert customs.post(f"{address}dissent/", {"words": " "}).status_code == 422
    assert client_of(OUTSIDER).post(f"{address}dissent/", {"words": "x"}).status_code == 404
    assert customs.post(f"{address}dissent/", {"take_back": dissent.group(1)}).status_code == 302
    assert "taken back" in analyst.get(address).content.decode()
