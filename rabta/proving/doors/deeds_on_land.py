"""What a reader really does with land: to fields that show, and in the same words to those that hide."""

import h3
from django.core.files.uploadedfile import SimpleUploadedFile

from rabta.proving.at_airports import PICTURE
from rabta.proving.rules.tellings import FIELDS, FIELDS_IN
from rabta.proving.visit import MISSING, Visit

CELLS = tuple(sorted({h3.latlng_to_cell(34.4005, 71.3005 + east, 7) for east, _ in FIELDS.values()}))
"""Where the fields lie on the map."""
PLACES = tuple(
    f"?crop=poppy&year=2025&{of}"
    for of in (*(f"cell={cell}" for cell in ("x", *CELLS)), "district=KP-KHB", "district=x&from=2025-03-01&to=2025-03-31")
)
"""Claims of cells and of a district."""
WINDOWS = ("?crop=poppy&year=2025&window=71.2,34.3,71.5,34.5", "?crop=poppy&year=2025&window=60,30,61,31")
"""With the fields, and where there is none."""
OF = {"crop": "poppy", "year": "2025"}
DECLARED = {**OF, "status": "cleared", "on": "2025-03-12", "words": "EX-cleared"}
ISSUED = {**OF, "words": "EX-issued"}
PLANNED = {**OF, "seed": "EX-anew", "half_width": "20", "confidence": "90"}
SENT = {**OF, "title": "EX-patrol", "agency": "FIA", "due_on": "2025-04-01"}
VISITED = {
    "visited_on": "2025-03-14", "means": "drone", "area": "3", "unit": "kanal/statute_acre", "destroyed": "50", "words": "w",
}  # fmt: skip
LAID_UNDER = {"taken_on": "2025-03-10", "extent": "71.29, 34.39, 71.31, 34.41", "source": "EX-satellite"}
SUPPLIED = {"source": "EX-satellite", "lines": "2025-02-20, 0.7, 0.7\n2025-03-08, 0.2, 0.6"}


def declares(visit: Visit) -> None:
    """Declares everything that may be declared, of a district with fields and of one without."""
    for district in (FIELDS_IN, "PB-LHR", "nothing"):
        for status in ("free", "watch", "found", "cleared", "verified", "x"):
            form = {**DECLARED, "status": status}
            visit.ask(f"/land/districts/{district}/declare/", method="post", form=form, note=f"{district} {status}")


def declares_provinces(visit: Visit) -> None:
    """Declares of provinces as a whole."""
    for province in ("KP", "PB", "nothing"):
        form = {**DECLARED, "status": "watch", "province": province}
        visit.ask("/land/declare/", method="post", form=form, note=province)


def takes_back(visit: Visit) -> None:
    """Takes back every declaration there is, whoever made it."""
    for declared in (*visit.built.declared.values(), MISSING):
        visit.ask(f"/land/declared/{declared}/take-back/", method="post", form={"words": "EX-wrong"}, note=str(declared))


def issues(visit: Visit) -> None:
    """Issues the certificate of a district with fields, of one without, and of one that is none."""
    for district in (FIELDS_IN, "PB-LHR", "nothing"):
        visit.ask(f"/land/districts/{district}/issue/", method="post", form=ISSUED, note=district)


def withdraws(visit: Visit) -> None:
    """Withdraws every certificate there is, whoever issued it."""
    for issued in (*visit.built.certificates.values(), MISSING):
        address = f"/land/certificates/{issued}/withdraw/"
        visit.ask(address, method="post", form={"words": "EX-over"}, note=str(issued))


def plans(visit: Visit) -> None:
    """Draws a plan of a district with fields, of one without, and one that is none."""
    for district in (FIELDS_IN, "PB-LHR"):
        for form in ({}, {"half_width": "0"}, {"seed": ""}):
            note = f"{district} {form}"
            visit.ask(f"/land/districts/{district}/plan/", method="post", form={**PLANNED, **form}, note=note)


def sends_patrols(visit: Visit) -> None:
    """Gives a task for a district."""
    visit.ask(f"/land/districts/{FIELDS_IN}/patrol/", method="post", form=SENT)


def visits(visit: Visit) -> None:
    """Visits every field there is, hidden or not; and with what cannot be."""
    for key in (*visit.built.fields.values(), MISSING):
        for form in ({}, {"destroyed": "x"}, {"unit": "kanal"}, {"replaces": str(MISSING)}):
            visit.ask(f"/land/fields/{key}/visit/", method="post", form={**VISITED, **form}, note=f"{key} {form}")


def supplies_series(visit: Visit) -> None:
    """Supplies a series for every field there is, hidden or not."""
    for key in (*visit.built.fields.values(), MISSING):
        visit.ask(f"/land/fields/{key}/series/", method="post", form=SUPPLIED, note=str(key))


def supplies_images(visit: Visit) -> None:
    """Supplies an image for every field there is, hidden or not; and with edges that are none."""
    for key in (*visit.built.fields.values(), MISSING):
        for extent in (LAID_UNDER["extent"], "x"):
            upload = SimpleUploadedFile("above.png", PICTURE, content_type="image/png")
            form = {**LAID_UNDER, "extent": extent, "image": upload}
            visit.ask(f"/land/fields/{key}/image/", method="post", form=form, note=f"{key} {extent}")
