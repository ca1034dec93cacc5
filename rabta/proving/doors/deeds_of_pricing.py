"""Price lists and rates of exchange: brought under a hidden one's name, and taken back, hidden or not."""

from django.core.files.uploadedfile import SimpleUploadedFile

from rabta.proving.doors.deeds_of_custody import MARKED
from rabta.proving.visit import Visit

PRICES = b"""name: Kept
dated: 2025-02-28
market: wholesale, invented
currency: USD
source: nobody
prices:
  - {substance: hashish, per: kg, price: "9"}
"""
RATES = b"from,to,rate,valid_from,valid_to\nUSD,PKR,300,2025-03-01,2025-03-12\n"
SAID = {"name": "Kept", "source": "nobody", "dated": "2025-03-31", "rate_kind": "middle", "note": ""}
"""What is said of rates beside their file; a hidden list of rates bears the same name."""


def brings_lists(visit: Visit) -> None:
    """Brings a list under the name of a hidden one, twice, and files that are none."""
    files = (("prices", PRICES, {}), ("rates", RATES, SAID), ("rates", b"from,to\nUSD,x\n", SAID), ("prices", b"x", {}))
    for of, content, said in files:
        for time in ("first", "again"):
            upload = SimpleUploadedFile("list.csv", content, content_type="text/plain")
            form = {**MARKED, **said, "file": upload}
            visit.ask(f"/prices/{of}/bring/", method="post", form=form, note=f"{time} {len(content)}")
    visit.ask("/prices/")
    visit.ask("/briefing/value/?currency=PKR&rates=Kept")


def signs_lists(visit: Visit) -> None:
    """Takes back and puts back every list there is, hidden or not."""
    for name, list_id in visit.built.priced.items():
        for kind in ("withdrawn", "withdrawn", "restored"):
            path = f"/prices/{name.split()[0]}/{list_id}/step/"
            visit.ask(path, method="post", form={"kind": kind, "words": "w"}, note=kind)
