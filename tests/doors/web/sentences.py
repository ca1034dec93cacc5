"""Every sentence that other rooms say and the console shows: their string literals, read from the source."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[3] / "rabta"
SPEAKING = (
    "counting/rules/*_evidence.py", "counting/rules/quantity_agreement.py", "counting/rules/same_event.py",
    "counting/rules/counted_line.py", "counting/rules/certainty.py", "counting/rules/becoming.py", "counting/errors.py",
    "intake/rules/**/*.py", "intake/formats/statement/checks.py", "intake/formats/statement/slips.py",
    "intake/formats/statement/reader.py",
    "intake/formats/statement/corrections.py", "intake/formats/statement/source.py",
    "intake/formats/published/finding_words.py", "intake/formats/passenger/*.py",
    "prevention/errors.py", "prevention/operations/*.py", "prevention/rules/signal.py", "prevention/rules/register.py",
    "web/views/prices.py", "briefing/operations/*.py",
    "web/views/bulletins.py", "web/views/signals.py", "web/views/editions.py", "web/views/returns.py",
    "analysis/queries/*.py", "analysis/operations/*.py", "analysis/rules/*.py", "analysis/columnar.py",
    "documents/queries/*.py", "documents/rules/*.py", "publications/errors.py", "publications/operations/*.py",
    "publications/queries/*.py", "publications/rules/*.py", "returns/errors.py", "returns/operations.py",
    "returns/queries.py",
    "clearance/visiting.py", "clearance/declaring.py", "clearance/rules/status.py", "clearance/rules/second_opinion.py",
    "web/views/land_field.py", "web/land_asked.py", "web/programme_forms.py", "web/views/programmes.py",
    "custody/errors.py", "custody/operations.py", "custody/rules/chain.py", "custody/rules/step.py",
    "web/custody_forms.py",
    "smuggling/errors.py", "smuggling/operations/*.py", "smuggling/rules/protecting.py", "web/encounter_forms.py",
    "web/views/encounters.py", "smuggling/rules/mark.py", "web/network_forms.py", "web/views/networks.py",
    "strategy/errors.py", "strategy/operations.py", "strategy/meeting_minutes.py", "strategy/rules/*.py",
    "deconfliction/errors.py", "deconfliction/operations/*.py", "deconfliction/rules/planned.py",
    "deconfliction/rules/alarm.py", "deconfliction/rules/identifiers.py", "deconfliction/desk.py", "web/operation_forms.py",
    "web/commitment_forms.py", "web/views/commitments.py", "web/views/minutes.py",
    "screening/errors.py", "screening/operations/*.py", "screening/rules/entry.py", "screening/rules/entry_file.py",
    "screening/rules/course.py", "web/screening_forms.py", "screening/rules/hit.py", "web/views/watch_lists.py",
    "web/views/matches.py", "web/views/flights.py", "screening/rules/off_loading.py",
    "screening/rules/scan_course.py", "screening/rules/examination.py", "screening/rules/find_sheet.py",
    "web/scan_forms.py", "web/find_forms.py", "web/views/finds.py",
    "screening/rules/lane_device.py", "screening/rules/lapses/*.py", "web/airport_forms.py", "web/views/airports.py",
    "web/views/lanes.py", "intake/formats/baggage/*.py", "intake/formats/airport/*.py", "filing/rules/airport.py",
    "screening/rules/written/reading.py", "screening/rules/written/contradictions.py",
    "screening/rules/written/judging.py", "screening/rules/rule_course.py",
    "web/views/rules.py", "web/rule_forms.py",
    "casework/errors.py", "casework/operations/equipment.py", "casework/rules/equipment.py", "casework/rules/register.py",
    "casework/rules/step.py", "web/equipment_forms.py", "web/views/equipment.py",
    "casework/operations/cases.py", "casework/operations/requests.py", "casework/operations/signing.py",
    "casework/operations/tasks.py", "casework/rules/case.py", "casework/rules/task.py", "casework/rules/request.py",
    "web/case_forms.py", "web/case_words.py",
    "filing/errors.py", "filing/releasing.py", "web/views/sharing.py", "filing/operations.py",
    "filing/recording.py", "filing/rereading.py", "filing/rules/rows.py",
    "sharing/errors.py", "briefing/errors.py", "briefing/rules/*.py", "briefing/figures/*.py", "briefing/queries/*.py",
    "people/rules/purposes.py", "people/errors.py", "exchange/errors.py", "exchange/operations.py",
    "exchange/answering.py", "exchange/asking_centre.py", "exchange/handed_over.py", "exchange/partner_writes.py",
    "exchange/rules/partner_request.py", "exchange/rules/release_gate.py", "web/partner_words.py",
    "web/views/partners.py",
    "web/mendable.py", "ledger/rules/reasons.py",
    "clearance/errors.py", "clearance/operations.py", "clearance/rules/photograph.py", "web/land_forms.py",
    "web/views/land_filing.py", "intake/formats/land/*.py", "filing/rules/land.py",
)  # fmt: skip
"""Modules whose words reach a page."""
SILENT = (
    "intake/rules/mapping.py", "intake/rules/faults.py", "briefing/rules/wording.py",
    "analysis/rules/analysis_tables.py", "analysis/rules/exposure.py", "briefing/rules/campaigns.py",
    "documents/rules/workbook.py", "strategy/rules/thresholds.py",
)  # fmt: skip
"""Among them, those whose words do not: they speak on the command line, or in a document of their own."""
FORMATTED = re.compile(r"\{[a-z_]+\}")
"""A place in a text that `str.format` fills."""
PROSE = re.compile(r"[A-Za-z]{2,} [a-z]{2,}")
NOT_PROSE = re.compile(
    r"\bSELECT\b|\bINSERT INTO\b|\\b|\(\?|^\s*--|set_config|^\s*national nationals|^one part$|^typed text$"
    r"|<[a-z!/]|^target like|^Hole lies outside$|^table unreadable$"
    r"|^rabta example make|^(restricted|open); (every|originator)|^a correction needs span|^the text of a statement is"
)
"""Patterns, SQL, word lists and what only programmers are told."""


@dataclass(frozen=True)
class Said:
    """One literal of the source: its pieces of fixed words, where it stands."""

    where: str
    pieces: tuple[str, ...]


def sentences_said() -> Iterator[Said]:
    """Every literal of prose in SPEAKING: docstrings, patterns and SQL left out."""
    silent = {HOUSE / path for path in SILENT}
    for path in sorted({p for pattern in SPEAKING for p in HOUSE.glob(pattern)} - silent):
        for line, pieces in _literals(ast.parse(path.read_text(encoding="utf-8"))):
            pieces = tuple(part for piece in pieces for part in FORMATTED.split(piece))
            prose = tuple(piece.strip() for piece in pieces if PROSE.search(piece) and not NOT_PROSE.search(piece))
            if prose:
                yield Said(f"{path.relative_to(HOUSE)}:{line}", prose)


def _literals(tree: ast.Module) -> Iterator[tuple[int, tuple[str, ...]]]:
    left_out = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            left_out |= {id(part) for part in node.values}
            yield node.lineno, tuple(str(p.value) for p in node.values if isinstance(p, ast.Constant))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out:
            yield node.lineno, (node.value,)
