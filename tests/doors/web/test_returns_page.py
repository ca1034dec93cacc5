"""Returns on the console: prepared, refused in words, signed, and the file."""

from tests.house import House
from tests.leaks.browsing import sign_in
from tests.people import ANALYST, ANF_OFFICER, DIRECTOR

YEAR = {"form": "annual", "date_from": "2025-01-01", "date_to": "2025-12-31"}


def test_a_return_from_the_button_to_the_register(house: House) -> None:
    for words in ("12 kg heroin at Lahore on 3 March 2025", "40 packets of hashish at Quetta on 9 March 2025"):
        house.file(ANF_OFFICER, f"ANF seized {words}.", marking="restricted; every agency")
    analyst, director = sign_in(ANALYST), sign_in(DIRECTOR)
    assert "No return shows to you" in analyst.get("/returns/").content.decode()
    made = analyst.post("/returns/prepare/", YEAR)
    address = made["Location"].partition("?")[0]
    page = analyst.get(made["Location"]).content.decode()
    assert "Prepared and frozen" in page and "Heroin" in page and "Not in the file" in page and "packet" in page
    taken = analyst.get(f"{address}file/")
    assert taken["Content-Type"].startswith("text/csv")
    assert taken.content.decode().splitlines()[1] == "2025,PAK,Heroin,12,Kilogram,1"
    refused = analyst.post(f"{address}sign/", {"kind": "approved"})
    assert refused.status_code == 422 and "Whoever prepared it" in refused.content.decode()
    assert director.post(f"{address}sign/", {"kind": "approved"}).status_code == 302
    assert director.post(f"{address}sign/", {"kind": "sent", "words": "EX portal"}).status_code == 302
    assert "EX portal" in analyst.get("/returns/").content.decode()
    other = sign_in(ANF_OFFICER)
    assert other.get(address).status_code == 404 and "EX portal" not in other.get("/returns/").content.decode()


def test_wrong_words_are_refused(house: House) -> None:
    analyst = sign_in(ANALYST)
    for form, says in (
        ({**YEAR, "date_to": "2024-01-01"}, "in this order"), ({**YEAR, "form": "arq"}, "There are: seizures"),
        ({**YEAR, "form": "seizures", "date_from": "2016-12-01"}, "in force on all days"), (YEAR, "Choose other days"),
    ):  # fmt: skip
        answer = analyst.post("/returns/prepare/", form)
        assert answer.status_code == 422 and says in answer.content.decode(), form
