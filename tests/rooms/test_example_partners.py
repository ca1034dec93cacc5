"""The demo's partner: one request waits, one was answered with what may be passed on; a second start adds nothing."""

from datetime import date

from rabta.cli.inside.example_partners import ask_and_answer
from rabta.cli.inside.example_people import add_people, example_reader, machine_reader
from rabta.cli.installation.sign_ins import PEOPLE, SignIn
from rabta.exchange.partner_requests import request_of_partner, requests_of_partners
from rabta.filing.operations import file_report
from rabta.sharing.operations import reading_as
from tests.house import House

WORDS = (
    "EX-1. ANF stopped a car near Torkham on 20 February 2025 and recovered 12.4 kg of heroin for London. Two men were"
    " arrested."
)


def test_one_waits_one_is_answered_and_a_second_start_adds_nothing(house: House) -> None:
    add_people([SignIn(*person, password="eleven quiet lamps 7") for person in PEOPLE])
    file_report(
        reader_id=machine_reader("ANF"), content=WORDS.encode(), file_name="typed.txt", at=house.clock.tick(),
        new_id=house.clock.new_id, marking_text="restricted; every agency",
    )  # fmt: skip
    for _ in (1, 2):
        list(ask_and_answer())
    for name in ("partner", "analyst"):
        with reading_as(example_reader(name)) as by:
            waits, answered = requests_of_partners(today=date(2026, 1, 1))
            told = request_of_partner(answered["id"], by=by, today=date(2026, 1, 1))
        assert waits["state"].is_open and waits["about"] == "EX1234567" and told
        [record] = told["answer"]["shown"]["records"]
        assert record["agency"] == "ANF" and record["seized"][0]["quantity"] == "12.4"
