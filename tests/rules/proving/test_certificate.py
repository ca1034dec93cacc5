"""The certificate says what was found, and is red for every kind of wrong."""

from dataclasses import replace

from rabta.proving.rules.answers import Answer, Difference, differences, settled
from rabta.proving.rules.certificate import NOT_COVERED, Certificate, Found, Planted

PAIR = Found(
    seed=7, reader="outsider", asked=900, doors=frozenset(("reports", "search")), looked_for=12, differences=(),
    complaints=(), seconds=10.0,
)  # fmt: skip
SOUND = Certificate(
    version="1", seed=7, worlds=1, readers=("outsider",), database="embedded", pairs=(PAIR,), seconds=30.0,
)  # fmt: skip
LEAK = Planted(name="reports are open", class_no=1, door="report", found=True, seconds=2.0, said="x")


def test_a_sound_certificate_says_how_far_it_reaches() -> None:
    text = SOUND.as_text()
    assert "No difference found in 1 worlds over 2 doors; this is not proof of absence." in text
    assert all(line in text for line in NOT_COVERED) and SOUND.sound
    assert SOUND.as_json()["pairs_per_minute"] == 2.0


def test_every_wrong_turns_it_red() -> None:
    differs = replace(PAIR, differences=(Difference("search", "GET /search/?q=z", "byte 1"),))
    wrong = replace(PAIR, complaints=("hidden and missing are told apart",))
    lost = replace(LEAK, found=False)
    for red in (
        replace(SOUND, pairs=(differs,)), replace(SOUND, pairs=(wrong,)), replace(SOUND, complaints=("unregistered",)),
        replace(SOUND, planted=(LEAK, lost)),
    ):  # fmt: skip
        assert not red.sound and "NOT sound" in red.as_text() and not red.as_json()["sound"]
    assert "GET /search/?q=z" in replace(SOUND, pairs=(differs,)).as_text()
    assert "1 of 1" in replace(SOUND, planted=(LEAK,)).verdict()


def test_the_time_of_seeded_leaks_is_said() -> None:
    slow = replace(LEAK, name="weights are open", seconds=11.25)
    certificate = replace(SOUND, planted=(LEAK, replace(LEAK, seconds=3.0), slow))
    text = certificate.as_text()
    assert "3 of 3 found, 2 within 10 s, half within 3.0 s; the slowest:" in text
    assert text.index("11.2 s  weights are open") < text.index("2.0 s  reports are open")
    assert [one["seconds"] for one in certificate.as_json()["planted"]] == [2.0, 3.0, 11.25]


def test_answers_differ_in_status_header_byte_and_presence() -> None:
    one = Answer("d", 200, (("A", "1"),), b"12 kg")
    others = {
        "status": replace(one, status=404), "header A": replace(one, headers=(("A", "2"),)),
        "byte 1": replace(one, body=b"13 kg"),
    }  # fmt: skip
    for said, other in others.items():
        (found,) = differences({"q": one}, {"q": other})
        assert found.how.startswith(said)
    longer = replace(one, headers=(*one.headers, ("Content-Length", "6")), body=b"12 kg!")
    assert differences({"q": one}, {"q": longer})[0].how.startswith("byte 5"), "the bytes say more than their number"
    assert differences({"q": one}, {"q": one}) == []
    assert differences({"q": one}, {})[0].how == "asked only with what is hidden"


def test_only_the_forms_token_is_left_out() -> None:
    page = b'<input type="hidden" name="csrfmiddlewaretoken" value="%s">12 kg'
    assert settled(page % b"abc") == settled(page % b"xyz") != settled((page % b"abc").replace(b"12", b"13"))
