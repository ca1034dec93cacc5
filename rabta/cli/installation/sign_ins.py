"""The sign-ins of a demo: random passwords, made once per folder, kept 0600 beside the keys."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from rabta.cli.installation.credentials import write_secret
from rabta.people.rules.passwords import new_password


@dataclass(frozen=True)
class SignIn:
    """One invented person. `agency` is a code of the vocabulary, `role` a member name of people's `Role`."""

    title: str
    name: str
    sign_in_name: str
    agency: str
    role: str
    password: str = field(repr=False)


PEOPLE = (
    ("Liaison officer", "Example Liaison (Customs)", "liaison", "CUSTOMS", "LIAISON"),
    ("Centre analyst", "Example Analyst", "analyst", "NNCC", "ANALYST"),
    ("Second analyst", "Example Second Analyst", "second", "NNCC", "ANALYST"),  # two approve what one of them wrote
    ("Director", "Example Director", "director", "NNCC", "DIRECTOR"),
    ("Watch officer", "Example Watch Officer", "watch", "NNCC", "WATCH"),
    ("Referral officer", "Example Referral Officer (FIA)", "referral", "FIA", "PROTECTION"),
    ("Officer of ANF", "Example Officer (ANF)", "anf", "ANF", "LIAISON"),
    ("Partner liaison", "Example Liaison (NCA)", "partner", "NCA_UK", "LIAISON"),
)


def sign_ins_file(data_dir: Path) -> Path:
    return data_dir / "keys" / "demo-sign-ins.json"


def is_demo(data_dir: Path) -> bool:
    """Whether this folder was made by `rabta demo`; only such a folder is ever reset."""
    return sign_ins_file(data_dir).exists()


def sign_ins(data_dir: Path) -> list[SignIn]:
    """The sign-ins of this folder, made on the first call and written down before anything uses them; a demo that an older
    rabta began gets those it has not."""
    path = sign_ins_file(data_dir)
    kept = [SignIn(**entry) for entry in json.loads(path.read_text(encoding="utf-8"))] if path.exists() else []
    names = {person.sign_in_name for person in kept}
    made = [SignIn(*person, password=new_password()) for person in PEOPLE if person[2] not in names]
    if made:
        write_secret(path, json.dumps([asdict(entry) for entry in (*kept, *made)], indent=2) + "\n")
    return [*kept, *made]
