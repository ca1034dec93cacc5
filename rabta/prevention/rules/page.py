"""A published bulletin as one page for everybody: the same bytes whoever asks, to print or to read on a telephone."""

from datetime import date
from html import escape

from rabta.documents.rules.as_html import urdu_face

STYLE = """body{margin:0 auto;max-width:42rem;padding:1.25rem;font:1.0625rem/1.6 system-ui,sans-serif}
body{color:#1a1a1a;background:#fff}
header,footer{border-block:1px solid #999;padding-block:.5rem;font-size:.9rem}h1{font-size:1.5rem;line-height:1.3}
[lang=ur]{font-family:"Noto Naskh Arabic","Noto Nastaliq Urdu",serif;line-height:2.2}
.gone{border:2px solid #8a1c1c;padding:.75rem}
@media print{body{max-width:none;padding:0}}"""
INDEPENDENT = (
    "Made with independent software, not affiliated with or endorsed by any government, agency or the United Nations."
)
TITLES = {"en": "For everybody: what to know", "ur": "سب کے لیے: کیا جاننا چاہیے"}
RETRACTED = {"en": "This bulletin was taken back on {day}.", "ur": "یہ اطلاع نامہ {day} کو واپس لیا گیا۔"}
SIMULATED = {"en": "Example: everything here is invented.", "ur": "مثال: یہاں سب کچھ فرضی ہے۔"}


def as_page(
    *,
    text_en: str,
    text_ur: str,
    issued_by: str,
    published_on: date,
    retracted_on: date | None = None,
    invented: bool = False,
) -> bytes:
    """One file without anything from outside: the bulletin in both languages. Taken back, it says so and nothing else."""
    parts = "".join(
        f'<section lang="{code}" dir="{"rtl" if code == "ur" else "ltr"}"><h1>{escape(TITLES[code])}</h1>'
        + (f"<p><b>{escape(SIMULATED[code])}</b></p>" if invented else "")
        + (
            f'<p class="gone">{escape(RETRACTED[code].format(day=retracted_on.isoformat()))}</p>'
            if retracted_on
            else "".join(f"<p>{escape(one)}</p>" for one in text.split("\n\n"))
        )
        + "</section>"
        for code, text in (("en", text_en), ("ur", text_ur))
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(TITLES['en'])}</title><style>{urdu_face()}{STYLE}</style></head><body>"
        f"<header>{escape(issued_by)} · {published_on.isoformat()}</header><main>{parts}</main>"
        f"<footer>{escape(INDEPENDENT)}</footer></body></html>\n"
    ).encode()
