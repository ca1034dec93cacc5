"""Two drafts of a press text, figure by figure. What is pasted is read and forgotten, as under check a text."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from rabta.publications.queries.checking import compare_texts
from rabta.publications.rules.published_stated import comparable
from rabta.web.checked_text import WHAT, substance_of
from rabta.web.door import answer, signed_in
from rabta.web.views.check import MOST_NUMBERS, MOST_SIGNS, NUMBER, too_long

SIDES = ("first", "second")


@require_GET
@signed_in
def drafts(request: HttpRequest) -> HttpResponse:
    """The form for two drafts."""
    return _form(request, dict.fromkeys(SIDES, ""), problem="")


@require_http_methods(["GET", "POST"])
@signed_in
def compared(request: HttpRequest) -> HttpResponse:
    """Both drafts figure by figure. Nothing of them is stored: the ledger notes how many figures were shown."""
    if request.method == "GET":
        return HttpResponseRedirect(reverse("drafts"))
    texts = {side: request.POST.get(side, "").replace("\r\n", "\n").strip() for side in SIDES}
    if problem := next((found for text in texts.values() if (found := _problem(text))), ""):
        return _form(request, {side: text[:MOST_SIGNS] for side, text in texts.items()}, problem=problem)
    return answer(
        request, "drafts.html", query=lambda: compare_texts(texts["first"], texts["second"]), deed="text:compare",
        subject=("page", "drafts"), shape=lambda found: {"texts": texts, "most": MOST_SIGNS, "rows": laid_out(found)},
    )  # fmt: skip


def _problem(text: str) -> str:
    """Why a draft cannot be compared; empty where it can."""
    if not text:
        return gettext("Paste both drafts.")
    if len(text) > MOST_SIGNS or len(NUMBER.findall(text)) > MOST_NUMBERS:
        return too_long()
    return ""


def _form(request: HttpRequest, texts: dict[str, str], *, problem: str) -> HttpResponse:
    return answer(
        request, "drafts.html", query=dict, deed="check:form", subject=("page", "drafts"),
        shape=lambda found: {"texts": texts, "most": MOST_SIGNS, "problem": problem}, status=422 if problem else 200,
    )  # fmt: skip


def laid_out(found: dict[str, Any]) -> list[dict[str, Any]]:
    """Each row with the words of either draft and what it counts."""
    rows = []
    for row in found["rows"]:
        figures = {side: _figure(found[side], row[side]) for side in SIDES}
        told = figures["first"] or figures["second"] or {}
        rows.append({
            **row, "words": {side: _words(found[side], figures[side]) for side in SIDES}, "figure": told,
            "what": WHAT.get(told["what"], told["what"]), "substance": substance_of(told),
            **_difference(figures["first"], figures["second"], row["by"]),
        })  # fmt: skip
    return rows


def _difference(first: dict[str, Any] | None, second: dict[str, Any] | None, by: Any) -> dict[str, Any]:
    """By how much the second says more: `by_g` for weights, else `by_stated` where both are in one unit."""
    if first is None or second is None or not by:
        return {}
    if first["what"].startswith("mass") and comparable(first):
        return {"by_g": int(by)}
    same_unit = first["unit"] == second["unit"]
    return {"by_stated": second["value"] - first["value"], "unit": first["unit"]} if same_unit else {}


def _figure(draft: dict[str, Any], n: int | None) -> dict[str, Any] | None:
    return None if n is None else draft["figures"][n]


def _words(draft: dict[str, Any], figure: dict[str, Any] | None) -> str:
    if figure is None:
        return ""
    start, end = figure["span"]
    return str(draft["text"][start:end])
