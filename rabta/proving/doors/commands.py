"""The command line's doors: each command that reads the record, run as a machine of this reader; and those that do not.

A command is driven through `rabta.cli.main`, as from a shell: what is compared is its exit code and what it wrote.
"""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rabta.analysis.rules.analysis_tables import TABLES
from rabta.proving.doors.addresses import hidden_names
from rabta.proving.doors.deeds import TEXTS
from rabta.proving.doors.deeds_of_custody import register_of
from rabta.proving.doors.deeds_of_pricing import PRICES, RATES
from rabta.proving.doors.deeds_of_watching import LINES, WATCHED_FILE, lists_of
from rabta.proving.rules.answers import Answer
from rabta.proving.rules.plans import BAIT_AT, UNTOLD_AT
from rabta.proving.visit import MISSING, Visit

PERIOD = ("--from", "2025-03-01", "--to", "2025-03-31")


def briefs(visit: Visit) -> None:
    """The briefing in every format, of a month, of a day and of the whole record, on every price list."""
    for wanted in ("text", "json", "html", "pdf", "xlsx"):
        visit.command("brief", *PERIOD, "--format", wanted)
        visit.command("brief", *PERIOD, "--format", wanted, "--language", "ur", "--records")
    visit.command("brief", "--from", "2025-03-12", "--to", "2025-03-12")
    visit.command("brief")
    visit.command("brief", "--campaign", "whole-record")
    for name in ("Shown", "Kept", "none"):
        visit.command("brief", *PERIOD, "--list", name)
        visit.command("brief", *PERIOD, "--currency", "PKR", "--rates", name)
    visit.command("brief", "--campaign", "none")
    for subject in ("province:Khyber Pakhtunkhwa", "airport:KHI", "none"):
        visit.command("brief", *PERIOD, "--one-page", subject)


def analyses(visit: Visit) -> None:
    """Every table of analysis; flows in other formats, of a month, of one substance, of well graded claims alone."""
    for what in TABLES:
        visit.command("analyse", what, "--format", "json")
    for words in (("--format", "parquet"), ("--format", "arrow", *PERIOD), ("--substance", "heroin"), ("--graded",)):
        visit.command("analyse", "flows", *words)


def checks_against_the_record(visit: Visit) -> None:
    """Texts judged against the record."""
    said = "".join(json.dumps({"id": str(n), "date": "2025-03-18", "text": text}) + "\n" for n, text in enumerate(TEXTS))
    for words in ((), PERIOD, ("--campaign", "whole-record")):
        visit.command("check", "-", "--against", "record", *words, said=said.encode())


def lists_prices(visit: Visit) -> None:
    """The price lists, and an import that only the centre may make, under the name of a hidden one."""
    visit.command("prices", "list")
    note = "named as a hidden one"
    visit.command("prices", "import", "-", "--marking", "open; every agency", said=PRICES, note=note)
    said = ("--name", "Kept", "--source", "nobody", "--dated", "2025-03-31", "--kind", "middle")
    visit.command("prices", "rates", "-", "--marking", "open; every agency", *said, said=RATES, note=note)
    for list_id in (*visit.built.priced.values(), MISSING):
        visit.command("prices", "step", str(list_id), "--sign", "withdrawn", "--words", "w")


def files(visit: Visit) -> None:
    """Files the bytes of a hidden report, and what is no report; says of which agency, rightly and wrongly."""
    hidden = next(t for t in visit.hidden if t.file_name == "typed.txt")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "march.txt"
        path.write_bytes(hidden.content + b" By wire.")
        for words, note in ((("--agency", visit.reader.agency), "own"), (("--agency", "FIA"), "another's"),
                            (("--marking", "nonsense"), "nonsense")):  # fmt: skip
            visit.command("file", *words, str(path), note=note, within=folder)


def _named(visit: Visit) -> list[str]:
    """A report that shows, a hidden one by its number and by its id, and one that is not there."""
    hidden = next(t.key for t in visit.hidden)
    shown = next(t.key for t in visit.whole.tellings if t.shows_to(visit.reader) and t.who.agency == visit.reader.agency
                 or t.key == "bridge first")  # fmt: skip
    built = visit.built
    return [str(built.reports[shown]), built.numbers[hidden], str(built.reports[hidden]), "ANF-NONE-0000", str(MISSING)]


def releases(visit: Visit) -> None:
    """What releases stand, what one would change, and one made."""
    for name in _named(visit):
        for words in ((), ("--to", "FIA", "--preview"), ("--to", "FIA", "--reason", "asked for"), ("--to", "NOBODY")):
            visit.command("release", name, *words)


def marks_anew(visit: Visit) -> None:
    """What another marking would change, and one given."""
    for name in _named(visit):
        for words in (("--preview",), ("--reason", "anew")):
            visit.command("mark", name, "--marking", "restricted; to FIA", *words)


def rereads(visit: Visit) -> None:
    """Every report there is, hidden or not, read again by the reader that read it, and all that an older one read."""
    for words in ((), *((name,) for name in _named(visit))):
        visit.command("reread", *words)


def recalls(visit: Visit) -> None:
    """A release that is not there, and one of a hidden report."""
    for release in (MISSING, visit.built.releases["let out to others"]):
        visit.command("recall", str(release), "--reason", "no longer")


def looks_into_custody(visit: Visit) -> None:
    """What chains owe, and every chain there is, hidden or not, with a task and without one."""
    for words in ((), ("--list", "no_case"), ("--agency", "ANF")):
        visit.command("custody", *words)
    for exhibit in (*visit.built.exhibits.values(), MISSING, "nonsense"):
        visit.command("custody", str(exhibit))
        visit.command("custody", str(exhibit), "--task", "EX-221, worlds compared")


def looks_into_bulletins(visit: Visit) -> None:
    """The list, and the page of every bulletin there is, published or not."""
    for words in ((), ("--json",), *((str(one),) for one in (*visit.built.bulletins.values(), MISSING))):
        visit.command("bulletin", *words)


def looks_into_publications(visit: Visit) -> None:
    """The list, every publication there is, published or not, what is frozen under it, and signing it."""
    for words in ((), ("--json",)):
        visit.command("publish", *words)
    for one in (*visit.built.editions.values(), MISSING):
        for words in ((), ("--json",), ("--format", "pdf"), ("--restate",), ("--sign", "published")):
            visit.command("publish", str(one), *words)


def looks_into_returns(visit: Visit) -> None:
    """The list, a return of each form as it would be, and the file of every return there is."""
    for words in ((), ("--json",), ("seizures", "--year", "2025"), ("annual", "--year", "2025", "--json")):
        visit.command("returns", *words)
    for one in (*visit.built.returns.values(), MISSING):
        visit.command("returns", "--file", str(one))


def looks_into_programmes(visit: Visit) -> None:
    """The register of prevention beside demand, and a file that states hidden lines again."""
    for words in ((), ("--json",)):
        visit.command("programmes", *words)
    visit.command("programmes", "import", "-", said=LINES.encode())


def looks_into_signals(visit: Visit) -> None:
    """Early warning up to today and up to other days."""
    for words in ((), ("--json",), ("--day", "2025-03-15", "--json"), ("--day", "2024-03-15")):
        visit.command("signals", *words)


def looks_into_warnings(visit: Visit) -> None:
    """Warnings of each kind and for a post, and what a rule proposes."""
    for words in ((), ("--kind", "document", "--post", "KHI"), ("--all", "--json"), ("--proposed",), ("--kind", "route")):
        visit.command("warnings", *words)


def looks_into_encounters(visit: Visit) -> None:
    """What was met, and what waits at the referral desk, with a task and without one."""
    for words in ((), ("--kind", "sea_interception"), ("--list", "complaint"), ("--referrals",), ("--referrals", "--json")):
        visit.command("encounters", *words)
    visit.command("encounters", "--referrals", "--task", "EX-221, worlds compared")


def looks_into_networks(visit: Visit) -> None:
    """What hangs together, as text and as JSON, with a task and without one."""
    for words in ((), ("--place", "taftan"), ("--task", "EX-221, worlds compared"), ("--task", "EX-221, worlds compared",
                                                                                     "--json")):  # fmt: skip
        visit.command("networks", *words)


def deconflicts(visit: Visit) -> None:
    """Every verb of `rabta deconflict`, for every operation, target and alarm there is, hidden or not, and for none."""
    built = visit.built
    for verb in ("list", "told", "board", "rules", "target list"):
        visit.command("deconflict", *verb.split())
        visit.command("deconflict", *verb.split(), "--json")
    visit.command("deconflict", "list", "--over", "--json")
    visit.command("deconflict", "list", "--agency", "ANF")
    for operation_id in (*built.plans.values(), MISSING, "nonsense"):
        visit.command("deconflict", "show", str(operation_id))
        visit.command("deconflict", "show", str(operation_id), "--json")
    for alarm_id in (*built.alarms.values(), MISSING):
        visit.command("deconflict", "alarm", str(alarm_id), "--json")
    hidden = hidden_names(visit)
    for name in ("operation_id", "target_id", "conflict_id", "notice_id"):
        for asked in (hidden[name], MISSING):
            visit.command("deconflict", "cancel", str(asked), "--reason", "r", note=name)
            visit.command("deconflict", "change", str(asked), "-", "--reason", "r", said=_plan(UNTOLD_AT), note=name)
            visit.command("deconflict", "step", str(asked), "owned", note=name)
            visit.command("deconflict", "told", "--opened", str(asked), note=name)
            visit.command("deconflict", "target", "drop", str(asked), note=name)
    for place in (UNTOLD_AT, BAIT_AT, UNTOLD_AT[::-1]):
        visit.command("deconflict", "file", "-", said=_plan(place), note=f"at {place}")
    phone = ("phone", "+92 300 7654321", "--contact", "an officer", "--phone", "+92 91 000 0001", "--until", "2025-06-01")
    visit.command("deconflict", "target", "hold", *phone[:1], "EX 0", *phone[2:])
    visit.command("deconflict", "told", "--json", note="after filing")


def _plan(place: tuple[float, ...]) -> bytes:
    return json.dumps(plan_at(place)).encode()


def plan_at(place: tuple[float, ...]) -> dict[str, Any]:
    """What plans something there, on the evening of the hidden ones."""
    return {
        "kind": "raid", "terrain": "city", "geometry": {"type": "Point", "coordinates": place}, "contact": "an officer",
        "phone": "+92 91 000 0001", "starts_at": "2025-03-20T18:00+00:00", "ends_at": "2025-03-20T20:00+00:00",
    }  # fmt: skip


def looks_into_strategy(visit: Visit) -> None:
    """The board, lists and meetings, every commitment there is, hidden or not, and a text that repeats every promise."""
    for words in (("board",), ("board", "--json"), ("list", "--side", "NCA_UK"), ("list", "--column", "waiting", "--json"),
                  ("meetings",), ("meetings", "--json")):  # fmt: skip
        visit.command("strategy", *words)
    for commitment in (*visit.built.commitments.values(), MISSING, "nonsense"):
        visit.command("strategy", "show", str(commitment))
        visit.command("strategy", "show", str(commitment), "--json")
    said = ". ".join(one.words for one in visit.whole.promised).encode() + b"."
    visit.command("strategy", "propose", "-", said=said, note="looked at")
    for commitment in (*visit.built.commitments.values(), MISSING):
        visit.command("strategy", "sign", str(commitment), "noted", "--words", "so it is", "--on", "2025-03-19")
    more = ("--owner", "ANF", "--partner", "NCA_UK", "--title", "a statement", "--day", "2025-03-01")
    visit.command("strategy", "propose", "-", *more, "--marking", "open; every agency", said=said, note="proposed")


def looks_into_equipment(visit: Visit) -> None:
    """The register, whole and in parts, every device there is, hidden or not, and a file that repeats all of them."""
    for words in ((), ("list", "--json"), ("list", "--kind", "scanner", "--site", "khi"), ("export",), ("list", "--due")):
        visit.command("equipment", *words)
    for device in (*visit.built.devices.values(), MISSING, "nonsense"):
        visit.command("equipment", "show", str(device))
        visit.command("equipment", "show", str(device), "--json")
    visit.command("equipment", "import", "-", said=register_of(visit).encode())


def looks_into_watch_lists(visit: Visit) -> None:
    """Every list and entry there is, hidden or not; entries brought into each, and each renewed."""
    for words in ((), ("list", "--json"), ("hits",), ("hits", "--json"), ("screen",), ("hits",)):
        visit.command("watchlist", *words)
    for list_id in (*visit.built.lists.values(), MISSING, "nonsense"):
        visit.command("watchlist", "show", str(list_id))
        visit.command("watchlist", "show", str(list_id), "--json")
        visit.command("watchlist", "import", str(list_id), "-", "--marking", "open; every agency", said=WATCHED_FILE)
        visit.command("watchlist", "renew", str(list_id), "--until", "2025-05-01", "--reason", "reviewed")
    for entry_id in (*visit.built.entries.values(), MISSING):
        visit.command("watchlist", "entry", str(entry_id), "--json")
        visit.command("watchlist", "withdraw", str(entry_id), "--reason", "mistaken")


def answers_carriers(visit: Visit) -> None:
    """What carriers would be answered, and the answers, for every passenger list there is, hidden or not."""
    for report in (*lists_of(visit), visit.built.reports["bridge first"], MISSING, "nonsense"):
        for words in ((), ("--preview",), ("--task", "EX-221, worlds compared")):
            visit.command("manifest", "answer", str(report), *words)


def looks_into_identities(visit: Visit) -> None:
    """Persons and numbers found, shown and judged: every mention there is, hidden or not, and its first numbers."""
    task = ("--task", "EX-221, worlds compared")
    hidden = visit.whole.telling("persons hidden").content.decode().splitlines()[1].split(",")
    visit.command("identity", "list", "--find", hidden[1])
    for words in (("asked",), *(("list", "--find", said) for said in hidden[1:5]),
                  *(("list", "--kind", kind) for kind in ("phone", "vehicle", "document"))):  # fmt: skip
        visit.command("identity", *words, "--json", *task)
    mentions = [str(one) for one in (*visit.built.mentions.values(), MISSING)]
    for key in (*mentions, *(f"{key}/{place}" for key in mentions for place in (0, 1)), "nonsense"):
        visit.command("identity", "show", key, *task)
    last = str(visit.built.mentions["persons last"])
    for key in mentions:
        visit.command("identity", "judge", key, last, "--same")
        visit.command("identity", "judge", f"{key}/1", f"{last}/0", "--not-same")
    for judgement in (*visit.built.who_is_who.values(), MISSING):
        visit.command("identity", "undo", str(judgement))


def looks_into_rules(visit: Visit) -> None:
    """Every rule and hit there is, hidden or not; each rule changed, tested, switched off and closed, each hit taken."""
    for words in ((), ("list", "--json"), ("hits",), ("hits", "--json"), ("apply",), ("hits",)):
        visit.command("rules", *words)
    visit.command("rules", "check", "-", said=b"bags at least 3\nnationality AFG")
    for command, hit_id in (
        *(("rules", one) for one in (*visit.built.rule_hits.values(), MISSING)),
        *(("watchlist", one) for one in (*visit.built.hits.values(), MISSING)),
    ):
        visit.command(command, "hit", str(hit_id))
        visit.command(command, "hit", str(hit_id), "--json")
        visit.command(command, "hit", str(hit_id), "--step", "taken")
    for rule_id in (*visit.built.rules.values(), MISSING, "nonsense"):
        visit.command("rules", "show", str(rule_id))
        visit.command("rules", "show", str(rule_id), "--json")
        visit.command("rules", "test", str(rule_id), "--days", "14")
        visit.command("rules", "change", str(rule_id), "-", "--reason", "looked at", said=b"departs from LHE")
        visit.command("rules", "on", str(rule_id), "--version", "1", "--until", "2025-05-01", "--reason", "looked at")
        visit.command("rules", "off", str(rule_id), "--reason", "looked at")
        visit.command("rules", "close", str(rule_id), "--reason", "looked at")


def looks_into_cases(visit: Visit) -> None:
    """Lists, what waits, and every case and request there is, hidden or not."""
    for words in ((), ("list", "--json"), ("list", "--lacks", "no_case"), ("requests",), ("work",), ("work", "--json")):
        visit.command("case", *words)
    for verb, named in (("show", visit.built.joint), ("request", visit.built.assistance)):
        for name in (*named.values(), MISSING, "nonsense"):
            visit.command("case", verb, str(name))
            visit.command("case", verb, str(name), "--json")


def takes_bundles(visit: Visit) -> None:
    """A bundle of a shown event's records for a court, of a hidden one's and of none."""
    hidden = hidden_names(visit)["key"]
    court = ("--for", "court", "--recipient", "Special Court", "--case", "12/25")
    for key in (visit.built.incidents["0 shown"][0], hidden, MISSING):
        _written(visit, "bundle", "court", str(key), *court)


def exports(visit: Visit) -> None:
    """What may be taken of the record, whole and from a day on."""
    _written(visit, "export")
    _written(visit, "export", "--since", "2025-03-05")


def _written(visit: Visit, *words: str) -> None:
    """Run a command that writes a file; the file belongs to the answer."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "taken.zip"
        visit.command(*words, "--out", str(path), within=folder)
        written = path.read_bytes() if path.exists() else b"no file"
        visit.keep(f"the file of rabta {' '.join(words)}", Answer(words[0], 0, (), written))


Drive = Callable[[Visit], None]
COMMANDS: dict[str, Drive] = {
    "brief": briefs,
    "analyse": analyses,
    "check": checks_against_the_record,
    "prices": lists_prices,
    "custody": looks_into_custody,
    "encounters": looks_into_encounters,
    "networks": looks_into_networks,
    "warnings": looks_into_warnings,
    "bulletin": looks_into_bulletins,
    "publish": looks_into_publications,
    "returns": looks_into_returns,
    "signals": looks_into_signals,
    "programmes": looks_into_programmes,
    "deconflict": deconflicts,
    "case": looks_into_cases,
    "strategy": looks_into_strategy,
    "equipment": looks_into_equipment,
    "watchlist": looks_into_watch_lists,
    "manifest answer": answers_carriers,
    "identity": looks_into_identities,
    "rules": looks_into_rules,
    "bundle": takes_bundles,
    "export": exports,
    "release": releases,
    "mark": marks_anew,
    "reread": rereads,
    "recall": recalls,
    "file": files,
}
"""By the words one types. Those that write come last."""

DISCLOSES_NOTHING: dict[str, str] = {
    "demo": "fills a new installation with invented reports and serves the console, whose doors are driven",
    "serve": "serves the console, whose doors are driven",
    "doctor": "examines the machine; opens no record",
    "gateway": "takes objects of scanners and files them, as `file` does; answers no reader",
    "read statement": "pure: reads the file it is given and no installation",
    "read table": "pure: reads the file it is given and no installation",
    "read manifest": "pure: reads the file it is given and no installation",
    "read baggage": "pure: reads the file it is given and no installation",
    "read scan": "pure: reads the files it is given and no installation",
    "scan detect": "pure: reads the files it is given and no installation",
    "land measure": "pure: measures the claims of the file it is given, and reads no installation",
    "count": "pure: reads the file it is given and no installation",
    "names score": "pure: reads the file it is given and no installation",
    "names search": "pure: reads the file it is given and no installation",
    "example make": "pure: makes invented files",
    "exchange open": "pure: opens the file it is given and no installation",
    "exchange key": "prints the installation's public key, which every answer bears",
    "notices": "sends ids of notices to addresses that the deployment set; answers no reader",
    "people": "for the account that holds the keys: keeps readers and reads no record",
    "places": "imports and shows boundary layers; holds nothing of the record",
    "db": "for the account that holds the keys, and so can read everything: migrate, back up, rebuild",
    "audit": "for the account that holds the keys: proves the ledger and counts its entries, answers no reader",
    "bench": "measures in throw-away folders with invented data",
    "prove leaks": "this check: in a place of its own, with invented data",
}
