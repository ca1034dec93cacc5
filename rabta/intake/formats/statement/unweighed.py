"""Drugs without a weight: where a statement names what was taken and says that its amount is not known or not told."""

import functools

from rabta.intake.formats.statement import words
from rabta.intake.formats.statement.phrasebook import Phrasebook
from rabta.intake.formats.statement.substances import Substance
from rabta.intake.formats.statement.view import View

_SOME_OF = {("quantity", "of"), ("amount", "of"), ("quantities", "of"), ("amounts", "of")}
_BEHIND = (
    "weight not given", "weight not stated", "weight not known", "weight not yet known", "weight unknown", "weight awaited",
    "weight not reported", "weight to follow", "weight is not given", "quantity not given", "quantity not stated",
    "quantity not known", "quantity unknown", "quantity awaited", "amount not given", "amount not known",
    "still to be weighed", "yet to be weighed", "to be weighed", "not yet weighed", "not weighed", "being weighed",
    "کی کچھ مقدار", "کی بڑی مقدار", "کی بھاری مقدار", "کی نامعلوم مقدار", "کی مقدار برآمد", "وزن نہیں بتایا گیا",
    "وزن معلوم نہیں", "مقدار نہیں بتائی گئی", "مقدار معلوم نہیں", "وزن ہونا باقی", "وزن کیا جا رہا",
)  # fmt: skip


@functools.cache
def _behind() -> Phrasebook[bool]:
    return Phrasebook((phrase, True) for phrase in _BEHIND)


def unweighed(view: View, substance: Substance) -> bool:
    """Whether there was some of a drug and no word says how much: "a quantity of hashish", "ice (no weight)"."""
    first = substance.first - 1
    while view.key(first) in words.FILLERS - {"of"} and first > 0:
        first -= 1
    if (view.key(first - 1), view.key(first)) in _SOME_OF:
        return True
    behind = substance.after
    while view.key(behind) in ("(", ",", "،", ";", "؛", "-", "–"):
        behind += 1
    return behind < len(view.tokens) and _behind().at(view.tokens, behind) is not None
