"""`rabta case` and `rabta notices`: cases, requests and work as the reader sees them; what leaves by a webhook."""

import argparse
import json
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from rabta.casework.operations.requests import draft_answer, sign_answer, sign_request_step
from rabta.casework.rules.webhook import Webhook
from rabta.cli.commands import case as command
from rabta.cli.inside.casework import in_words, look
from rabta.cli.inside.notices import post, tell
from rabta.filing.errors import NotAvailable
from tests.house import House
from tests.people import ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, OUTSIDER, SCREENER, Person
from tests.rooms.test_casework import asked, opened, said, second_of_customs, step, when


def looked(who: Person, *words: str) -> dict[str, Any]:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    arguments = parser.parse_args(words)
    told = look(who.id, arguments)
    assert json.dumps(told, default=str) and in_words(arguments.verb, told)
    return told


def test_a_case_is_listed_and_shown_to_who_takes_part_alone(house: House) -> None:
    case_id = opened(house)
    step(house, CUSTOMS_OFFICER, case_id, "arrest", people=2)
    for who in (ANF_OFFICER, CUSTOMS_OFFICER):
        [one] = looked(who)["cases"]
        assert (one["id"], one["members"], one["stage"]) == (case_id, ["ANF", "CUSTOMS"], "found")
        shown = looked(who, "show", str(case_id))
        assert [(each["kind"], each["people"]) for each in shown["steps"]] == [("arrest", 2)]
        assert "1. " in in_words("show", shown) and "EX-case of the two bags" in in_words("show", shown)
    assert looked(OUTSIDER)["cases"] == [] == looked(SCREENER)["cases"]
    for missing in (str(case_id), str(uuid.uuid4()), "nonsense"):
        with pytest.raises(NotAvailable):
            looked(SCREENER, "show", missing)


def test_a_request_waits_for_who_is_asked_and_tells_its_answer_once_signed(house: House) -> None:
    request_id = asked(house)
    [waits] = looked(CUSTOMS_OFFICER, "work")["asked"]
    assert (waits["id"], waits["from"], waits["stage"]) == (request_id, "ANF", "open")
    assert [one["id"] for one in looked(ANF_OFFICER, "requests")["from_us"]] == [request_id]
    sign_request_step(request_id=request_id, said=said(house, "accepted"), **when(house, CUSTOMS_OFFICER))
    answer = draft_answer(request_id=request_id, words="EX-owner", reports=[], **when(house, CUSTOMS_OFFICER))
    assert looked(ANF_OFFICER, "request", str(request_id))["answer"] is None
    sign_answer(request_id=request_id, answer_id=answer, **when(house, second_of_customs(house)))
    told = looked(ANF_OFFICER, "request", str(request_id))
    assert told["answer"] == {"words": "EX-owner", "from": "CUSTOMS", "reports": []} and told["stage"] == "answered"
    assert "answered by CUSTOMS: EX-owner" in in_words("request", told)
    with pytest.raises(NotAvailable):
        looked(OUTSIDER, "request", str(request_id))
    assert in_words("work", looked(AUDITOR, "work")) == "Nothing waits for you."


@pytest.mark.parametrize("words", [("show",), ("request",), ("list", "x"), ("work", "--lacks", "no_case")])
def test_wrong_use_is_said_before_the_house_is_opened(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    assert command.run(parser.parse_args(words)) == 2
    assert "rabta case: " in capsys.readouterr().err


@contextmanager
def receiver(status: int, to: str = "") -> Iterator[tuple[str, list[bytes]]]:
    """Somebody's address: what it was sent. `to`: where it points on to."""
    got: list[bytes] = []

    class Takes(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(status)
            if to:
                self.send_header("Location", to)
            self.end_headers()

        do_GET = do_POST

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing is printed."""

    server = HTTPServer(("127.0.0.1", 0), Takes)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", got
    finally:
        server.shutdown()
        server.server_close()


def test_a_notice_leaves_as_an_id_alone_once(house: House) -> None:
    asked(house)
    with receiver(204) as (url, got):
        webhooks = {"CUSTOMS": Webhook("CUSTOMS", url, b"s" * 32)}
        first, again = tell(webhooks), tell(webhooks)
    assert (first.delivered, first.failed, again.delivered, again.failed) == (1, 0, 0, 0)
    [body] = [json.loads(one) for one in got]
    assert list(body) == ["notice"] and uuid.UUID(body["notice"])


def test_what_is_refused_points_elsewhere_or_is_not_there_was_not_delivered() -> None:
    with receiver(200) as (other, reached), receiver(302, to=other) as (moved, _), receiver(500) as (broken, _):
        assert [post(url, b"{}", {}) for url in (moved, broken)] == [302, 500] and reached == []
    assert post(broken, b"{}", {}) == 0
