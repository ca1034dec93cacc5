"""File, brief, audit: the record by command, on an installation of its own."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rabta.cli.installation.postgres import start_cluster
from tests.doors.cli.forked import Forked as Installation
from tests.doors.cli.installed import installed

LAHORE = "ANF at Lahore airport: 2 kg heroin in the luggage of a Doha passenger, one held."
LOADED = ("filing", "briefing", "sharing", "prices", "people", "auditing", "leaving")


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation made by the commands themselves, with one ANF officer and one analyst."""
    folder = installed(tmp_path_factory.mktemp("record") / "data")
    # Its server is held open: commands join it, as they join a demo.
    with start_cluster(folder, what="tests", durable=False), Installation(folder, loads=LOADED) as made:
        people = (("officer", "ANF", "liaison", "confidential"), ("analyst", "NNCC", "analyst", "secret"))
        for name, agency, role, vetting in people:
            done = made.rabta(
                "people", "add", f"Test {name}", "--sign-in", name, "--agency", agency, "--role", role, "--vetting", vetting
            )
            assert done.returncode == 0, done.stderr
        yield made


@pytest.fixture(scope="module")
def filed(installation: Installation, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    report = tmp_path_factory.mktemp("reports") / "lahore.txt"
    report.write_text(LAHORE, encoding="utf-8")
    done = installation.rabta("file", "--as", "officer", "--agency", "ANF", "--written-on", "2025-03-01", str(report))
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_a_filed_report_says_what_became_of_its_rows(filed: dict[str, object]) -> None:
    assert (filed["rows"], filed["read"], filed["set_aside"], filed["repeated"]) == (1, 1, 0, 0)
    assert str(filed["number"]).startswith("ANF-")


def test_other_content_under_a_key_is_refused(installation: Installation) -> None:
    first, other = (f"EX-7. On 2 March 2025 ANF recovered {n} kg opium at Hub." for n in (3, 4))
    said = [json.loads(installation.rabta("file", "--as", "officer", "--key", "OUT-1", "-", stdin=text).stdout)
            for text in (first, other)]  # fmt: skip
    assert f'"OUT-1" is the key of {said[0]["number"]}' in said[1]["error"]["rule"]
    assert installation.rabta("file", "--as", "officer", "--key", "OUT-2", "a", "b").returncode == 2


def test_filing_twice_changes_nothing(installation: Installation, filed: dict[str, object]) -> None:
    done = installation.rabta("file", "--as", "officer", "-", stdin=LAHORE)
    again = json.loads(done.stdout)
    assert (again["already"], again["report_id"]) == (True, filed["report_id"])


def test_the_briefing_opens_to_the_words(installation: Installation, filed: dict[str, object]) -> None:
    done = installation.rabta("brief", "--as", "analyst", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert "2 kg heroin" in done.stdout
    assert str(filed["number"]) in done.stdout
    assert "marking_id" not in done.stdout, "an id that changes tells of a release to somebody else"


def test_a_report_is_released_recalled_and_marked_anew(installation: Installation, filed: dict[str, object]) -> None:
    def said(*words: str, who: str = "officer") -> dict[str, Any]:
        done = installation.rabta(*words, "--as", who)
        assert done.returncode == 0, done.stderr
        return dict(json.loads(done.stdout))

    number = str(filed["number"])
    would = said("release", number, "--to", "NCA_UK", "--preview")
    assert (would["will_see"], would["will_see_no_more"]) == (["NCA_UK"], [])
    unseen = said("release", number, "--to", "NCA_UK,CUSTOMS", "--for", "count", "--preview")
    assert (unseen["will_see"], unseen["may_open_it"], len(unseen["adds"])) == ([], ["CUSTOMS"], 1)
    made = said("release", number, "--to", "nca_uk", "--reason", "They hold the driver.")
    told = said("release", number)
    assert [one["id"] for one in told["releases"]] == [made["release"]] and told["releases"][0]["in_force"]
    receiver = said("release", number, who="analyst")
    assert (receiver["who"], receiver["releases"], receiver["marking"]) == ([], [], "RESTRICTED; every agency; H0")
    assert said("recall", made["release"], "--reason", "Enough.") == {"recalled": made["release"]}
    marked = said("mark", number, "--marking", "restricted; originator only", "--reason", "A source.")
    assert marked["will_see_no_more"] == ["every agency"]
    for words in (["release", number], ["recall", made["release"], "--reason", "x"]):
        refused = installation.rabta(*words, "--as", "analyst")
        missing = installation.rabta(*words[:1], "ANF-0000-0000", *words[2:], "--as", "analyst")
        assert (refused.returncode, refused.stdout, refused.stderr) == (1, "", missing.stderr)
    assert installation.rabta("mark", number, "--marking", "open", "--as", "officer").returncode == 2
    said("mark", str(filed["report_id"]), "--marking", "restricted; every agency", "--reason", "The case is closed.")


PRICES = """\
name: Centre's list
dated: 2025-02-28
market: wholesale
currency: USD
source: a test
prices:
  - {substance: heroin, per: kg, price: "4000.25"}
"""


def test_a_price_list_gives_the_briefing_its_value(installation: Installation, filed: dict[str, object]) -> None:
    without = installation.rabta("brief", "--as", "analyst")
    assert "VALUE   no price list, no value" in without.stdout
    done = installation.rabta("prices", "import", "-", "--as", "analyst", stdin=PRICES)
    assert (done.returncode, done.stdout) == (0, "Imported \"Centre's list\": 1 price.\n"), done.stderr
    assert "nothing changed" in installation.rabta("prices", "import", "-", "--as", "analyst", stdin=PRICES).stdout
    assert "dated 2025-02-28" in installation.rabta("prices", "list", "--as", "officer").stdout
    brief = installation.rabta("brief", "--as", "analyst")
    assert "VALUE   8,000.5 US dollars" in brief.stdout and "Centre's list" in brief.stdout
    other = installation.rabta("brief", "--as", "analyst", "--list", "None such")
    assert other.returncode == 2 and 'No price list "None such" is available to you' in other.stderr


def test_others_prices_and_broken_files_are_refused_in_words(installation: Installation) -> None:
    for who, text, says in (
        ("officer", PRICES, "kept by the centre's analysts"),
        ("analyst", PRICES.replace("heroin", "sugar"), 'entry 1: "sugar": it is no substance'),
    ):
        done = installation.rabta("prices", "import", "-", "--as", who, stdin=text)
        assert done.returncode == 1 and says in done.stderr and "Traceback" not in done.stderr
    assert installation.rabta("prices", "import", "nowhere.yaml", "--as", "analyst").returncode == 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["file", "--as", "nobody", "-"], 'no sign-in "nobody"'),
        (["file", "-"], "Say who reads"),
        (["file", "--as", "officer", "--agency", "CUSTOMS", "-"], "an agency files its own reports"),
    ],
)
def test_refusals_are_one_clear_line(installation: Installation, words: list[str], says: str) -> None:
    done = installation.rabta(*words, stdin=LAHORE)
    assert done.returncode == 1
    assert says in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(("marking", "says"), [("everyone", "not part of a marking"), ("secret", "above your own vetting")])
def test_a_bad_marking_files_nothing(installation: Installation, marking: str, says: str) -> None:
    done = installation.rabta("file", "--as", "officer", "--marking", marking, "-", stdin="ANF: 5 kg opium at Hub.")
    assert done.returncode == 1
    assert says in json.loads(done.stdout)["error"]["rule"]


def test_a_missing_file_does_not_stop_the_others(installation: Installation, tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("ANF at Multan airport: 300 grams ice, one held.", encoding="utf-8")
    done = installation.rabta("file", "--as", "officer", str(tmp_path / "none.txt"), str(good))
    first, second = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 1
    assert "cannot be opened" in first["error"]["rule"] and second["read"] == 1


def test_a_machine_reads_with_its_key_and_no_other(installation: Installation) -> None:
    done = installation.rabta("people", "add", "Feed", "--agency", "ANF", "--role", "machine")
    key = done.stdout.strip().splitlines()[-1]
    filed = installation.rabta("file", "-", stdin="ANF at Quetta: 3 kg opium, one held.", RABTA_READER_KEY=key)
    assert json.loads(filed.stdout)["read"] == 1
    forged = installation.rabta("file", "-", stdin=LAHORE, RABTA_READER_KEY=key[:-1] + ("0" if key[-1] != "0" else "1"))
    assert forged.returncode == 1 and "not one this installation gave out" in forged.stderr


def test_the_ledger_verifies_and_holds_to_an_exported_checkpoint(installation: Installation, tmp_path: Path) -> None:
    kept = tmp_path / "checkpoint.json"
    kept.write_text(installation.rabta("audit", "checkpoint").stdout, encoding="utf-8")
    done = installation.rabta("audit", "verify", "--against", str(kept))
    assert done.returncode == 0, done.stderr
    kept.write_text(json.dumps({**json.loads(kept.read_text()), "root": "00" * 32}), encoding="utf-8")
    wrong = installation.rabta("audit", "verify", "--against", str(kept))
    assert wrong.returncode == 1 and "does NOT stand" in wrong.stderr


def test_the_record_leaves_as_one_file_for_who_may_take_it(
    installation: Installation, filed: dict[str, object], tmp_path: Path
) -> None:
    out = tmp_path / "own.zip"
    done = installation.rabta("export", "--as", "officer", "--out", str(out))
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(out) as package:
        assert LAHORE.encode() in [package.read(name) for name in package.namelist()]
    assert out.stat().st_mode & 0o777 == 0o600
    assert installation.rabta("export", "--as", "officer", "--out", str(out)).returncode == 2, "never over another"
    later = tmp_path / "later.zip"
    done = installation.rabta("export", "--as", "officer", "--since", "2100-01-01", "--out", str(later))
    assert done.returncode == 1 and "no report that you may take" in done.stderr and list(tmp_path.iterdir()) == [out]


def test_a_bundle_for_a_court_names_it_and_its_case(
    installation: Installation, filed: dict[str, object], tmp_path: Path
) -> None:
    event = json.loads(installation.rabta("brief", "--as", "analyst", "--format", "json").stdout)["events"][0]["key"]
    out = tmp_path / "bundle.zip"
    words = ("bundle", "court", event, "--as", "analyst", "--for", "court", "--recipient", "EX court", "--case", "EX-7")
    done = installation.rabta(*words, "--out", str(out))
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(out) as package:
        assert package.read("records/0001/original.txt").decode() == LAHORE
        assert b"EX-7" in package.read("index.html")
    missing = (*words[:2], "00000000-0000-4000-8000-000000000000", *words[3:])
    done = installation.rabta(*missing, "--out", str(tmp_path / "other.zip"))
    assert done.returncode == 1 and "No record with this number" in done.stderr


def test_another_agency_and_a_court_check_it_without_the_house(installation: Installation, tmp_path: Path) -> None:
    old, new, line, entry = (tmp_path / name for name in ("old.json", "new.json", "line.txt", "entry.json"))
    old.write_text(installation.rabta("audit", "checkpoint").stdout, encoding="utf-8")
    line.write_text(installation.rabta("audit", "checkpoint", "--line").stdout, encoding="utf-8")
    assert line.read_text(encoding="utf-8").startswith("RABTA1 ")
    installation.rabta("file", "--as", "officer", "-", stdin="ANF at Hub: 7 kg opium, one held.")
    new.write_text(installation.rabta("audit", "checkpoint", "--since", str(old)).stdout, encoding="utf-8")
    for kept in (old, line):
        shown = installation.rabta("audit", "consistency", str(kept), str(new))
        assert shown.returncode == 0 and "nothing before was touched" in shown.stderr, shown.stderr
    assert installation.rabta("audit", "consistency", str(new), str(old)).returncode == 1
    assert installation.rabta("audit", "verify", "--against", str(old), "--against", str(new)).returncode == 0
    ids = json.loads(new.read_text(encoding="utf-8"))
    assert ids["since"]["size"] == json.loads(old.read_text(encoding="utf-8"))["size"]
    none = installation.rabta("audit", "evidence", "00000000-0000-0000-0000-000000000009")
    assert none.returncode == 1 and "holds no entry" in none.stderr
    entry.write_text("{}", encoding="utf-8")
    assert "no evidence of an entry" in installation.rabta("audit", "inclusion", str(entry)).stderr


def test_a_command_reads_for_a_task_and_a_machine_for_its_own(
    installation: Installation, filed: dict[str, object]
) -> None:
    refused = installation.rabta("brief", "--as", "analyst", "--task", "test")
    assert refused.returncode == 1 and "says too little" in refused.stderr
    assert installation.rabta("brief", "--as", "analyst", "--task", "EX-221, for the minister").returncode == 0
    installation.rabta("people", "add", "Night feed", "--agency", "NNCC", "--role", "machine")
    given = installation.rabta("people", "task", "Night feed", "nightly briefing of the minister")
    assert given.returncode == 0 and "nightly briefing" in given.stdout, given.stderr
    assert installation.rabta("people", "task", "Nobody", "nightly briefing of the minister").returncode == 1
