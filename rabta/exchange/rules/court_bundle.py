"""A bundle for a court or a prosecutor: original files, what was read from them and where, why they are one event.

The bundle tells only of what is in it. What its maker may not see, and what the maker may see and not use in court, it does
not mention: a list of what is missing would pass on what was kept.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rabta.exchange.rules.archive import File, archive, json_file, listed
from rabta.exchange.rules.court import Bundle, Item
from rabta.exchange.rules.court_index import index_page

FORMAT = "rabta court bundle 1"
_ENDINGS = {
    "text/plain": "txt", "text/csv": "csv", "application/json": "json", "application/x-ndjson": "jsonl",
    "application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
}  # fmt: skip
Row = Mapping[str, Any]


def packed(bundle: Bundle, *, sign: Callable[[bytes], bytes]) -> bytes:
    """The bundle as one ZIP: the same bytes for the same bundle. `sign` gives the signature of `bundle.key`.

    It signs the bytes of the manifest (Ed25519, RFC 8032), and the manifest holds the hash of every other file.
    """
    files = files_of(bundle)
    listing = json_file("manifest.json", manifest(bundle, files))
    said = {"of": listing.name, "scheme": "Ed25519", "key": bundle.key.hex(), "signature": sign(listing.content).hex()}
    return archive([listing, json_file("signature.json", said), *files])


def files_of(bundle: Bundle) -> list[File]:
    """Every file but the manifest, in order: the index, each record, the chains of custody, the judgements."""
    files: list[File] = []
    for number, item in enumerate(bundle.items, start=1):
        if item.content is not None:
            files.append(File(original_name(number, item), item.content))
        files.append(json_file(f"records/{number:04}/reading.json", _reading(item)))
    files.append(json_file("custody.json", list(bundle.chains)))
    files.append(json_file("judgements.json", [_judgement(each) for each in bundle.judgements]))
    return [File("index.html", index_page(bundle, {file.name: file.sha256 for file in files}).encode()), *files]


def original_name(number: int, item: Item) -> str:
    """Where an item's original lies in the bundle: a name of ours, never the one it was filed under."""
    return f"records/{number:04}/original.{_ENDINGS.get(str(item.told['media_type']), 'bin')}"


def manifest(bundle: Bundle, files: Sequence[File]) -> dict[str, Any]:
    """What the bundle is, for whom, how it is to be handled, and the SHA-256 of every file in it."""
    return {
        "format": FORMAT,
        "for": {"kind": bundle.case.recipient, "name": bundle.case.name, "case": bundle.case.number},
        "made": {"by": bundle.by, "agency": bundle.agency, "at": bundle.at.isoformat()},
        "handling": bundle.handling.conditions_as_text(),
        "records": [
            {"item": n, **item.told, "withheld_rows": item.withheld} for n, item in enumerate(bundle.items, start=1)
        ],
        "files": listed(files),
        "signed_by": bundle.key.hex(),
    }


def _reading(item: Item) -> dict[str, Any]:
    return {**item.told, "rows": list(item.rows), "withheld_rows": item.withheld}


def _judgement(judgement: Row) -> dict[str, Any]:
    """Why two incidents are or are not the same: the reasons, and whether a rule or a person says so."""
    kept = ("a", "b", "outcome", "relation", "score", "reasons", "note", "rule_version", "at")
    return {**{name: judgement[name] for name in kept}, "by": "a person" if judgement["by"] else "a rule"}
