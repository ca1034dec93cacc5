"""What changed between two days, and between two drafts, as pages."""

import re

from rabta.ledger.models import Entry
from rabta.sharing.operations import reading_as
from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import Filled, client_of
from tests.doors.web.test_judging_pages import page, text
from tests.people import ANALYST, ANF_OFFICER, OUTSIDER

PERIOD = "from=2025-02-01&to=2025-02-28"


def test_between_two_days_says_which_report_and_which_judgement_did_it(console: Filled) -> None:
    client = client_of(ANALYST)
    address = f"/briefing/between/?then=2025-02-20&later=2025-03-01&{PERIOD}"
    shown = page(client, address)
    assert "came" in shown and f"/reports/{console.anf}/" in shown and f"/reports/{console.hidden}/" not in shown
    assert "+28.4 kg" in text(shown)
    assert f"/reports/{console.hidden}/" in page(client_of(ANF_OFFICER), address)
    event = page(client, the_event(page(client, "/events/?all=1")))
    pair = re.findall(r'href="(/review/[0-9a-f-]{36}/[0-9a-f-]{36}/)"', event)[0]
    judged = client.post(f"{pair}judge/", {"outcome": "not"})
    assert judged.status_code == 302
    moment = console.house.clock.now.isoformat().replace("+", "%2B")
    for asked in ("then=2025-03-01", "then=x&later=9999-12-31", "then=0001-01-01&later=y", f"later={moment}"):
        assert client.get(f"/briefing/between/?{asked}&{PERIOD}").status_code == 200, asked
    after = page(client, f"/briefing/between/?then={moment}&later=2099-01-01&{PERIOD}")
    assert "judged not the same" in after and judged["Location"] in after and "became several" in after
    assert "Nothing changed" in page(client, f"/briefing/between/?then=2098-01-01&later=2099-01-01&{PERIOD}")
    assert page(client_of(OUTSIDER), address) and "/review/decided/" not in page(client_of(OUTSIDER), address)


def the_event(events: str) -> str:
    """The event that two reports tell of: 12.4 kg and 12.5 kg of heroin."""
    row = next(row for row in events.split("<tr")[1:] if "Heroin" in row)
    found = re.search(r'href="(/events/[0-9a-f-]{36}/)"', row)
    assert found is not None
    return found.group(1)


def test_two_drafts_are_compared_and_forgotten(console: Filled) -> None:
    client = client_of(ANALYST)
    first = "Agencies seized 134 tonnes of drugs and arrested 2,001 people, including 75 foreigners."
    sent = {"first": first, "second": first.replace("134", "130").replace(", including 75 foreigners", "")}
    answer = client.post("/check/drafts/compared/", sent)
    shown = text(answer.content.decode())
    assert answer.status_code == 200 and "−4 t" in shown and "changed" in shown and "gone" in shown
    for wrong in ({"first": first}, {"first": first, "second": "x" * 20_001}, {}):
        refused = client.post("/check/drafts/compared/", wrong)
        assert refused.status_code == 422 and 'role="alert"' in refused.content.decode()
    assert client.get("/check/drafts/compared/").status_code == 302
    with reading_as(ANALYST.id):
        entries = [bytes(entry.body).decode() for entry in Entry.objects.filter(deed="text:compare")]
    assert len(entries) == 1 and "134" not in entries[0] and "foreigners" not in entries[0]


def test_differences_speak_urdu(console: Filled) -> None:
    client = client_of(ANALYST)
    client.cookies["rabta_language"] = "ur"
    said = {"first": "4 کلو افیون برآمد، 3 افراد گرفتار۔", "second": "5 کلو افیون برآمد۔"}
    for shown in (
        page(client, f"/briefing/between/?then=2025-02-20&later=2025-03-01&{PERIOD}"), page(client, "/check/drafts/"),
        client.post("/check/drafts/compared/", said).content.decode(),
        page(client, f"/briefing/between/?then=2098-01-01&later=2099-01-01&{PERIOD}"),
    ):  # fmt: skip
        assert english_left(shown) == []
