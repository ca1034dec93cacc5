"""Simulated scans of invented bags: a slab model with two energies and two views, written as DICOS objects.

Every object says SIMULATED in its description. Nothing here knows what reads it, and no rule knows this.
"""

import hashlib
import io
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.sequence import Sequence as Items
from pydicom.uid import UID, ExplicitVRLittleEndian

# Mass attenuation in cm2/g at 50 and 100 keV, to two figures: NIST, X-ray mass attenuation coefficients (NISTIR 5632).
ELEMENTS = {
    "H": (1.008, 0.34, 0.29), "C": (12.011, 0.19, 0.15), "N": (14.007, 0.20, 0.15), "O": (15.999, 0.21, 0.16),
    "Cl": (35.45, 0.65, 0.20), "Al": (26.982, 0.37, 0.17), "Fe": (55.845, 1.96, 0.37),
}  # fmt: skip
MATERIALS: dict[str, tuple[float, dict[str, int]]] = {
    "plastic": (0.94, {"C": 1, "H": 2}), "water": (1.0, {"H": 2, "O": 1}), "cloth": (0.2, {"C": 6, "H": 10, "O": 5}),
    "paper": (0.85, {"C": 6, "H": 10, "O": 5}), "aluminium": (2.7, {"Al": 1}), "steel": (7.87, {"Fe": 1}),
    "meth": (0.85, {"C": 10, "H": 16, "Cl": 1, "N": 1}),
}  # fmt: skip
"""Bulk density in g/cm3 and formula."""

PITCH_MM, MARGIN_MM = 4.0, 40.0
AIR = 60_000
QUANTA = (45_500, 14_100)
"""Of one pixel without anything in the beam, low and high: sets the noise."""

ENERGIES = ("low", "high")
VIEWS = {"top": (0.0, 0.0, -1.0), "side": (0.0, 1.0, 0.0)}
"""Where the source looks: down, and across."""

_CT = "1.2.840.10008.5.1.4.1.1.501.1"
_DX, _TDR = "1.2.840.10008.5.1.4.1.1.501.2.2", "1.2.840.10008.5.1.4.1.1.501.3"
SLICES = 24
"""Frames of a simulated volume, from the floor of a bag to its top."""


@dataclass(frozen=True)
class Box:
    """A thing in a bag: its material, corner and size in mm along the belt, across it and up."""

    material: str
    corner: tuple[float, float, float]
    size: tuple[float, float, float]


@dataclass(frozen=True)
class Bag:
    """A bag on the belt: tag, device, moment and what is in it. `size` in mm."""

    tag: str
    device: str
    scanned_at: datetime
    boxes: tuple[Box, ...]
    size: tuple[float, float, float] = (560.0, 400.0, 240.0)
    pitch_mm: float = PITCH_MM
    where: str = ""
    """Where its device says that it stands: airport and lane."""


def invented_bag(number: int, *, device: str, scanned_at: datetime, hidden: str | None = None) -> Bag:
    """A bag by its number: shell, clothes, a bottle, a book, a can; with `hidden`, 1.2 kg or so of that in the lining."""
    chance = np.random.RandomState(number)
    length, width, height = 560.0, 400.0, 240.0
    boxes = [
        Box("plastic", (0, 0, 0), (length, width, 3)), Box("plastic", (0, 0, height - 3), (length, width, 3)),
        Box("plastic", (0, 0, 0), (length, 3, height)), Box("plastic", (0, width - 3, 0), (length, 3, height)),
        Box("aluminium", (0, 20, 5), (length, 6, 4)), Box("aluminium", (0, width - 26, 5), (length, 6, 4)),
        Box("cloth", (10, 10, 10), (length - 20, width - 20, 120 + chance.randint(60))),
    ]  # fmt: skip
    for material, size in (
        ("water", (70, 70, 190)),
        ("paper", (210, 150, 30)),
        ("steel", (60, 60, 2)),
        ("plastic", (120, 80, 40)),
    ):
        corner = tuple(
            float(20 + chance.randint(int(whole - part - 40) or 1))
            for whole, part in zip((length, width, height), size, strict=True)
        )
        boxes.append(Box(material, (corner[0], corner[1], corner[2]), (float(size[0]), float(size[1]), float(size[2]))))
    if hidden is not None:
        boxes.append(Box(hidden, (80.0, 60.0, 6.0), (220.0, 160.0, 40.0)))
    return Bag(f"EX{number:08d}", device, scanned_at, tuple(boxes))


def attenuation(material: str) -> tuple[float, float]:
    """Linear attenuation per mm at the low and the high energy: density times the sum over mass shares."""
    density, formula = MATERIALS[material]
    whole = sum(ELEMENTS[element][0] * count for element, count in formula.items())
    shares = {element: ELEMENTS[element][0] * count / whole for element, count in formula.items()}
    return tuple(  # type: ignore[return-value]
        density * sum(share * ELEMENTS[element][1 + energy] for element, share in shares.items()) / 10 for energy in (0, 1)
    )


def image(bag: Bag, view: str, energy: str, *, noise: bool = True) -> NDArray[np.uint16]:
    """What the detector sees, 16 bits, air at 60,000: along the belt down, across (top) or up (side) to the right."""
    across = 1 if view == "top" else 2
    depth = 3 - across
    margin = MARGIN_MM
    rows, columns = (int((bag.size[axis] + 2 * margin) / bag.pitch_mm) for axis in (0, across))
    lines = np.zeros((rows, columns))
    for box in bag.boxes:
        first, last = (
            [int(round((margin + box.corner[axis] + add * box.size[axis]) / bag.pitch_mm)) for axis in (0, across)]
            for add in (0, 1)
        )
        lines[first[0] : max(last[0], first[0] + 1), first[1] : max(last[1], first[1] + 1)] += (
            attenuation(box.material)[ENERGIES.index(energy)] * box.size[depth]
        )
    seen = np.exp(-lines)
    if noise:
        seed = int.from_bytes(hashlib.sha256(f"{bag.tag} {view} {energy}".encode()).digest()[:4], "big")
        seen += np.random.RandomState(seed).normal(size=seen.shape) * np.sqrt(seen / QUANTA[ENERGIES.index(energy)])
    return np.clip(np.rint(seen * AIR), 0, 65_535).astype(np.uint16)


def objects_of(
    bag: Bag, *, views: Sequence[str] = tuple(VIEWS), energies: Sequence[str] = ENERGIES
) -> list[tuple[str, bytes]]:
    """The bag's objects as files: one a view and energy, all of one scan."""
    return [
        (f"{bag.tag}-{view}-{energy}.dcs", written(scan_object(bag, view, energy))) for view in views for energy in energies
    ]


def volume_object(bag: Bag) -> FileDataset:
    """A bag as a CT volume, not yet written: one frame a slice, as thick as the bag is high over their number; each value is
    the attenuation at the high energy against that of water, times a thousand."""
    rows, columns = (int(bag.size[axis] / bag.pitch_mm) for axis in (0, 1))
    volume = np.zeros((SLICES, rows, columns))
    for box in bag.boxes:
        steps = (bag.size[2] / SLICES, bag.pitch_mm, bag.pitch_mm)
        first = [round(box.corner[axis] / step) for axis, step in zip((2, 0, 1), steps, strict=True)]
        last = [round((box.corner[axis] + box.size[axis]) / step) for axis, step in zip((2, 0, 1), steps, strict=True)]
        within = zip(first, last, volume.shape, strict=True)
        z, y, x = (slice(min(low, most - 1), max(high, low + 1)) for low, high, most in within)
        volume[z, y, x] = np.maximum(volume[z, y, x], 1000 * attenuation(box.material)[1] / attenuation("water")[1])
    seed = int.from_bytes(hashlib.sha256(f"{bag.tag} volume".encode()).digest()[:4], "big")
    volume += np.random.RandomState(seed).normal(scale=12, size=volume.shape)
    made = _object(bag, _CT, "volume")
    made.ImageType, made.Modality = ["ORIGINAL", "PRIMARY", "VOLUME"], "CT"
    made.SeriesDescription = "SIMULATED by rabta, no bag of anybody; volume"
    made.KVP, made.PixelSpacing = "140", [bag.pitch_mm, bag.pitch_mm]
    made.SamplesPerPixel, made.PhotometricInterpretation = 1, "MONOCHROME2"
    made.NumberOfFrames, made.Rows, made.Columns = volume.shape
    made.BitsAllocated = made.BitsStored = 16
    made.HighBit, made.PixelRepresentation = 15, 0
    made.PixelData = np.clip(np.rint(volume), 0, 65_535).astype("<u2").tobytes()
    return made


def scan_object(bag: Bag, view: str, energy: str) -> FileDataset:
    """One image of a bag as a DICOS digital X-ray object for processing, not yet written."""
    pixels = image(bag, view, energy)
    made = _object(bag, _DX, f"{view} {energy}")
    made.ImageType = ["ORIGINAL", "PRIMARY", f"{energy.upper()}_ENERGY"]
    made.Modality, made.PresentationIntentType = "DX", "FOR PROCESSING"
    made.SeriesDescription = f"SIMULATED by rabta, no bag of anybody; view {view}"
    made.LowEnergyDetectors, made.HighEnergyDetectors = ("YES", "NO") if energy == "low" else ("NO", "YES")
    geometry = Dataset()
    geometry.SourceOrientation = list(VIEWS[view])
    made.DetectorGeometrySequence = Items([geometry])
    made.KVP, made.PixelSpacing = "160", [bag.pitch_mm, bag.pitch_mm]
    made.DateOfLastDetectorCalibration = f"{bag.scanned_at:%Y%m%d}"
    made.SamplesPerPixel, made.PhotometricInterpretation = 1, "MONOCHROME2"
    made.Rows, made.Columns = pixels.shape
    made.BitsAllocated = made.BitsStored = 16
    made.HighBit, made.PixelRepresentation = 15, 0
    made.PixelIntensityRelationship, made.PixelIntensityRelationshipSign = "LIN", 1
    made.PixelData = pixels.astype("<u2").tobytes()
    return made


def detection_report(
    bag: Bag, *, category: str = "CONTRABAND", mass_g: float = 1_200.0, aborted: str | None = None, of: str = "top low"
) -> FileDataset:
    """A machine's threat detection report about one object of a bag, seen from above: what lies in its lining, with the
    region; or an aborted scan. `of`: the top view at an energy, or volume."""
    made = _object(bag, _TDR, "report")
    made.Modality, made.SeriesDescription = "TDR", "SIMULATED by rabta, no bag of anybody"
    made.TDRType, made.ThreatDetectionAlgorithmAndVersion = "MACHINE", "EX simulated 1"
    made.AlarmDecision = "UNKNOWN" if aborted else "ALARM"
    made.AlarmDecisionTime = f"{bag.scanned_at + timedelta(seconds=2):%Y%m%d%H%M%S}"
    made.AbortFlag = "ABORT" if aborted else "SUCCESS"
    if aborted:
        made.AbortReason = aborted
        made.NumberOfTotalObjects = made.NumberOfAlarmObjects = 0
        return made
    made.NumberOfTotalObjects = made.NumberOfAlarmObjects = 1
    threat, assessment, shown, region, about = Dataset(), Dataset(), Dataset(), Dataset(), Dataset()
    assessment.ThreatCategory, assessment.ATDAssessmentFlag, assessment.ATDAssessmentProbability = category, "THREAT", 0.75
    margin = 0.0 if of == "volume" else MARGIN_MM
    base, extents = [60.0 + margin, 80.0 + margin, 0.0], [160.0, 220.0, 0.0]  # across the belt, along it; in mm
    region.ThreatROIBase, region.ThreatROIExtents = ([each / bag.pitch_mm for each in some] for some in (base, extents))
    about.ReferencedSOPClassUID, about.ReferencedSOPInstanceUID = _CT if of == "volume" else _DX, uid_of(bag, of)
    shown.Mass, shown.ZEffective, shown.ThreatROIVoxelSequence = mass_g, 10.2, Items([region])
    shown.ReferencedInstanceSequence = Items([about])
    threat.PotentialThreatObjectID = 0
    threat.ATDAssessmentSequence, threat.PTORepresentationSequence = Items([assessment]), Items([shown])
    made.ThreatSequence = Items([threat])
    return made


def written(made: FileDataset) -> bytes:
    """An object as a file."""
    into = io.BytesIO()
    made.save_as(into, enforce_file_format=True)
    return into.getvalue()


def uid_of(bag: Bag, what: str) -> str:
    """A UID of the bag's own, from a name: 2.25 and a number (PS3.5 annex B)."""
    return f"2.25.{uuid.uuid5(uuid.NAMESPACE_URL, f'rabta simulated {bag.tag} {bag.scanned_at} {what}').int}"


def swapped(bag: Bag, view: str) -> list[tuple[str, bytes]]:
    """A view whose two energies bear each other's names, as a wrongly wired device sends them."""
    made = [scan_object(bag, view, energy) for energy in ENERGIES]
    made[0].PixelData, made[1].PixelData = made[1].PixelData, made[0].PixelData
    return [(f"{bag.tag}-{view}-{energy}.dcs", written(each)) for energy, each in zip(ENERGIES, made, strict=True)]


def seconds_later(bag: Bag, seconds: float, *, tag: str | None = None) -> Bag:
    """The same bag on the belt again, or another that looks like it."""
    return replace(bag, scanned_at=bag.scanned_at + timedelta(seconds=seconds), tag=tag or bag.tag)


def _object(bag: Bag, of_class: str, what: str) -> FileDataset:
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID = UID(of_class), UID(uid_of(bag, what))
    meta.TransferSyntaxUID = UID(ExplicitVRLittleEndian)
    made = FileDataset(io.BytesIO(), {}, file_meta=meta, preamble=b"\0" * 128)
    made.SOPClassUID, made.SOPInstanceUID = of_class, uid_of(bag, what)
    made.StudyInstanceUID, made.SeriesInstanceUID = uid_of(bag, "scan"), uid_of(bag, what.split()[0])
    made.AcquisitionDateTime = f"{bag.scanned_at:%Y%m%d%H%M%S.%f%z}"
    made.ContentDate, made.ContentTime = f"{bag.scanned_at:%Y%m%d}", f"{bag.scanned_at:%H%M%S}"
    made.Manufacturer, made.ManufacturerModelName, made.DeviceSerialNumber = "EX Maker", "EX Model", bag.device
    made.StationName, made.SoftwareVersions = bag.device, "EX 1"
    if bag.where:
        made.AssignedLocation = bag.where
    made.PatientID, made.TypeOfPatientID, made.OOIType, made.ScanType = bag.tag, "BARCODE", "BAGGAGE", "TEST"
    made.DICOSVersion, made.AcquisitionStatus, made.OOISize = "V03", "SUCCESSFUL", list(bag.size)
    return made
