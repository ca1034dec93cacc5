"""Chains of custody on the page of a court bundle: every exhibit, its steps as signed, and whether the weights balance."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

Row = Mapping[str, Any]
HEADING = ("Chains of custody", "زیرِ تحویل مال کا سلسلہ")
HEADS = (
    ("Step", "مرحلہ"), ("What was done", "کیا ہوا"), ("Done at", "کب"), ("Agency", "ادارہ"), ("Signed by", "دستخط"),
    ("Weight", "وزن"), ("To", "کسے"), ("Number", "نمبر"), ("Where", "کہاں"),
)  # fmt: skip
KINDS = {
    "seized": ("Seized", "ضبط شدہ"), "weighed": ("Weighed", "وزن کیا گیا"), "sealed": ("Sealed", "مہر لگائی گئی"),
    "handed_over": ("Handed over", "حوالے کیا گیا"), "received": ("Received", "موصول"),
    "sampled": ("Sampled", "نمونہ لیا گیا"), "sent_to_laboratory": ("Sent to a laboratory", "لیبارٹری کو بھیجا گیا"),
    "laboratory_result": ("Result of the laboratory", "لیبارٹری کا نتیجہ"),
    "stored": ("Put into a store", "مال خانے میں رکھا گیا"), "case_registered": ("Case registered", "مقدمہ درج ہوا"),
    "case_decided": ("Case decided", "مقدمے کا فیصلہ ہوا"), "released_to_court": ("Released to a court", "عدالت کو دیا گیا"),
    "destroyed": ("Destroyed", "تلف کیا گیا"),
}  # fmt: skip
TAKEN_BACK = ("taken back", "واپس لیا گیا")
BALANCES = ("It balances, within what the scales allow.", "وزن پورا ہے، ترازو کی غلطی کے اندر۔")
SHORT = ("It does not balance; short by", "وزن پورا نہیں؛ کمی")
OVER = ("It does not balance; over by", "وزن پورا نہیں؛ زیادتی")
ALLOWED = ("the scales allow", "ترازو کی گنجائش")


def chains_section(chains: Sequence[Row]) -> Iterator[str]:
    """The section, or nothing where no exhibit is in the bundle. Every word of an officer is escaped."""
    if not chains:
        return
    yield f"<section><h2>{_both(HEADING)}</h2>"
    for chain in chains:
        label = f"{chain['substance']} ({chain['unit']})" + (f" · {chain['label']}" if chain["label"] else "")
        yield f'<h3><bdi>{escape(label)}</bdi></h3><p class="hash">{chain["incident_key"]}</p>'
        heads = "".join(f"<th>{_both(head)}</th>" for head in HEADS)
        yield f'<div class="wide"><table><thead><tr>{heads}</tr></thead><tbody>'
        yield "".join(f"<tr>{''.join(_cells(step))}</tr>" for step in chain["steps"])
        yield f"</tbody></table></div><p>{_sum(chain['balance'], chain['unit'])}</p>"
    yield "</section>"


def _cells(step: Row) -> Iterator[str]:
    weight = f"{step['amount']} ± {step['error']}" if step["amount"] is not None else ""
    taken_back = step["taken_back"]
    back = f"<br>{_both(TAKEN_BACK)}: <bdi>{escape(taken_back)}</bdi>" if taken_back is not None else ""
    yield f"<td>{step['number']}</td><td>{_both(KINDS[step['kind']])}{back}</td>"
    to = " · ".join(filter(None, (step["to_agency"], step["to_officer"])))
    where = step["held_at"] or step["place"]
    for said in (step["at"], step["agency"], step["signed_by"], weight, to, step["reference"], where):
        yield f"<td><bdi>{escape(str(said or ''))}</bdi></td>"


def _sum(balance: Row | None, unit: str) -> str:
    if balance is None:
        return ""
    if balance["balances"]:
        return _both(BALANCES)
    more, off = balance["short"].startswith("-"), balance["short"].lstrip("-")
    said = f"{off} {unit} (± {balance['allowed']})"
    return f"{_both(OVER if more else SHORT)} <bdi>{escape(said)}</bdi>; {_both(ALLOWED)}"


def _both(said: tuple[str, str]) -> str:
    english, urdu = said
    return f'{escape(english)} <span lang="ur" dir="rtl">{escape(urdu)}</span>'
