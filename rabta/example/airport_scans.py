"""Scans of some bags of a simulated day, as devices send them: two energies and two views, a volume, or one energy alone;
and a machine's report about a bag with something in its lining. Every object says that it is simulated.
"""

from dataclasses import replace
from datetime import timedelta, timezone

from rabta.example.airport_day import Scan, SimulatedDay
from rabta.example.scans import Bag, detection_report, invented_bag, objects_of, volume_object, written

PAKISTAN = timezone(timedelta(hours=5))
BAGS, PITCH_MM = 3, 2.0
"""Bags of a day at one airport whose scans are sent."""


def scans_of(day: SimulatedDay, *, hidden: bool, energies: tuple[str, ...]) -> list[tuple[str, bytes]]:
    """Objects of the day's last bags by name. `hidden`: the last of them has something in its lining; without energies the
    lane makes a volume of each."""
    last = [one for one in day.scans if one.tag][-BAGS:]
    found = []
    for number, scan in enumerate(last):
        bag = _bag(day, scan, number, "meth" if hidden and scan is last[-1] else None)
        sent = objects_of(bag, energies=energies) if energies else [(f"{bag.tag}-volume.dcs", written(volume_object(bag)))]
        found += [(f"simulated-{day.airport}-{name}", content) for name, content in sent]
        if hidden and scan is last[-1]:
            report = detection_report(replace(bag, where=""), of="top low" if energies else "volume")
            found.append((f"simulated-{day.airport}-{bag.tag}-report.dcs", written(report)))
    return found


def _bag(day: SimulatedDay, scan: Scan, number: int, hidden: str | None) -> Bag:
    made = invented_bag(number, device=scan.lane, scanned_at=scan.at.replace(tzinfo=PAKISTAN), hidden=hidden)
    return replace(made, tag=scan.tag, pitch_mm=PITCH_MM, where=f"{day.airport} {scan.lane}")
