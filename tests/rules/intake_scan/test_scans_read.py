"""One object in, one answer out: what it is, whether it can be assessed, what is wrong; or refused with a reason."""

import hashlib
import io
import os
import socket
import struct
import subprocess
import sys
import time
import warnings
import zipfile
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pydicom
import pydicom.data
import pytest
from PIL import Image
from pydicom.dataset import FileDataset

from rabta.example.scans import Bag, detection_report, invented_bag, scan_object, written
from rabta.intake.formats.scan.apart import Allowed, apart
from rabta.intake.formats.scan.reader import read_scan, read_scans

AT = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
EXPLICIT, IMPLICIT, DEFLATED = "1.2.840.10008.1.2.1", "1.2.840.10008.1.2", "1.2.840.10008.1.2.1.99"


@pytest.fixture(scope="module")
def bag() -> Bag:
    return invented_bag(7, device="EX-KHI-3", scanned_at=AT, hidden="meth")


@pytest.fixture(scope="module")
def whole(bag: Bag) -> bytes:
    return written(scan_object(bag, "top", "low"))


@pytest.fixture
def told(tmp_path: Path) -> Callable[[bytes], dict[str, Any]]:
    def tell(content: bytes) -> dict[str, Any]:
        path = tmp_path / "object.dcs"
        path.write_bytes(content)
        answer = read_scan(path)
        assert path.read_bytes() == content, "an object is never changed"
        return answer

    return tell


def changed(bag: Bag, change: Callable[[FileDataset], None]) -> bytes:
    made = scan_object(bag, "top", "low")
    change(made)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return written(made)


def kinds(answer: dict[str, Any]) -> set[str]:
    return {each["kind"] for each in answer["problems"]}


def reasons(answer: dict[str, Any]) -> list[str]:
    return [each["kind"] for each in answer["assessable"]["why_not"]]


def test_an_object_says_what_it_is_and_what_is_missing(told: Any, whole: bytes, bag: Bag) -> None:
    answer = told(whole)
    assert (answer["type"], answer["kind"], answer["simulated"]) == ("DX", "dicos", True)
    assert answer["sha256"] == hashlib.sha256(whole).hexdigest()
    assert answer["inspected"]["id"] == bag.tag and answer["inspected"]["type"] == "BAGGAGE"
    assert answer["device"]["name"] == "EX-KHI-3" and answer["time"]["scanned_at"] == "2026-11-30T08:00:00+00:00"
    assert answer["energy"]["level"] == "low" and answer["view"]["name"] == "source 0 0 -1"
    assert answer["assessable"]["grade"] == "one energy" and reasons(answer) == ["one_energy", "one_view"]
    assert answer["problems"] == []


def test_nothing_is_ever_called_a_patient(told: Any, bag: Bag) -> None:
    def add(made: FileDataset) -> None:
        made.PatientName, made.PatientBirthDate, made.PatientSex, made.OOIType = "EX^A", "19900101", "F", "PERSON"

    answer = told(changed(bag, add))
    text = str(answer).lower()
    assert "patient" not in text and "19900101" not in text and "ex^a" not in text
    assert "about_a_person" in kinds(answer) and reasons(answer) == ["body"]


def test_the_own_key_holds_on_to_pixels_device_and_time_and_not_to_names(told: Any, bag: Bag) -> None:
    key = told(changed(bag, lambda made: None))["key"]

    def renamed(made: FileDataset) -> None:
        made.SOPInstanceUID = made.file_meta.MediaStorageSOPInstanceUID = "2.25.9"

    def elsewhere(made: FileDataset) -> None:
        made.StationName = "EX-ISB-1"

    assert told(changed(bag, renamed))["key"] == key
    assert told(changed(bag, elsewhere))["key"] != key


def test_every_object_of_another_toolkit_is_read_alike_or_refused_with_a_reason() -> None:
    folder = Path(pydicom.data.__file__).parent / "test_files"
    paths = sorted(path for path in folder.rglob("*.dcm") if path.stat().st_size < 400_000)
    assert len(paths) > 60
    compared = 0
    for path, answer in zip(paths, read_scans(paths), strict=True):
        if "error" in answer:
            assert answer["error"]["rule"] and answer["error"]["next_step"], path
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            theirs = pydicom.dcmread(path)
            assert answer["uids"]["study"] == (str(theirs.get("StudyInstanceUID", "")) or None), path
            assert answer["inspected"].get("id") == (str(theirs.get("PatientID", "") or "").strip() or None), path
            if not answer["pixels"] or answer["pixels"]["samples"] != 1 or answer["pixels"]["lowest"] is None:
                continue
            if (
                answer["pixels"]["lossy"]
                or "pixels" not in answer
                or theirs.get("PhotometricInterpretation") == "PALETTE COLOR"
            ):
                continue
            try:
                pixels = theirs.pixel_array
            except Exception:  # a codec that the other toolkit lacks
                continue
        assert (answer["pixels"]["lowest"], answer["pixels"]["highest"]) == (pixels.min(), pixels.max()), path
        compared += 1
    assert compared > 15


def test_a_report_of_a_machine_is_told_in_the_standards_words(told: Any, bag: Bag) -> None:
    answer = told(written(detection_report(bag)))
    report = answer["report"]
    assert (answer["type"], report["by"], report["decision"], report["aborted"]) == ("TDR", "MACHINE", "ALARM", False)
    threat = report["threats"][0]
    assert threat["mass_g"] == 1200 and threat["z_effective"] == 10.2 and threat["roi_extents"] == [40, 55, 0]
    assert threat["assessments"][0]["category"] == "CONTRABAND"
    assert threat["about"] == [told(written(scan_object(bag, "top", "low")))["uids"]["object"]]
    assert reasons(answer) == ["report"]


def test_an_aborted_scan_and_counts_that_contradict_are_told(told: Any, bag: Bag) -> None:
    aborted = told(written(detection_report(bag, aborted="OVERSIZE")))["report"]
    assert aborted["aborted"] is True and aborted["abort_reasons"] == ["OVERSIZE"] and aborted["threats"] == []
    made = detection_report(bag)
    made.NumberOfAlarmObjects = 3
    assert "counts" in kinds(told(written(made)))


@pytest.mark.parametrize("kept", [100, 131, 200, 300, 2_000, 20_000, -1])
def test_a_truncated_object_is_refused_with_its_byte(told: Any, whole: bytes, kept: int) -> None:
    answer = told(whole[:kept])
    assert answer["error"]["kind"] in ("truncated", "not_a_scan", "no_transfer_syntax"), answer
    assert answer["sha256"] == hashlib.sha256(whole[:kept]).hexdigest()


def test_any_cut_at_all_is_refused(tmp_path: Path, bag: Bag) -> None:
    content = written(detection_report(bag))
    paths = []
    for cut in range(0, len(content) - 1, 61):
        paths.append(tmp_path / f"{cut}.dcs")
        paths[-1].write_bytes(content[:cut])
    assert all(
        "error" in answer or answer["problems"] or len(answer["report"]["threats"]) < 1 for answer in read_scans(paths)
    )


@pytest.mark.parametrize(
    "start", [b"MZ\x90\x00", b"\x7fELF\x02\x01", b"#!/bin/sh\nrm\n", b"PK\x03\x04", b"%PDF-1.7\n", b"\n\n<script>"]
)
def test_a_polyglot_is_refused(told: Any, whole: bytes, start: bytes) -> None:
    answer = told(start.ljust(128, b"\0") + whole[128:])
    assert (
        answer["error"]["kind"] == "polyglot"
        and "two files in one" in answer["error"]["rule"]
        or "another file" in answer["error"]["rule"]
    )


def test_an_archive_behind_an_object_or_a_picture_is_refused(told: Any, whole: bytes) -> None:
    packed, picture = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "a")
    Image.new("RGB", (8, 8), (200, 10, 10)).save(picture, "PNG")
    assert told(whole + packed.getvalue())["error"]["kind"] == "polyglot"
    assert told(picture.getvalue() + packed.getvalue())["error"]["kind"] == "polyglot"
    assert told(picture.getvalue() + b"MZ\x90\x00 program")["error"]["kind"] == "polyglot"


def _deflated(whole: bytes, body: bytes) -> bytes:
    made = pydicom.dcmread(io.BytesIO(whole))
    made.file_meta.TransferSyntaxUID = DEFLATED
    into = io.BytesIO()
    pydicom.dcmwrite(into, made, enforce_file_format=True)
    head = into.getvalue()
    length = struct.unpack("<I", head[140:144])[0]
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return head[: 144 + length] + packer.compress(body) + packer.flush()


def test_a_deflated_bomb_is_refused_and_a_deflated_object_is_read(told: Any, whole: bytes) -> None:
    length = struct.unpack("<I", whole[140:144])[0]
    body = whole[144 + length :]
    assert told(_deflated(whole, body))["key"] == told(whole)["key"]
    assert told(_deflated(whole, body + b"\0" * 64_000_000))["error"]["kind"] == "bomb"
    assert told(_deflated(whole, body)[:-400])["error"]["kind"] == "truncated"


@pytest.mark.parametrize("other", [IMPLICIT, "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.5", "1.2.840.10008.1.2.4.80"])
def test_a_wrong_transfer_syntax_is_refused(told: Any, whole: bytes, other: str) -> None:
    name = EXPLICIT.encode() + b"\0"
    at = whole.index(name)
    length = len(other) + len(other) % 2
    longer = length - len(name)
    group = struct.unpack("<I", whole[140:144])[0] + longer
    content = (
        whole[:140]
        + struct.pack("<I", group)
        + whole[144 : at - 2]
        + struct.pack("<H", length)
        + other.encode().ljust(length, b"\0")
        + whole[at + len(name) :]
    )
    assert told(content)["error"]["kind"] == "wrong_transfer_syntax"


def test_a_wrong_sign_is_told_and_not_repaired(told: Any, bag: Bag) -> None:
    def signed(made: FileDataset) -> None:
        made.PixelRepresentation = 1

    answer = told(changed(bag, signed))
    assert "signedness" in kinds(answer) and "sign_in_doubt" in reasons(answer)
    assert answer["pixels"]["signed"] is True and answer["pixels"]["lowest"] < 0, "told as declared"
    right = told(changed(bag, lambda made: None))
    assert "signedness" not in kinds(right) and right["pixels"]["lowest"] >= 0


def test_a_volume_that_holds_together_only_with_the_other_sign_is_told(told: Any, bag: Bag) -> None:
    def slope(made: FileDataset, signed: int) -> None:
        made.ImageType, made.PixelRepresentation = ["DERIVED", "PRIMARY", "DENSITY"], signed
        del made.LowEnergyDetectors, made.HighEnergyDetectors
        chance = np.random.RandomState(3).normal(scale=300, size=(made.Rows, made.Columns))
        made.PixelData = (32_768 + chance).astype("<u2").tobytes()

    assert "signedness" in kinds(told(changed(bag, lambda made: slope(made, 1))))
    assert "signedness" not in kinds(told(changed(bag, lambda made: slope(made, 0))))


def test_negative_values_that_are_declared_are_no_fault(told: Any, bag: Bag) -> None:
    def numbers(made: FileDataset) -> None:
        made.PixelRepresentation, made.ImageType = 1, ["DERIVED", "PRIMARY", "DENSITY"]
        del made.LowEnergyDetectors, made.HighEnergyDetectors
        made.PixelData = (np.add.outer(np.arange(made.Rows), np.arange(made.Columns)) - 100).astype("<i2").tobytes()

    answer = told(changed(bag, numbers))
    assert "signedness" not in kinds(answer) and answer["pixels"]["lowest"] == -100


def test_bits_beyond_the_stored_ones_and_a_false_range_are_told(told: Any, bag: Bag) -> None:
    def narrow(made: FileDataset) -> None:
        made.BitsStored, made.HighBit = 12, 11
        made.SmallestImagePixelValue = 3

    answer = told(changed(bag, narrow))
    assert {"bits", "range"} <= kinds(answer) and "bits_in_doubt" in reasons(answer)


@pytest.mark.parametrize(("rows", "columns"), [(20_000, 20_000), (60_000, 10)])
def test_an_image_of_20_000_pixels_is_refused_with_the_limit(told: Any, bag: Bag, rows: int, columns: int) -> None:
    def enlarge(made: FileDataset) -> None:
        made.Rows, made.Columns = rows, columns

    answer = told(changed(bag, enlarge))
    assert answer["error"]["kind"] == "too_large" and "16,384" in answer["error"]["rule"]


def test_rows_that_do_not_fit_the_pixels_are_refused(told: Any, bag: Bag) -> None:
    def more(made: FileDataset) -> None:
        made.Rows += 1

    def fewer(made: FileDataset) -> None:
        made.Rows -= 1

    assert told(changed(bag, more))["error"]["kind"] == "truncated"
    assert told(changed(bag, fewer))["error"]["kind"] == "pixels_left_over"


def test_a_photograph_is_a_colour_image_and_not_a_scan_that_can_be_assessed(told: Any) -> None:
    fur = np.random.RandomState(1).randint(0, 255, (60, 80, 3)).astype(np.uint8)
    for kind in ("PNG", "JPEG"):
        into = io.BytesIO()
        Image.fromarray(fur).save(into, kind)
        answer = told(into.getvalue())
        assert answer["type"] == "picture" and answer["assessable"]["grade"] == "colour only"
        assert reasons(answer) == ["colour_only"] and answer["assessable"]["is"] is False
        assert told(into.getvalue()[: len(into.getvalue()) // 2])["error"]["kind"] == "truncated"


def test_a_picture_that_unpacks_to_too_many_pixels_is_refused(told: Any) -> None:
    into = io.BytesIO()
    Image.new("L", (20_000, 1_000)).save(into, "PNG")
    assert told(into.getvalue())["error"]["kind"] == "too_large"


def test_one_uid_with_two_contents_is_told_and_both_are_kept(tmp_path: Path, bag: Bag, whole: bytes) -> None:
    def other(made: FileDataset) -> None:
        made.StationName = "EX-ISB-1"

    paths = [tmp_path / name for name in ("a.dcs", "b.dcs", "c.dcs")]
    for path, content in zip(paths, (whole, changed(bag, other), whole), strict=True):
        path.write_bytes(content)
    first, second, third = read_scans(paths)
    assert "uid_repeated" in kinds(second) and first["key"] != second["key"]
    assert "uid_repeated" not in kinds(first) | kinds(third), "the same bytes again are no second object"


def test_a_repeated_element_is_refused_since_two_readers_would_read_two_things(told: Any, whole: bytes) -> None:
    tag = bytes.fromhex("10002000") + b"LO"
    at = whole.index(tag)
    length = 8 + struct.unpack("<H", whole[at + 6 : at + 8])[0]
    assert told(whole[: at + length] + whole[at : at + length] + whole[at + length :])["error"]["kind"] == "twice"


def test_sequences_without_end_are_refused(told: Any, whole: bytes) -> None:
    deep = (bytes.fromhex("10401110") + b"SQ\0\0\xff\xff\xff\xff" + bytes.fromhex("feff00e0ffffffff")) * 2_000
    assert told(whole + deep)["error"]["kind"] in ("nested", "too_large"), "whichever of the decoder's limits ends it first"


def test_what_is_no_scan_at_all_is_refused(told: Any) -> None:
    for content in (
        b"",
        b"MZ program",
        b"<html></html>",
        b"%PDF-1.7",
        os.urandom(999).replace(b"\xff", b"a"),
        b"a,b\n1,2\n",
    ):
        assert told(content)["error"]["kind"] in ("not_a_scan", "empty")


@pytest.mark.parametrize("seed", range(4))
def test_damage_anywhere_gives_an_answer(tmp_path: Path, whole: bytes, bag: Bag, seed: int) -> None:
    chance = np.random.RandomState(seed)
    paths = []
    for number in range(40):
        content = bytearray(written(detection_report(bag)) if number % 2 else whole)
        for _ in range(chance.randint(1, 8)):
            content[chance.randint(132, min(1500, len(content)))] = chance.randint(256)
        paths.append(tmp_path / f"{number}.dcs")
        paths[-1].write_bytes(content)
    for answer in read_scans(paths):
        assert "error" in answer or answer["key"]
        assert answer.get("error", {}).get("kind") not in ("unreadable", "decoder_died", "too_slow"), answer["error"]


def _hang() -> dict[str, Any]:
    while True:
        pass


def _sleep() -> dict[str, Any]:
    time.sleep(60)
    return {}


def _grow() -> dict[str, Any]:
    return {"size": len(b"a" * 3_000_000_000)}


def _die() -> dict[str, Any]:
    os.abort()


def _flood() -> dict[str, Any]:
    return {"text": "a" * 20_000_000}


@pytest.mark.parametrize(
    ("work", "kind"),
    [(_hang, "too_slow"), (_sleep, "too_slow"), (_grow, "too_large"), (_die, "decoder_died"), (_flood, "decoder_died")],
)
def test_what_hangs_grows_or_dies_costs_one_answer(work: Callable[[], dict[str, Any]], kind: str) -> None:
    assert apart(work, Allowed(seconds=1))["refused"].kind == kind


def test_the_process_that_decodes_has_no_network_no_programs_and_writes_nothing(tmp_path: Path) -> None:
    tried = tmp_path / "written"

    def try_all() -> dict[str, Any]:
        done = []
        for name, deed in (
            ("socket", lambda: socket.socket()),
            ("program", lambda: os.execv("/bin/true", ["true"])),
            ("write", lambda: tried.write_text("x")),
            ("remove", lambda: Path(__file__).rename(tried)),
            ("stop", lambda: os.kill(os.getppid(), 0)),
        ):
            try:
                deed()
                done.append(name)
            except OSError:
                pass
        return {"done": done}

    if apart(dict, Allowed(offline=True)).get("refused"):
        pytest.skip("this kernel cannot shut a process off")
    assert apart(try_all, Allowed(offline=True)) == {"done": []}
    assert not tried.exists()


def test_the_command_answers_one_line_a_file_and_stops_at_none(tmp_path: Path, whole: bytes) -> None:
    for name, content in (("a.dcs", whole), ("b.dcs", whole[:500]), ("c.dcs", b"cat")):
        (tmp_path / name).write_bytes(content)
    words = [str(Path(sys.executable).parent / "rabta"), "read", "scan"]
    done = subprocess.run([*words, *(str(path) for path in sorted(tmp_path.iterdir()))], capture_output=True, text=True)
    assert done.returncode == 0 and len(done.stdout.splitlines()) == 3 and done.stdout.count('"error"') == 2
    assert subprocess.run([*words, "nowhere"], capture_output=True).returncode == 2
