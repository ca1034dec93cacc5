"""Documents as PDF: laid out by Typst from words that come as data. Nothing is asked of the outside."""

import json
from pathlib import Path
from typing import Any

import typst

ROOM = Path(__file__).resolve().parent
STANDARDS = ["a-2a", "ua-1"]
"""PDF/A-2a, to be kept, and PDF/UA-1, to be read aloud: tagged, with the words of every picture."""


def as_pdf(paper: dict[str, Any], layout: str = "document.typ") -> bytes:
    """The pages of `as_paper`, or by another layout those of its words, as of `as_one_page`. The same words give the same
    bytes; no word touches the disk."""
    words = json.dumps(paper, ensure_ascii=False)
    laid_out: bytes = typst.compile(
        str(ROOM / layout), root=str(ROOM), font_paths=[str(ROOM / "fonts")], ignore_system_fonts=True,
        format="pdf", sys_inputs={"paper": words}, pdf_standards=STANDARDS,
    )  # fmt: skip
    return laid_out
