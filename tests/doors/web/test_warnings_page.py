"""Warnings through the pages: raised, shown where screeners look, signed for, retracted; the refusals in words."""

from datetime import UTC, datetime, timedelta

from rabta.web.warning_forms import posts
from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import Filled, client_of
from tests.doors.web.test_equipment_page import page, words
from tests.people import ANF_OFFICER, CUSTOMS_OFFICER, DIRECTOR, OUTSIDER

LATER = (datetime.now(UTC).date() + timedelta(days=90)).isoformat()
FORGED = {
    "audience": "every", "level": "restricted", "handling": "H0", "kind": "document", "document_kind": "passport",
    "series": "ex7 ####", "issuer": "AF", "feature": "EX <i>glue</i>", "example": "EX-page 2", "words": "EX one workshop",
    "words_ur": "ایک کارخانہ", "reasons": "EX-reason", "valid_until": LATER, "post": ["ISB"],
}  # fmt: skip
ROUTE = {**FORGED, "kind": "route", "origin": "Gujrat", "transit": "Iran", "destination": "Greece", "post": []}


def shared_report(console: Filled) -> str:
    """The number of a report that every agency may read."""
    with console.house.as_superuser() as superuser:
        found = superuser.execute(
            "SELECT r.number FROM report r JOIN marking m ON m.id = r.marking_id WHERE m.every_agency AND m.level < 2"
            " AND cardinality(m.handling) <= 1 ORDER BY r.number LIMIT 1"
        ).fetchone()
    assert found
    return str(found[0])


def test_from_raising_a_warning_to_taking_it_back(console: Filled) -> None:
    anf, customs, outsider, director = (client_of(who) for who in (ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, DIRECTOR))
    number = shared_report(console)
    form = {**FORGED, "reports": number}
    wrong = ({"audience": ""}, {"kind": "x"}, {"words": ""}, {"series": ""}, {"reports": "EX-NOBODY-1"},
             {"valid_until": "soon"}, {"words": "EX call 0300 0000017"},
             {"audience": "named", "named": ["NCA_UK"]})  # fmt: skip
    for changed in wrong:
        answered = anf.post("/warnings/raise/", {**form, **changed})
        assert answered.status_code == 422 and "EX-reason" in answered.content.decode(), changed
    answered = anf.post("/warnings/raise/", form)
    assert answered.status_code == 302, words(answered.content)[-900:]
    path = str(answered["Location"]).partition("?")[0]
    seen = anf.get(path).content.decode()
    assert "EX &lt;i&gt;glue" in seen and "EX7####" in seen and number in seen
    assert anf.post("/warnings/raise/", {**ROUTE, "reports": number}).status_code == 302
    assert "Pakistan → Iran → Greece" in page(customs, "/warnings/")
    assert {"ISB", "KHI"} <= {code for code, _ in posts()}
    assert "EX7####" in page(customs, "/warnings/alerts/?post=ISB")
    assert "EX7####" not in page(customs, "/warnings/alerts/?post=KHI")
    assert customs.post(f"{path}sign/", {"kind": "read"}).status_code == 302
    assert customs.post(f"{path}sign/", {"kind": "read"}).status_code == 422
    assert CUSTOMS_OFFICER.name in page(anf, path) and "Raise a warning" not in page(director, "/warnings/")
    missing = "/warnings/00000000-0000-0000-0000-000000000009/"
    for below, sent in (("", None), ("sign/", {"kind": "read"}), ("sign/", {"kind": "x"})):
        both = [outsider.post(one + below, sent) if sent else outsider.get(one) for one in (path, missing)]
        shows = outsider.get(path).status_code == 200
        assert shows or (both[0].status_code, words(both[0].content)) == (both[1].status_code, words(both[1].content))
    assert anf.post(f"{path}sign/", {"kind": "retracted", "words": "EX mistaken"}).status_code == 302
    assert "EX7####" not in page(customs, "/warnings/") and "EX7####" in page(customs, "/warnings/?all=1")
    anf.post("/prefer/", {"language": "ur", "back": "/warnings/"})
    for where in ("/warnings/?all=1", path, "/warnings/raise/", "/warnings/alerts/"):
        left = english_left(anf.get(where).content.decode())
        assert not [one for one in left if "EX" not in one], (where, left)
