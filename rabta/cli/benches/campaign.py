"""Make, or take, a campaign of invented reports; read it, count it, and lay every figure beside its truth.

Pure: no database. With --house the same goes through PostgreSQL, in a throw-away folder.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rabta.cli.benches.campaign_claims import claims_of
from rabta.cli.benches.campaign_count import Asked, answered, asked, counted, is_same, questions, score
from rabta.cli.benches.campaign_figures import Difference, differences, figures_of
from rabta.cli.benches.campaign_folder import (
    Campaign,
    NoCampaign,
    Truth,
    as_told,
    by_statement,
    is_repeat,
    json_lines,
    placed,
    read_campaign,
    read_truth,
)
from rabta.cli.benches.campaign_house import through_house
from rabta.cli.benches.campaign_tie import Ties, aligned, line_key, tie
from rabta.cli.benches.campaign_trace import traces
from rabta.cli.benches.statement_score import score as reading_score
from rabta.counting.rules.projection import ProjectedEvent
from rabta.counting.rules.weights import LIKELY, RULE_VERSION
from rabta.intake.formats.statement.source import read_record

STATEMENTS = Path("../shared/data/statements")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which campaigns, and how much to say of what differs."""
    parser.add_argument("--seed", type=int, nargs="+", default=[2025], metavar="N", help="campaigns to make (%(default)s)")
    parser.add_argument("--folder", type=Path, help="a campaign made before; then --seed is not used")
    parser.add_argument("--statements", type=Path, default=STATEMENTS, help="the developers' statements, to compare with")
    parser.add_argument("--show", type=int, default=20, metavar="N", help="differences and traces to print (%(default)s)")
    parser.add_argument("--as-told", action="store_true", help="count the truth's own words, as if nothing were misread")
    parser.add_argument("--house", action="store_true", help="file, read, place, judge and brief in a database as well")


def run(arguments: argparse.Namespace) -> int:
    """Print each campaign's figures. 0 when all equal the truth, 1 when any differs, 2 when there is no campaign."""
    try:
        if arguments.folder is not None:
            return int(not _measure(arguments.folder, arguments, _Pooled()))
        exact, pooled = True, _Pooled()
        for seed in arguments.seed:
            with tempfile.TemporaryDirectory(prefix="rabta-campaign-") as folder:
                print(f"== seed {seed}")
                exact &= _measure(_made(seed, Path(folder) / "campaign"), arguments, pooled)
        print(pooled.told())
        return int(not exact)
    except NoCampaign as error:
        print(error, file=sys.stderr)
        return 2


@dataclass
class _Pooled:
    """Sums over campaigns, before a person answers: what one campaign shows is chance, of some dozens of pairs."""

    campaigns: int = 0
    incidents: int = 0
    wanted: int = 0
    joined: int = 0
    right: int = 0
    questions: int = 0
    exact: int = 0

    def told(self) -> str:
        return (
            f"== {self.campaigns} campaigns together, before a person answers: pair recall"
            f" {self.right / max(1, self.wanted):.4f}, precision {self.right / max(1, self.joined):.4f}; questions"
            f" {100 * self.questions / max(1, self.incidents):.2f} % of the incidents; after the answers"
            f" {self.exact} of {self.campaigns} are exact in every figure"
        )


def _made(seed: int, folder: Path) -> Path:
    command = [sys.executable, "-m", "rabta", "example", "make", "--seed", str(seed), "--out", str(folder)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        raise NoCampaign(f"rabta example make --seed {seed} failed: {made.stderr.strip()[-500:]}")
    return folder


def _measure(folder: Path, arguments: argparse.Namespace, pooled: _Pooled) -> bool:
    """Print everything of one campaign; True when every figure equals the truth."""
    began = time.perf_counter()
    campaign, truth = read_campaign(folder), read_truth(folder)
    read_s = time.perf_counter() - began
    print(f"{campaign.filings} filings, {len(campaign.readings)} rows read ({_shown(campaign.fates)}) in {read_s:.1f} s")
    for line in _reading_lines(campaign, truth, arguments.statements):
        print(line)
    if arguments.as_told:
        campaign = as_told(campaign, truth)
    ties, incidents = tie(campaign, truth), placed(campaign)
    print(
        f"{len(incidents)} incidents tell of events; tied to the truth: {len(ties.event_of)}, could not be tied:"
        f" {len(ties.untied)}; tellings of the truth not read: {len(ties.unread)}"
    )
    began = time.perf_counter()
    before = counted(incidents, ())
    pairs = asked(incidents, before)
    after = counted(incidents, answered(pairs, ties.event_of))
    for line in _count_lines(before, after, pairs, ties, len(incidents), time.perf_counter() - began):
        print(line)
    different, found = questions(pairs, incidents), score(before, ties.event_of)
    print(f"questions, where one answer settles several pairs: {different} ({100 * different / len(incidents):.2f} %)")
    unlike = _figure_lines(campaign, truth, before, after, most=arguments.show)
    for text in traces(truth, ties, after, most=arguments.show):
        print(f"  {text}")
    if arguments.house:
        for text in through_house(folder, truth, ties, most=arguments.show):
            print(text, flush=True)
    pooled.campaigns, pooled.incidents = pooled.campaigns + 1, pooled.incidents + len(incidents)
    pooled.wanted, pooled.joined = pooled.wanted + found.wanted, pooled.joined + found.joined
    pooled.right, pooled.questions = pooled.right + found.right, pooled.questions + different
    pooled.exact += not unlike
    return not unlike


def _reading_lines(campaign: Campaign, truth: Truth, statements: Path) -> Iterable[str]:
    """The reader on the campaign beside the reader on the developers' statements, by one scorer; then table rows."""
    ours = reading_score(truth.statements, by_statement(campaign, (s["id"] for s in truth.statements)))
    yield f"reader on the campaign:   {_reader(ours)}"
    if (statements / "truth.jsonl").is_file():
        records = json_lines(statements / "dev.jsonl")
        readings = [read_record(record, file="dev.jsonl", row=n) for n, record in enumerate(records, 1)]
        theirs = reading_score(json_lines(statements / "truth.jsonl"), readings)
        yield f"reader on the developers': {_reader(theirs)}"
        yield f"the campaign is easier by {ours['sqf1'] - theirs['sqf1']:+.4f}"
    else:
        yield f"reader on the developers': not measured, {statements} is absent"
    right, rows = _rows_right(campaign, truth)
    yield f"table rows read right (lines, arrests, district): {right} of {rows}"


def _reader(scores: dict[str, Any]) -> str:
    shares = " ".join(f"{name} {scores[name]:.3f}" for name in ("split", "place", "arrests", "setting", "stated"))
    return f"F1 {scores['sqf1']:.4f} (precision {scores['sq_precision']:.3f}, recall {scores['sq_recall']:.3f}) {shares}"


def _rows_right(campaign: Campaign, truth: Truth) -> tuple[int, int]:
    """Rows whose incidents state the truth's lines, arrests and district; periodic rows are read right as periodic."""
    right = 0
    for row in truth.rows:
        named = row["file"], row["row"]
        reading = campaign.readings.get(named)
        if reading is None:
            right += is_repeat(campaign, named)
        elif row.get("periodic") or reading.get("kind") == "periodic":
            right += bool(row.get("periodic")) and reading.get("kind") == "periodic"
        else:
            right += _alike(row.get("incidents") or [], reading.get("incidents") or [])
    return right, len(truth.rows)


def _alike(wanted: list[dict[str, Any]], read: list[dict[str, Any]]) -> bool:
    numbers = aligned(wanted, read)
    by_number = {w["incident_no"]: w for w in wanted}
    return len(wanted) == len(read) == len(numbers) and all(
        _stated(r) == _stated(by_number[numbers[r["incident_no"]]]) for r in read
    )


def _stated(incident: dict[str, Any]) -> tuple[Any, ...]:
    lines = sorted((line_key(line) for line in incident.get("substances") or ()), key=str)
    return lines, (incident.get("arrests") or {}).get("total") or 0, incident.get("district")


def _count_lines(
    before: Sequence[ProjectedEvent], after: Sequence[ProjectedEvent], pairs: Sequence[Asked], ties: Ties,
    incidents: int, seconds: float,
) -> Iterable[str]:  # fmt: skip
    yield f"rules {RULE_VERSION}, counted twice in {seconds:.1f} s"
    for name, events in (("before a person answers", before), ("after", after)):
        found = score(events, ties.event_of)
        yield (
            f"{name}: {len(events)} events, pair recall {found.recall:.4f}, precision {found.precision:.4f}"
            f" ({len(found.lost_pairs)} lost, {len(found.wrong_pairs)} wrong)"
        )
    same = sum(is_same(q.pair, ties.event_of) for q in pairs)
    likely = [q for q in pairs if q.comparison.score >= LIKELY]
    guessed = sum(is_same(q.pair, ties.event_of) for q in likely)
    matter = sum(q.matters for q in pairs)
    yield (
        f"asked pairs: {len(pairs)} ({100 * len(pairs) / max(1, incidents):.1f} % of the tellings; {matter} could"
        f" change an event), {same} of them the same; taken as likely: {len(likely)}, rightly {guessed}"
    )


def _figure_lines(
    campaign: Campaign, truth: Truth, before: Sequence[ProjectedEvent], after: Sequence[ProjectedEvent], *, most: int
) -> list[Difference]:
    """Print what each figure differs by, before and after the answers; give what still differs."""
    period = truth.figures["period"]
    first, last = date.fromisoformat(period["from"]), date.fromisoformat(period["to"])
    wanted = {name: told for name, told in truth.figures["figures"].items() if name in COUNTED}
    claims = claims_of(campaign, first=first, last=last)
    unlike: list[Difference] = []
    for name, events in (("before a person answers", before), ("after", after)):
        unlike = differences(wanted, figures_of(events, first=first, last=last) | claims)
        whole = ", ".join(f"{d.figure} {d.found} for {d.truth}" for d in unlike if not d.part)
        print(f"figures {name}: {len(unlike)} numbers differ; {whole or 'every value equals the truth'}")
    for one in unlike[:most]:
        print(f"  {one.figure} {one.part} {one.key}: truth {one.truth}, counted {one.found} ({one.found - one.truth:+})")
    return unlike


COUNTED = (
    "events", "mass_by_substance", "other_quantities", "arrests", "arrests_apart", "vehicles", "area_cleared",
    "persons_encountered",
)  # fmt: skip
"""The value needs the price list and is measured with --house."""


def _shown(fates: dict[str, int]) -> str:
    return ", ".join(f"{fate} {n}" for fate, n in sorted(fates.items()))
