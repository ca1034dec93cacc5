"""What is wrong with one place of a file of prices or of rates."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """Where (row 0: no row of a table), what stands there, the rule, and what to do."""

    row: int
    column: str
    value: str
    rule: str
    next_step: str

    def in_words(self) -> str:
        """The fault as it follows the name of its file.

        >>> Fault(4, "to", "Rs", "it is no code", "Write PKR.").in_words()
        ', row 4, column to: "Rs": it is no code. Write PKR.'
        """
        places = [f", row {self.row}"] if self.row else []
        places += [f", column {self.column}" if self.row else f", {self.column}"] if self.column else []
        seen = f' "{self.value}":' if self.value else ""
        return f"{''.join(places)}:{seen} {self.rule}. {self.next_step}"
