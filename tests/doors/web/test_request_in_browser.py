"""Two agencies in a real browser: from asking to an answer that two officers signed; each screen holds what is its own."""

import re

from playwright.sync_api import Browser, expect

from rabta.ledger.operations import entered_by_owner
from rabta.people.accounts.models import Account
from rabta.people.operations import NewReader, add_reader
from rabta.vocabulary.rules.numbered import agency_number
from tests.doors.web.signed_in import PASSWORD, Filled, sign_in_name
from tests.doors.web.test_browser import LARGE, SMALL, browser, pytestmark
from tests.doors.web.test_watch_desk_in_browser import Desk
from tests.people import ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, Person

__all__ = ["browser", "pytestmark"]
COLLEAGUE = Person("Customs colleague", "CUSTOMS", 2, CUSTOMS_OFFICER.roles)
ANSWER = "EX: it belongs to a firm of that name"


def colleague_signs_in(console: Filled) -> None:
    """A second officer of customs: an answer needs two."""
    at, new_id = console.house.clock.tick(), console.house.clock.new_id
    new = NewReader(name=COLLEAGUE.name, agency=agency_number("CUSTOMS") or 0, vetting=2, roles=COLLEAGUE.roles)
    add_reader(new, id=COLLEAGUE.id, at=at, enter=entered_by_owner(at=at, id=new_id()))
    account = Account(sign_in_name=sign_in_name(COLLEAGUE), reader_id=COLLEAGUE.id, added_at=at)
    account.must_change_password = False
    account.set_password(PASSWORD)
    account.save()


def act(desk: Desk, kind: str, **typed: str) -> None:
    """Open the form of a step, fill it in, and sign."""
    form = desk.page.locator(f"details:has(input[name=kind][value={kind}])")
    form.locator("summary").click()
    for name, words in typed.items():
        form.locator(f"[name={name}]").fill(words)
    form.locator("button").click()


def test_a_request_from_asking_to_the_counter_signed_answer(console: Filled, browser: Browser, served: str) -> None:
    colleague_signs_in(console)
    anf = Desk(browser, served, ANF_OFFICER, "en", LARGE)
    customs = Desk(browser, served, CUSTOMS_OFFICER, "ur", SMALL)
    anf.go("/cases/requests/ask/")
    anf.page.locator("[name=title]").fill("EX-lorry at the gate")
    anf.page.locator("[name=words]").fill("EX: whose is it?")
    anf.page.locator("[name=to]").select_option("CUSTOMS")
    anf.page.locator("[name=due_on]").fill("2099-01-01")
    anf.page.locator("form.filing button:not([name])").last.press("Enter")
    expect(anf.page.locator(".notice.good")).to_contain_text("Asked")
    path = anf.page.url.removeprefix(served).partition("?")[0]
    anf.look()

    customs.go("/")
    customs.page.locator(".todo a[href='/work/']").first.click()
    expect(customs.page.locator(".notices .unread")).to_have_count(1)
    customs.look()
    customs.page.locator(".notices button").first.press("Enter")
    customs.page.wait_for_url(f"**{path}")  # a notice leads to what it is about
    act(customs, "accepted")
    customs.page.locator("form [name=words]").first.fill(ANSWER)
    customs.page.locator("form:has([name=reports]) button").click()
    expect(customs.page.locator("blockquote", has_text=ANSWER)).to_be_visible()
    expect(customs.page.locator("form:has([name=answer])")).to_have_count(0)
    customs.look()

    anf.go(path)
    anf.look(ANSWER)
    expect(anf.page.locator(".lead").first).to_contain_text("accepted")

    colleague = Desk(browser, served, COLLEAGUE, "en", LARGE)
    colleague.go("/work/")
    colleague.page.get_by_role("row", name=re.compile("Answer to be counter-signed")).locator("a").click()
    colleague.page.get_by_role("button", name="Counter-sign and send").press("Enter")
    expect(colleague.page.locator(".notice.good")).to_contain_text("Who asked can read it now")

    anf.go("/work/")
    anf.page.get_by_role("button", name="An answer came").click()
    expect(anf.page.locator("blockquote", has_text=ANSWER)).to_be_visible()
    expect(anf.page.locator("section", has_text="The answer").last).to_contain_text(COLLEAGUE.name)
    outsider = Desk(browser, served, OUTSIDER, "en", LARGE)
    for where in ("/cases/requests/", "/work/", "/cases/"):
        outsider.go(where)
        outsider.look("EX-lorry", ANSWER)
    assert [one.complaints for one in (anf, customs, colleague, outsider)] == [[]] * 4
