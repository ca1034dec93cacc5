"""What a format's mapping.yaml says: which headers it goes by, and what its cells mean where the vocabulary cannot
know.

Formats are the folders of rabta/intake/formats that hold a mapping.yaml; a new one is a new folder and nothing else.
"""

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from rabta.intake.errors import FormatBroken, UnknownFormat
from rabta.intake.rules.cells.dates import DateOrder
from rabta.intake.rules.cells.named import header_key
from rabta.vocabulary.rules.agencies import agency
from rabta.vocabulary.rules.settings import Setting

FOLDER = Path(__file__).parent.parent / "formats"
Kind = Literal["operation", "periodic", "persons", "encounter", "facilitation"]
MendCell = Callable[[str, str], str]
FIELDS = frozenset(
    [
        "serial",
        "record_number",
        "case_number",
        "date",
        "date_to",
        "period",
        "place",
        "district",
        "province",
        "country",
        "region",
        "agency",
        "substance",
        "quantity",
        "unit",
        "weight_kind",
        "count",
        "count_unit",
        "concealment",
        "installation",
        "transport",
        "setting",
        "origin",
        "destination",
        "flight",
        "vehicles",
        "arrests",
        "women",
        "foreigners",
        "nationality",
        "value",
        "currency",
        "operations",
        "total_kg",
        "remarks",
        "ignored",
        "person",
        "father",
        "husband",
        "encounter",
        "encounter_kind",
        "time",
        "post",
        "conveyance",
        "legal_ground",
        "outcome",
        "complaint",
        "found_wrong",
        "born",
        "age",
        "gender",
        "role",
        "cnic",
        "passport",
        "visa",
        "issuer",
        "phone",
        "plate",
        "account",
        "address",
        "email",
        "persons",
        "transit",
        "asylum",
        "guardian",
        "stated_by",
        "stated_on",
        "part",
        "handle",
        "route",
        "leg",
        "mode",
        "price",
        "price_currency",
        "paid",
        "paid_currency",
        "channel",
        "payer",
        "paid_in",
        "paid_to",
        "payment_ref",
    ]
)
_KEYS = frozenset(
    [
        "format",
        "title",
        "kind",
        "source",
        "columns",
        "required",
        "substance_columns",
        "drug_with_quantity",
        "agency",
        "country",
        "date_order",
        "unit_basis",
        "agency_words",
        "agencies_in",
        "settings",
        "repairs",
        "unknown_words",
    ]
)


@dataclass(frozen=True, slots=True)
class Repair:
    """A known accident of a source: inside a word of `field`, `wrote` stands for `meant`."""

    field: str
    wrote: str
    meant: str
    why: str


@dataclass(frozen=True, slots=True)
class SettingRule:
    """If every named field (or `place_kind`) holds one of the given words, the seizure's setting is `setting`."""

    words: tuple[tuple[str, frozenset[str]], ...]
    setting: str


@dataclass(frozen=True, slots=True)
class Format:
    """One table format. `headers` maps a header's key to its field; see formats/README for each entry of mapping.yaml."""

    name: str
    title: str
    kind: Kind
    headers: Mapping[str, str]
    required: frozenset[str]
    substance_columns: bool
    drug_with_quantity: frozenset[str]
    agency: str | None
    country: str | None
    date_order: DateOrder | None
    unit_basis: Mapping[str, str]
    agency_words: Mapping[str, str]
    agencies_in: frozenset[str]
    settings: tuple[SettingRule, ...]
    repairs: tuple[Repair, ...]
    unknown_words: frozenset[str]
    mend_cell: MendCell | None = None

    @property
    def fields(self) -> frozenset[str]:
        """The fields its headers can name."""
        return frozenset(self.headers.values())


def format_names(folder: Path = FOLDER) -> tuple[str, ...]:
    """The names of all table formats, sorted: the folders that hold a mapping.yaml."""
    return tuple(sorted(path.parent.name for path in folder.glob("*/mapping.yaml")))


def named_format(name: str, *, folder: Path = FOLDER) -> Format:
    """The format of this name. Raises UnknownFormat (naming those there are) or FormatBroken."""
    if name not in format_names(folder):
        raise UnknownFormat(f'"{name}" is no table format. Formats: {", ".join(format_names(folder))}.')
    return _loaded(folder / name / "mapping.yaml")


def all_formats(folder: Path = FOLDER) -> tuple[Format, ...]:
    """Every format, sorted by name. Raises FormatBroken for the first that cannot be loaded."""
    return tuple(named_format(name, folder=folder) for name in format_names(folder))


@cache
def _loaded(path: Path) -> Format:
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        return _format(path, raw)
    except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise FormatBroken(f"{path.parent.name}/mapping.yaml: {error}. See rabta/intake/README.md.") from error


def _format(path: Path, raw: Mapping[str, Any]) -> Format:
    name = path.parent.name
    _only_known(raw, _KEYS, "entry")
    _only_known(raw["columns"], FIELDS, "field")
    if raw["format"] != name:
        raise ValueError(f'format is "{raw["format"]}" but the folder is "{name}"')
    if raw["kind"] not in get_args(Kind) or raw.get("date_order") not in (None, "dmy", "mdy"):
        raise ValueError(f"kind is one of {', '.join(get_args(Kind))}; date_order is dmy, mdy or left out")
    agency_words = {header_key(word): agency(code).code for word, code in raw.get("agency_words", {}).items()}
    return Format(
        name=name,
        title=raw["title"],
        kind=raw["kind"],
        headers=_headers(raw["columns"]),
        required=frozenset(raw["required"]),
        substance_columns=bool(raw.get("substance_columns", False)),
        drug_with_quantity=frozenset(header_key(header) for header in raw.get("drug_with_quantity", ())),
        agency=agency(raw["agency"]).code if raw.get("agency") else None,
        country=raw.get("country"),
        date_order=raw.get("date_order"),
        unit_basis=raw.get("unit_basis") or {},
        agency_words=agency_words,
        agencies_in=frozenset(raw.get("agencies_in", ())),
        settings=tuple(_setting_rule(rule) for rule in raw.get("settings", ())),
        repairs=tuple(Repair(**repair) for repair in raw.get("repairs", ())),
        unknown_words=frozenset(header_key(word) for word in raw.get("unknown_words", ())),
        mend_cell=_mend_cell(path),
    )


def _only_known(given: Mapping[str, Any], known: frozenset[str], what: str) -> None:
    strange = sorted(set(given) - known)
    if strange:
        raise ValueError(f"{what} {', '.join(strange)} is not known; known are {', '.join(sorted(known))}")


def _headers(columns: Mapping[str, list[str]]) -> Mapping[str, str]:
    headers: dict[str, str] = {}
    for field, spellings in columns.items():
        for spelling in spellings:
            other = headers.setdefault(header_key(str(spelling)), field)
            if other != field:
                raise ValueError(f'header "{spelling}" is listed for {other} and for {field}')
    return headers


def _setting_rule(raw: Mapping[str, Any]) -> SettingRule:
    conditions = {field: words for field, words in raw.items() if field != "is"}
    _only_known(conditions, FIELDS | {"place_kind"}, "field")
    words = tuple((field, frozenset(header_key(word) for word in each)) for field, each in conditions.items())
    return SettingRule(words, Setting(raw["is"]).value)


def _mend_cell(path: Path) -> MendCell | None:
    """`mend_cell(field, text) -> text` of the folder's quirks.py, for what a mapping cannot say."""
    if not path.with_name("quirks.py").exists() or path.parent.parent != FOLDER:
        return None
    mend: MendCell = importlib.import_module(f"rabta.intake.formats.{path.parent.name}.quirks").mend_cell
    return mend
