"""Persons' requests through the page: an officer registers, the data-protection officer assigns and decides."""

import re

from tests.doors.web.signed_in import Filled, client_of
from tests.people import AUDITOR, CUSTOMS_OFFICER, DIRECTOR


def test_a_request_goes_from_the_register_to_a_decision(console: Filled) -> None:
    customs, auditor, director = client_of(CUSTOMS_OFFICER), client_of(AUDITOR), client_of(DIRECTOR)
    form = {"reference": "Letter <12>", "wants": "correct", "received_on": "2025-02-20"}
    assert customs.post("/redress/new/", {**form, "received_on": "x"}).status_code == 422
    assert customs.post("/redress/new/", form)["Location"] == "/redress/?done=registered"
    assert "with the day it is due" in customs.get("/redress/?done=registered").content.decode()
    assert "Letter &lt;12&gt;" in customs.get("/redress/").content.decode()
    assert '<option value="ANF">Anti-Narcotics Force</option>' in auditor.get("/redress/").content.decode()
    assert "Letter" not in re.sub(r"<label>.*?</label>", "", director.get("/redress/").content.decode())
    found = re.search(r'action="(/redress/[0-9a-f-]{36}/)"', auditor.get("/redress/").content.decode())
    assert found is not None
    assert customs.post(found.group(1), {"outcome": "granted", "reasons": "so"}).status_code == 422
    assert director.post(found.group(1), {"outcome": "granted", "reasons": "so"}).status_code == 404
    assert auditor.post(found.group(1), {"agency": "CUSTOMS"}).status_code == 302
    assert customs.post(found.group(1), {"outcome": "granted", "reasons": "the name was wrong"}).status_code == 302
    shown = auditor.get("/redress/").content.decode()
    assert "the name was wrong" in shown and CUSTOMS_OFFICER.name in shown
