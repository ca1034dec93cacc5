"""A partner's request through the pages: filed, drafted, previewed, approved, taken, recalled; others see nothing."""

import re
import uuid
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from rabta.exchange.rules.opening import opened
from rabta.exchange.rules.release_policy import DEPLOYED, SHIPPED
from rabta.filing.releasing import release_report
from rabta.people.accounts.models import Account
from rabta.vocabulary.rules.numbered import agency_number
from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import PASSWORD, Filled, client_of, sign_in_name
from tests.house import confirm_policy
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, DIRECTOR, OUTSIDER, PARTNER

ASKED = {
    "about_kind": "passport", "about": "EX1234567", "words": "EX: who stopped its holder?", "purpose": "investigation",
    "legal_basis": "un_1988", "offence": "trafficking", "urgency": "urgent", "reference": "EX/NCA/7",
}  # fmt: skip
STOPPED = (
    "EX-11. On 3 March 2025 ANF recovered 2.5 kg heroin at Islamabad airport from a passenger to London, passport EX1234567."
    " One person was arrested."
)


@pytest.fixture
def both(console: Filled) -> Filled:
    """The console with a partner who signs in, and a report that may be passed on to it."""
    account = Account(sign_in_name=sign_in_name(PARTNER), reader_id=PARTNER.id, added_at=console.house.clock.tick())
    account.must_change_password = False
    account.set_password(PASSWORD)
    account.save()
    return console


def permitted(console: Filled) -> uuid.UUID:
    report = console.house.file(ANF_OFFICER, STOPPED, marking="restricted; to NNCC").report_id
    release_report(
        reader_id=ANF_OFFICER.id, report_id=report, agencies=[agency_number("NCA_UK") or 0], kind="onward", holder=1,
        reason="agreed", at=console.house.clock.tick(), new_id=console.house.clock.new_id,
    )  # fmt: skip
    return report


def page(client: Client, path: str, status: int = 200) -> str:
    answered = client.get(path)
    assert answered.status_code == status, answered.content.decode()[-600:]
    return answered.content.decode()


def asked(client: Client, **more: str) -> str:
    answered = client.post("/partners/ask/", {**ASKED, **more})
    assert answered.status_code == 302, answered.content.decode()[-900:]
    return str(answered["Location"].partition("?")[0])


def without_tokens(text: str) -> str:
    return re.sub(r'(csrfmiddlewaretoken" value|X-CSRFToken)[^>]*', "", text)


def answer_in(text: str) -> str:
    """The answer as a page shows it."""
    found = re.search(r'<div class="card">.*?May be used until.*?</div>', text, re.DOTALL)
    assert found, text[-2000:]
    return found[0]


def drafted(client: Client, path: str, form: dict[str, str]) -> str:
    """See the preview, then draft it. Gives the preview."""
    looked = client.post(f"{path}draft/", {**form, "look": "1"}).content.decode()
    answered = client.post(f"{path}draft/", {**form, "draft": "1"})
    assert answered.status_code == 302, answered.content.decode()[-900:]
    return looked


def decide(client: Client, path: str, do: str) -> int:
    found = re.search(rf'action="({path}[0-9a-f-]+/decide/)"', page(client, path))
    return client.post(found[1], {"do": do}).status_code if found else 0


def test_from_clock_to_verified_file_to_recall(both: Filled) -> None:
    permitted(both)
    partner, analyst, director = client_of(PARTNER), client_of(ANALYST), client_of(DIRECTOR)
    assert "You have asked nothing yet" in page(partner, "/partners/")
    path = asked(partner)
    for client in (partner, analyst, director):
        shown = page(client, "/partners/")
        assert "EX1234567" in shown and "in time" in shown
    before = without_tokens(page(partner, path))
    form = page(analyst, f"{path}draft/")
    key = re.search(r'name="record" value="([0-9a-f-]+)"', form)
    assert key and "names it" in form
    chosen = {"outcome": "answered", "record": key[1]}
    preview = drafted(analyst, path, chosen)
    assert "nothing refused" in preview and "2.5 kg" in preview
    assert decide(analyst, path, "send") == 422, "nobody has approved it"
    assert decide(analyst, path, "approve") == decide(director, path, "approve") == 302
    assert without_tokens(page(partner, path)) == before, "until it is sent nothing shows to the partner"
    assert decide(analyst, path, "send") == 302
    shown = page(partner, path)
    assert answer_in(shown) == answer_in(preview), "the preview is what the partner sees, byte for byte"
    take = re.search(rf'action="({path}[0-9a-f-]+/take/)"', shown)
    assert take
    content = partner.post(take[1]).content
    assert opened(content).header["outcome"] == "given"
    assert "Answer received" in page(analyst, path)
    assert analyst.post(f"{path}recall/", {"reason": ""}).status_code == 422
    assert analyst.post(f"{path}recall/", {"reason": "originator"}).status_code == 302
    shown = page(partner, path)
    assert "Destroy what you have of it" in shown and "2.5 kg" not in shown
    assert partner.post(take[1]).status_code == 422
    notice = re.search(rf'action="({path}[0-9a-f-]+/take/)"', shown)
    assert notice and opened(partner.post(notice[1]).content).header["kind"] == "recall"
    assert "Recall received" in page(analyst, path)


def test_the_gate_names_its_rule_and_nothing_is_drafted(both: Filled) -> None:
    report = both.house.file(ANF_OFFICER, STOPPED, marking="restricted; to NNCC").report_id
    partner, analyst = client_of(PARTNER), client_of(ANALYST)
    path = asked(partner)
    key = re.search(r'name="record" value="([0-9a-f-]+)"', page(analyst, f"{path}draft/"))
    assert key
    chosen = {"outcome": "answered", "record": key[1]}
    looked = analyst.post(f"{path}draft/", {**chosen, "look": "1"}).content.decode()
    assert "consent" in looked and f"/reports/{report}/sharing/" in looked and "Draft it for approval" not in looked
    refused = analyst.post(f"{path}draft/", {**chosen, "draft": "1"})
    assert refused.status_code == 422 and "consent" in refused.content.decode()
    assert "Nobody has approved" not in page(analyst, path)
    empty = analyst.post(f"{path}draft/", {"outcome": "answered", "look": "1"}).content.decode()
    assert "Choose at least one record" in empty
    assert analyst.post(f"{path}draft/", {"outcome": "x", "draft": "1"}).status_code == 422


def test_what_is_wrong_with_a_request_comes_back_as_it_was_typed(both: Filled) -> None:
    partner = client_of(PARTNER)
    for changed in ({"about_kind": "cnic"}, {"purpose": "x"}, {"words": ""}, {"due_on": "soon"}, {"due_on": "2001-01-01"}):
        answered = partner.post("/partners/ask/", {**ASKED, **changed})
        assert answered.status_code == 422 and 'value="EX/NCA/7"' in answered.content.decode(), changed
    for who in (ANF_OFFICER, ANALYST, OUTSIDER):
        client = client_of(who)
        assert "For partners abroad" in page(client, "/partners/ask/")
        assert client.post("/partners/ask/", ASKED).status_code == 422


def test_whom_it_does_not_concern_sees_nothing_of_it(both: Filled) -> None:
    path = asked(client_of(PARTNER))
    missing = f"/partners/{uuid.UUID(int=9)}/"
    below = ("say/", "draft/", f"{uuid.UUID(int=8)}/decide/", "recall/", f"{uuid.UUID(int=8)}/take/")
    form = {"outcome": "nothing", "draft": "1", "do": "approve", "reason": "policy", "kind": "reminded"}
    for who in (ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER):
        client = client_of(who)
        assert "EX1234567" not in page(client, "/partners/") and "/partners/" not in page(client, "/")
        hidden, gone = (client.get(one) for one in (path, missing))
        assert hidden.status_code == gone.status_code == 404 and hidden.content == gone.content
        for part in below:
            assert [client.post(one + part, form).status_code for one in (path, missing)] == [404, 404], part
    assert "EX1234567" in page(client_of(AUDITOR), "/partners/")
    partner = client_of(PARTNER)
    assert partner.get(f"{path}draft/").status_code == 404, "a partner is shown no candidates"
    assert "/partners/" in page(partner, "/")


def test_the_clock_shows_what_is_late(both: Filled) -> None:
    partner, analyst = client_of(PARTNER), client_of(ANALYST)
    path = asked(partner, urgency="life_at_risk")
    assert "due soon" in page(analyst, "/partners/")
    with both.house.as_superuser() as superuser, superuser.transaction():
        superuser.execute("ALTER TABLE partner_request DISABLE TRIGGER watched")
        superuser.execute("UPDATE partner_request SET due_on = due_on - 30")
    for client in (partner, analyst):
        assert "request is overdue" in page(client, "/partners/") and "overdue" in page(client, path)
    assert partner.post(f"{path}say/", {"kind": "reminded", "words": "EX: please"}).status_code == 302
    assert "reminded " in page(analyst, "/partners/") and "EX: please" in page(analyst, path)
    assert partner.post(f"{path}say/", {"kind": "taken_back"}).status_code == 422
    assert partner.post(f"{path}say/", {"kind": "sent"}).status_code == 422
    assert partner.post(f"{path}say/", {"kind": "taken_back", "words": "EX: solved"}).status_code == 302
    assert "taken back" in page(analyst, path)


def test_in_urdu_nothing_is_left_in_english(both: Filled) -> None:
    permitted(both)
    partner, analyst = client_of(PARTNER), client_of(ANALYST)
    for client in (partner, analyst):
        client.cookies["rabta_language"] = "ur"
    path = asked(partner)
    key = re.search(r'name="record" value="([0-9a-f-]+)"', page(analyst, f"{path}draft/"))
    assert key
    looked = drafted(analyst, path, {"outcome": "answered", "record": key[1]})
    pages = [looked, page(analyst, path), page(analyst, "/partners/"), page(partner, path), page(partner, "/partners/ask/")]
    refused = analyst.post(f"{path}draft/", {"outcome": "refused_by_policy", "look": "1"}).content.decode()
    for text in (*pages, refused):
        assert english_left(text) == [], english_left(text)


def test_a_table_that_cannot_be_read_says_so_to_the_centre_and_no_word_of_it_to_a_partner(both: Filled) -> None:
    partner, analyst = client_of(PARTNER), client_of(ANALYST)
    path = asked(partner)
    own = Path(settings.DATA_DIR) / DEPLOYED
    own.write_text(SHIPPED.read_text(encoding="utf-8").replace("answer_days: 180", "answer_days: soon"), encoding="utf-8")
    try:
        said = page(analyst, path, 422)
        assert "line 19, key answer_days" in said and "is not allowed; it is a whole number" in said
        for told in (page(partner, path, 422), page(partner, "/partners/ask/", 422),
                     partner.post("/partners/ask/", ASKED).content.decode()):  # fmt: skip
            assert "Telephone the centre." in told and "answer_days" not in told and str(own) not in told
        assert analyst.get("/partners/").status_code == 200
        for client in (partner, analyst):
            client.cookies["rabta_language"] = "ur"
            told = english_left(page(client, path, 422))
            assert not [words for words in told if "answer_days" not in words], told
    finally:
        confirm_policy(own.parent)
    assert "EX1234567" in page(analyst, path)


def test_until_somebody_stands_for_the_list_of_states_nothing_is_given_and_the_page_says_so(both: Filled) -> None:
    permitted(both)
    partner, analyst, director = client_of(PARTNER), client_of(ANALYST), client_of(DIRECTOR)
    path = asked(partner)
    key = re.search(r'name="record" value="([0-9a-f-]+)"', page(analyst, f"{path}draft/"))
    assert key
    given, nothing = {"outcome": "answered", "record": key[1]}, {"outcome": "nothing"}
    own = Path(settings.DATA_DIR) / DEPLOYED
    assert "confirmed by <bdi>EX-Ministry</bdi>" in drafted(analyst, path, given)
    own.write_text(SHIPPED.read_text(encoding="utf-8"), encoding="utf-8")
    try:
        shown = page(analyst, path)
        assert "The list of states is not confirmed." in shown and "not_confirmed" in shown
        decide(analyst, path, "approve"), decide(director, path, "approve")
        assert decide(analyst, path, "send") in (0, 422), "not even what was drafted before"
        refused = analyst.post(f"{path}draft/", {**given, "draft": "1"})
        assert refused.status_code == 422 and "The release gate refuses this answer." in refused.content.decode()
        analyst.cookies["rabta_language"] = "ur"
        assert english_left(page(analyst, path)) == []
        analyst.cookies["rabta_language"] = "en"
        assert "not_confirmed" not in page(partner, path)
        drafted(analyst, path, nothing)
        assert decide(analyst, path, "approve") == decide(director, path, "approve") == 302
        assert decide(analyst, path, "send") == 302, "that nothing may be given can be answered"
    finally:
        confirm_policy(own.parent)
