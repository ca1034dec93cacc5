"""The file of the table: each value with the line it stands in, so that what is wrong with it can be found."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml


class UnreadablePolicy(ValueError):
    """The table of what may be given to partners cannot be read: names file, line, key and value, the rule, what to do."""


NEXT = "Mend the file, or take it away to use the table that is shipped. Until it can be read nothing is given."


@dataclass(frozen=True)
class Said:
    """One value of the file, the key it stands under and the file."""

    path: Path
    key: str
    node: yaml.Node

    @property
    def value(self) -> Any:
        """As YAML reads it."""
        constructor = yaml.constructor.SafeConstructor()
        return constructor.construct_object(self.node, deep=True)

    def wrong(self, rule: str) -> UnreadablePolicy:
        """Why this value cannot stand there."""
        seen = f'"{str(self.value)[:60]}"' if isinstance(self.node, yaml.ScalarNode) else "what stands there"
        return UnreadablePolicy(f"{self._where()}: {seen} is not allowed; it is {rule}. {NEXT}")

    def _where(self) -> str:
        return f"{self.path}, line {self.node.start_mark.line + 1}, key {self.key}"

    def at(self, key: str) -> "Said":
        """What stands under this key. Raises UnreadablePolicy where there is none."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.wrong(f"a table with the key {key}")
        for name, value in self.node.value:
            if name.value == key:
                return Said(self.path, key, value)
        raise UnreadablePolicy(f"{self._where()}: the key {key} is not there. {NEXT}")

    def name_at(self, key: str) -> str:
        """The name that stands under this key; "" where there is none yet. Raises UnreadablePolicy for what is no name."""
        here = isinstance(self.node, yaml.MappingNode) and any(name.value == key for name, _ in self.node.value)
        said = self.at(key) if here else None
        return said.words().strip() if said is not None and said.value is not None else ""

    def each(self) -> list["Said"]:
        """The rows of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.wrong("a list")
        return [Said(self.path, self.key, row) for row in self.node.value]

    def words(self) -> str:
        """Words; a number, or what YAML takes for yes or no, is none."""
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.wrong("words")
        return str(self.value)

    def day(self) -> date:
        """A day."""
        if not isinstance(self.value, date) or isinstance(self.value, datetime):
            raise self.wrong("a day, such as 2026-12-01")
        return self.value

    def count(self) -> int:
        """A whole number."""
        if type(self.value) is not int or not 0 < self.value <= 3650:
            raise self.wrong("a whole number from 1 to 3650")
        return self.value

    def one_of(self, known: Mapping[str, Any]) -> Any:
        """One of these words, and what it stands for."""
        if self.value not in known:
            raise self.wrong(f"one of {', '.join(known)}")
        return known[self.value]

    def state(self) -> str:
        """A country by its code (ISO 3166-1)."""
        code = self.value
        if not isinstance(code, str) or len(code) != 2 or not code.isalpha() or not code.isupper():
            raise self.wrong("a country code of two capital letters; quote NO, which YAML reads as no")
        return code


def file_of(path: Path) -> Said:
    """The whole file. Raises UnreadablePolicy."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadablePolicy(f"{path}: the file cannot be read ({type(error).__name__}). {NEXT}") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UnreadablePolicy(f"{path}, line {line}: this is no YAML ({error.problem}). {NEXT}") from error
    except yaml.YAMLError as error:
        raise UnreadablePolicy(f"{path}: this is no YAML. {NEXT}") from error
    if node is None:
        raise UnreadablePolicy(f"{path}, line 1: the file is empty. {NEXT}")
    return Said(path, "the table", node)
