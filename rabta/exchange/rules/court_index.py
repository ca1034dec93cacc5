"""The page of a court bundle that people read: English and Urdu side by side, nothing loaded, no script."""

import base64
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from rabta.exchange.rules.court import Bundle, Item
from rabta.exchange.rules.court_chains import chains_section

STYLE = Path(__file__).resolve().parent.parent / "index.css"
FONT = Path(__file__).resolve().parents[2] / "documents/fonts/noto-naskh-arabic-arabic-400-normal.ttf"
"""Set into the page, so that Urdu shows on a machine without an Urdu font (SIL Open Font Licence 1.1)."""
INDEPENDENT = (
    "Made with rabta, independent work, not affiliated with or endorsed by any government, agency or the United Nations."
)
HANDLING = {
    "H0": ("For preventing and combating crime only", "صرف جرائم کی روک تھام اور انسداد کے لیے"),
    "H1": (
        "Not in court without the originator's permission, which is given",
        "درج کرنے والے ادارے کی اجازت کے بغیر عدالت میں نہیں؛ اجازت موجود ہے",
    ),
    "H2": (
        "Not to be passed on without the originator's permission, which is given for this bundle",
        "درج کرنے والے ادارے کی اجازت کے بغیر آگے نہ دیا جائے؛ اس مجموعے کے لیے اجازت موجود ہے",
    ),
    "H3": ("Other restriction, in words beside it", "دیگر پابندی، ساتھ الفاظ میں درج"),
}  # fmt: skip
OUTCOMES = {
    "same": ("the same event", "ایک ہی واقعہ"), "not": ("not the same event", "الگ واقعے"),
    "ask": ("a person is asked", "کسی فرد کے فیصلے کا منتظر"),
}  # fmt: skip
FOR = {"court": ("Court", "عدالت"), "prosecutor": ("Prosecutor", "استغاثہ")}
SIGNED = (
    "signature.json signs manifest.json, which lists the SHA-256 of every file. The installation signs, not a person:"
    " compare its key with the one the centre gives out:",
    "signature.json اُس manifest.json پر دستخط ہے جس میں ہر فائل کا SHA-256 درج ہے۔ دستخط تنصیب کے ہیں، کسی فرد کے نہیں؛"
    " اس کی کلید مرکز کی دی ہوئی کلید سے ملائیں:",
)
WITHHELD = (
    "Rows that may name a protected person are left out, and with them the original file that holds them. Rows left out: ",
    "جن سطروں میں کسی زیرِ تحفظ شخص کا نام ہو سکتا ہے وہ، اور ان کی اصل فائل، شامل نہیں۔ چھوڑی گئی سطریں: ",
)


def index_page(bundle: Bundle, hashes: Mapping[str, str]) -> str:
    """The whole page. `hashes`: SHA-256 by file name. Words of records are escaped; what was read is marked in them."""
    font = base64.b64encode(FONT.read_bytes()).decode()
    face = f'@font-face {{ font-family: "Urdu"; src: url(data:font/ttf;base64,{font}) format("truetype"); }}'
    style = f"{face}\n{STYLE.read_text(encoding='utf-8')}"
    return "\n".join(
        (
            '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Court bundle</title>',
            f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{style}</style></head><body><main>',
            *_cover(bundle),
            *_contents(bundle),
            *(line for number, item in enumerate(bundle.items, start=1) for line in _item(number, item, hashes)),
            *chains_section(bundle.chains),
            *_judgements(bundle),
            f"</main><footer><p>{escape(INDEPENDENT)}</p></footer></body></html>\n",
        )
    )


def _both(english: str, urdu: str) -> str:
    return f'{escape(english)} <span lang="ur" dir="rtl">{escape(urdu)}</span>'


def _cover(bundle: Bundle) -> Iterator[str]:
    case = bundle.case
    yield f'<header><p class="marking">{escape(bundle.handling.conditions_as_text())}</p>'
    yield f"<h1>{_both('Court bundle', 'عدالتی مجموعہ')}</h1><dl>"
    for (english, urdu), said in (
        (FOR[case.recipient], case.name),
        (("Case number", "مقدمہ نمبر"), case.number),
        (("Made by", "تیار کنندہ"), f"{bundle.by} ({bundle.agency})"),
        (("Made at", "تیاری کا وقت"), bundle.at.isoformat(timespec="minutes")),
        (("Records", "ریکارڈ"), str(len(bundle.items))),
    ):
        yield f"<dt>{_both(english, urdu)}</dt><dd><bdi>{escape(said)}</bdi></dd>"
    yield "</dl>"
    for code in bundle.handling.handling:
        yield f'<p class="code"><b>{code.name}</b> {_both(*HANDLING[code.name])}</p>'
    yield f'<p>{_both(*SIGNED)}</p><p class="hash">{bundle.key.hex()}</p></header>'


def _contents(bundle: Bundle) -> Iterator[str]:
    heads = (("No.", "شمار"), ("Report", "رپورٹ"), ("Agency", "ادارہ"), ("Marking", "نشانِ رازداری"), ("Grading", "اعتبار"))
    yield f"<section><h2>{_both('Contents', 'فہرست')}</h2><div class=\"wide\"><table><thead><tr>"
    yield "".join(f"<th>{_both(*head)}</th>" for head in heads) + "</tr></thead><tbody>"
    for number, item in enumerate(bundle.items, start=1):
        said = item.told
        cells = (said["number"], said["agency"], said["marking"], said["grading"])
        link = f'<a href="#item-{number}">{number}</a>'
        yield f"<tr><td>{link}</td>{''.join(f'<td><bdi>{escape(str(cell))}</bdi></td>' for cell in cells)}</tr>"
    yield "</tbody></table></div></section>"


def _item(number: int, item: Item, hashes: Mapping[str, str]) -> Iterator[str]:
    said, folder = item.told, f"records/{number:04}/"
    yield f'<section id="item-{number}"><h2>{number}. <bdi>{escape(str(said["number"]))}</bdi></h2>'
    yield f'<p class="marking"><bdi>{escape(str(said["marking"]))}</bdi> · <bdi>{escape(str(said["grading"]))}</bdi></p><dl>'
    yield f"<dt>{_both('Agency', 'ادارہ')}</dt><dd><bdi>{escape(str(said['agency']))}</bdi></dd>"
    yield f"<dt>{_both('Received', 'موصول')}</dt><dd><bdi>{escape(str(said['received_at']))}</bdi></dd>"
    for name in (name for name in sorted(hashes) if name.startswith(folder)):
        yield f'<dt><a href="{name}">{name.removeprefix(folder)}</a></dt><dd class="hash">SHA-256 {hashes[name]}</dd>'
    yield "</dl>"
    if item.withheld:
        english, urdu = (f"{words}{item.withheld}" for words in WITHHELD)
        yield f'<p class="withheld">{_both(english, urdu)}</p>'
    for row in item.rows:
        yield f'<blockquote dir="auto">{marked(row["text"], row["spans"])}</blockquote>'
    yield "</section>"


def marked(text: str, spans: list[dict[str, Any]]) -> str:
    """The words with everything that was read from them marked. Spans count code points and may overlap."""
    read = sorted({(s["start"], s["end"]) for s in spans if s["field"] != "incident" and s["start"] is not None})
    out, at = [], 0
    for start, end in read:
        if start >= at and end <= len(text):
            out += [escape(text[at:start]), f"<mark>{escape(text[start:end])}</mark>"]
            at = end
    return "".join([*out, escape(text[at:])])


def _judgements(bundle: Bundle) -> Iterator[str]:
    if not bundle.judgements:
        return
    yield f"<section><h2>{_both('Why these are, or are not, one event', 'یہ ایک ہی واقعہ کیوں ہیں، یا نہیں')}</h2>"
    for judgement in bundle.judgements:
        by = ("a person judged", "ایک فرد کا فیصلہ") if judgement["by"] else ("by rule", "قاعدے کے مطابق")
        yield f"<h3>{_both(*OUTCOMES[judgement['outcome']])} · {_both(*by)}</h3>"
        yield f'<p class="hash">{judgement["a"]} · {judgement["b"]}</p><ul>'
        yield "".join(f"<li>{_reason(str(one['text']), bundle)}</li>" for one in judgement["reasons"] or [])
        yield "</ul>" + (f'<p dir="auto">{escape(judgement["note"])}</p>' if judgement["note"] else "")
    yield "</section>"


def _reason(text: str, bundle: Bundle) -> str:
    urdu = bundle.in_urdu.get(text)
    return _both(text, urdu) if urdu else f'<span dir="auto">{escape(text)}</span>'
