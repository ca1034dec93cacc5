"""Scans for screeners: the queue by risk and capacity, one bag with its picture, and what is decided about it."""

import contextlib
import json
import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from rabta.filing.errors import NotAvailable
from rabta.screening.drawing import PICTURES, NotDrawn
from rabta.screening.operations.scans import sign_scan
from rabta.screening.queries import scans as queries
from rabta.screening.rules.scan_course import WAITING
from rabta.sharing.disclosing import Shown, disclose_all
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.tables import table
from rabta.web import clock, refused
from rabta.web.acting import who_acts
from rabta.web.door import Disclosed, answer, disclose, looking_of, need_task, signed_in
from rabta.web.refusals import or_refused, refusal_page
from rabta.web.scan_forms import FRAME_KEYS, KEYS, QUEUES, choices, decision_in, room_in


@require_GET
@signed_in
def queue(request: HttpRequest) -> HttpResponse:
    """Bags by risk, each with its reasons, and which of them can be opened within the hour."""
    PICTURES.get_ready()
    which = next((one for one in QUEUES if one == request.GET.get("queue")), WAITING)
    return answer(
        request, "scans.html", deed="scan:list", subject=("page", "scans"),
        query=lambda: queries.queue(now=clock.now(), room=room_in(request.GET.get("room", "")), which=which),
        shape=lambda found: {"queues": [(name, word, found["counts"][name]) for name, word in QUEUES.items()]},
    )  # fmt: skip


@require_GET
@signed_in
def scan(request: HttpRequest, scan_id: uuid.UUID) -> HttpResponse:
    """One bag: its picture, what machines mark in it, what was decided, and what may be decided next."""
    return answer(
        request, "scan.html", deed="scan:read", subject=("scan", str(scan_id)),
        query=lambda: queries.bag(scan_id, by=looking_of(request)),
        reports=lambda found: [Disclosed(one["report_id"], one["marking_id"]) for one in found["objects"]],
        shape=_shape,
    )  # fmt: skip


def _shape(found: dict[str, Any]) -> dict[str, Any]:
    acts = [{"kind": str(kind), "reasons": choices()["reasons"].get(str(kind), [])} for kind in found["next"]]
    drawn = _to_draw(found)
    return {"acts": [one for one in acts if one["kind"] != "found"], "finds": "found" in found["next"],
            "drawn": json.dumps(drawn),
            "views": drawn["views"], "keys": KEYS, "deep": any(one["frames"] > 1 for one in drawn["views"]),
            "frame_keys": FRAME_KEYS}


def _to_draw(found: dict[str, Any]) -> dict[str, Any]:
    """What the page's script needs: where the numbers of each view are, what machines mark, the table of Z."""
    frames = _frames(found)
    views = [_view(view, frames) for view in found["views"] if view["objects"] or view["others"]]
    marks = [{"object": one["object"], "box": one["box"], "source": one["source"]} for one in found["marks"] if one["box"]]
    z = table("effective_z")
    return {"views": views, "marks": marks, "z": {name: z[name] for name in ("organic_below", "metal_from")}}


def _frames(found: dict[str, Any]) -> dict[str, int]:
    """How many frames each object of a bag has."""
    return {str(one["report_id"]): (one["told"].get("pixels") or {}).get("frames") or 1 for one in found["objects"]}


def _shown_first(frames: int) -> int:
    """The frame of a volume that is drawn first: the middle of the bag, not the lid."""
    return frames // 2


def _view(view: dict[str, Any], frames: dict[str, int]) -> dict[str, Any]:
    """Where the numbers of a view are, up to that of the frame, what it is made of, how many frames there are. Two energies
    are one picture."""
    first, high = _drawn_of(view)
    address = f"{reverse('scan_picture', args=[first])}?high={high or ''}&frame="
    ids, many = [*view["objects"].values(), *view["others"]], frames.get(first, 1)
    return {"name": view["name"] or "", "address": address, "ids": ids, "object": first, "frames": many,
            "first": _shown_first(many)}


def _drawn_of(view: dict[str, Any]) -> tuple[str, str | None]:
    """The objects that a view is drawn of: the low energy, or the one there is; the high one, where the view has both."""
    first = view["objects"].get("low") or [*view["objects"].values(), *view["others"]][0]
    return first, view["objects"]["high"] if view["whole"] else None


@require_GET
@signed_in
def picture(request: HttpRequest, scan_id: uuid.UUID) -> HttpResponse:
    """A view's numbers for the page's script, of one object or of both energies (`?high=`), of one of its frames
    (`?frame=`, from 0): twelve bytes that say what they are, and then they, little endian.

    Asked for as any record is, each time and each object; decoded apart, and kept for this reader alone.
    """
    need_task(request)
    reader_id, high = request.user.reader_id, _id_in(request.GET.get("high", ""))
    frame = _frame_in(request.GET.get("frame", ""))
    with reading_as(reader_id) as looking:
        kept = PICTURES.has(reader_id, scan_id, high, frame=frame)
        found = queries.objects_to_draw(scan_id, high, kept=kept)
        if found is None:
            raise NotAvailable
    try:
        contents = [] if kept else [one["content"] for one in found]
        body = PICTURES.drawn(reader_id, scan_id, high, contents=contents, name=str(scan_id), frame=frame)
    except NotDrawn as refusal:
        refused.enter(request, rule="NotDrawn")
        return refusal_page(request, str(refusal))
    disclose_all(
        [Shown(deed="scan:draw", subject=("report", str(one["id"])), marking_id=one["marking_id"],
               detail={"name": looking.name}) for one in found],
        reader_id=reader_id, purpose=looking.purpose, at=clock.now(), new_id=clock.new_id,
    )  # fmt: skip
    return HttpResponse(body, content_type="application/octet-stream")


@require_GET
@signed_in
def following(request: HttpRequest) -> HttpResponse:
    """On to the bag to look at first, besides the one that `?after=` names; to the queue where no other waits."""
    after = _id_in(request.GET.get("after", ""))
    with reading_as(request.user.reader_id) as looking:
        bag = queries.next_waiting(after, now=clock.now())
    disclose(looking, deed="scan:list", subject=("page", "scans"), detail={"bags": int(bag is not None)})
    return HttpResponseRedirect(reverse("scan", args=[bag["id"]]) if bag else reverse("scans"))


@require_GET
@signed_in
def ahead(request: HttpRequest) -> HttpResponse:
    """Decode the pictures of that bag, so that they are there when its page is opened. Nothing of them is answered: what is
    shown is asked for again, and entered in the ledger then."""
    need_task(request)
    reader_id, after = request.user.reader_id, _id_in(request.GET.get("after", ""))
    to_draw = []
    with reading_as(reader_id):
        bag = queries.next_waiting(after, now=clock.now())
        for view in [one for one in bag["views"] if one["objects"] or one["others"]] if bag else []:
            ids = [uuid.UUID(one) if one else None for one in _drawn_of(view)]
            frame = _shown_first(_frames(bag).get(str(ids[0]), 1)) if bag else 0
            if not PICTURES.has(reader_id, *ids, frame=frame):
                to_draw.append((ids, frame, queries.objects_to_draw(*ids, kept=False) or []))
    for ids, frame, found in to_draw:
        with contextlib.suppress(NotDrawn):  # the bag's own page says why
            PICTURES.drawn(reader_id, *ids, contents=[one["content"] for one in found], name=str(ids[0]), frame=frame)
    return HttpResponse(status=204)


def _frame_in(said: str) -> int:
    """Which frame an address names, from 0. Raises NotAvailable for what is no number of a frame."""
    if not said:
        return 0
    if not said.isdecimal() or len(said) > 5:
        raise NotAvailable
    return int(said)


def _id_in(said: str) -> uuid.UUID | None:
    """An id of an address; None where it says none. Raises NotAvailable for what is none."""
    if not said:
        return None
    try:
        return uuid.UUID(said)
    except ValueError:
        raise NotAvailable from None


@require_POST
@signed_in
@or_refused
def sign(request: HttpRequest, scan_id: uuid.UUID) -> HttpResponse:
    """Decide about a bag, look again, or say that its opening gave nothing: in one's own name."""
    form = request.POST
    kind, reason, region = decision_in(
        {"step": form.get("step", ""), "reason": form.get("reason", ""), "region": form.get("region", "")}
    )
    sign_scan(
        scan_id=scan_id, kind=kind, reason=reason, words=form.get("words", ""),
        region=region, **who_acts(request),
    )  # fmt: skip
    return HttpResponseRedirect(f"{reverse('scan', args=[scan_id])}?done=signed#steps")
