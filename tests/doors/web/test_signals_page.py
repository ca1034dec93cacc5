"""Early warning through the pages: a list, one signal with its events, a decision in a name; hidden and missing alike."""

from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import Filled, client_of
from tests.doors.web.test_equipment_page import page, words
from tests.people import ANALYST, CUSTOMS_OFFICER, DIRECTOR, OUTSIDER
from tests.rooms.test_early_warning_seen import ROSE, year
from tests.rooms.test_findings_of_laboratories import FALSE, NEW
from tests.rooms.test_findings_of_laboratories import year as found

UP_TO = "?day=2025-12-31"


def test_from_a_signal_to_a_decision(console: Filled) -> None:
    year(console.house)
    customs, analyst, director, outsider = (client_of(who) for who in (CUSTOMS_OFFICER, ANALYST, DIRECTOR, OUTSIDER))
    listed = page(customs, f"/signals/{UP_TO}")
    assert "Quetta" in listed and "more than before" in listed and "6 events in 28 days;" in listed
    assert "ketamine" in listed.casefold() and "Nothing was noticed" not in listed
    behind = page(customs, f"/signals/{ROSE}/{UP_TO}")
    assert "What is behind it" in behind and "Set it aside" in behind
    assert "Set it aside" not in page(director, f"/signals/{ROSE}/{UP_TO}")
    for about in (ROSE, "rise:opium:district:Quetta", "nothing"):
        asked = [outsider.get(f"/signals/{about}/{UP_TO}"), outsider.get(f"/signals/none:x:y:z/{UP_TO}")]
        assert [one.status_code for one in asked] == [404, 404] and words(asked[0].content) == words(asked[1].content)
    form = {"kind": "set_aside", "day": "2025-12-31"}
    refused = analyst.post(f"/signals/{ROSE}/decide/", form)
    assert refused.status_code == 422 and "Say why" in refused.content.decode()
    assert analyst.post(f"/signals/{ROSE}/decide/", {**form, "kind": "x"}).status_code == 422
    assert analyst.post("/signals/rise:opium:district:Quetta/decide/", {**form, "kind": "followed"}).status_code == 404
    done = analyst.post(f"/signals/{ROSE}/decide/", {**form, "words": "EX <a new post>"})
    there = str(done["Location"]).partition("#")[0]
    assert done.status_code == 302 and "EX &lt;a new post&gt;" in analyst.get(there).content.decode()
    assert "EX &lt;a new post&gt;" not in customs.get(f"/signals/{UP_TO}").content.decode()
    assert customs.post(f"/signals/{ROSE}/decide/", {**form, "kind": "followed"}).status_code == 302
    assert "it follows no signal" in page(customs, "/bulletins/write/"), "what was followed a year ago is not told now"
    found(console.house)
    laboratory = page(customs, f"/signals/laboratory/{UP_TO}")
    assert "The tablets, marked D10, contained etizolam" in laboratory and "A nitazene" in laboratory
    assert "No report in your view says" in page(outsider, f"/signals/laboratory/{UP_TO}")
    assert "contained metonitazene" in page(customs, f"/signals/{NEW}/{UP_TO}")
    assert "no laboratory is named" in page(analyst, f"/signals/{FALSE}/{UP_TO}")
    written = customs.get(f"/signals/laboratory/{UP_TO}").content.decode()
    incident = written.partition('href="/incidents/')[2].partition('"')[0]
    shown = page(customs, f"/incidents/{incident}")
    assert "what a laboratory found" in shown and "drug, or what was found in it" in shown
    signed = customs.post(f"/signals/{FALSE}/decide/", {**form, "words": "EX: one pharmacy"})
    assert signed.status_code == 302 and "EX: one pharmacy" in page(customs, f"/signals/{FALSE}/{UP_TO}")
    customs.post("/prefer/", {"language": "ur", "back": "/signals/"})
    here = (f"signals/{UP_TO}", f"signals/{ROSE}/{UP_TO}", "bulletins/write/", "signals/?day=2024-01-01", "signals/?day=x",
            f"signals/laboratory/{UP_TO}", f"signals/{FALSE}/{UP_TO}", f"signals/{NEW}/{UP_TO}",
            f"incidents/{incident}")  # fmt: skip
    for where in here:
        left = english_left(customs.get(f"/{where}").content.decode())
        assert not [one for one in left if "EX" not in one], (where, left)
