"""What is told on purpose of records that do not show: the list that people read and the code say the same."""

import re
from pathlib import Path

import rabta

HOUSE = Path(rabta.__file__).resolve().parent
LIST = HOUSE.parent / "docs/explain/security-properties.md"
SAYS_SO = "deliberate disclosure"


def listed() -> set[str]:
    told = LIST.read_text(encoding="utf-8").split("## What is told on purpose")[1].split("| # |")[0]
    return set(re.findall(r"^\| `([a-z_]+)` \|", told, re.MULTILINE))


def test_the_list_of_deliberate_disclosures_is_that_of_the_code() -> None:
    in_code = {path.stem for path in HOUSE.glob("*/sql/**/*.sql") if SAYS_SO in path.read_text(encoding="utf-8")}
    assert listed() == in_code and in_code


def test_each_is_entered_in_the_ledger_under_the_name_the_list_gives() -> None:
    told = LIST.read_text(encoding="utf-8").split("## What is told on purpose")[1].split("| # |")[0]
    deeds = set(re.findall(r"`([a-z_]+:[a-z_]+)`", told))
    source = "".join(path.read_text(encoding="utf-8") for path in HOUSE.glob("**/*.py"))
    assert deeds and all(f'"{deed}"' in source for deed in deeds)
