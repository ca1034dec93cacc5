"""A whole country's layers, where the developers' folder has them: everything matched, nothing mended, nothing lost."""

import gzip
import json
import stat
from pathlib import Path
from typing import Any

import pytest

from rabta.vocabulary.layers import About, drawing_of, far_drawing_of, keep_layer, layers_of, remove_layer
from rabta.vocabulary.rules.boundaries.layer import Drawing, Made, made_layer, styles_used
from rabta.vocabulary.rules.gazetteer import district

GIVEN = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "boundaries"


def read(layer: str, name: str, **drawing: Any) -> Made:
    path = GIVEN / name
    if not path.exists():
        pytest.skip(f"NOT RUN: {name} is not in the developers' folder of boundaries")
    return made_layer(layer, path.read_bytes(), file=name, drawing=Drawing(**drawing))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["pak_adm2_districts.geojson", "pak_adm2_districts_web.topojson"])
def test_every_district_is_matched_and_lies_round_its_seat(name: str) -> None:
    made = read("districts", name, instead=(("disputed", "true", "dashed"),))
    assert (made.features, made.matches.unmatched, made.matches.twice) == (156, (), ())
    assert styles_used(made) == {"solid": 136, "dashed": 20}
    assert (made.mending.told, made.mending.set_aside, made.mending.closed) == ([], 0, 0)
    off = [f["properties"]["name"] for f in made.document["features"] if not _near(f)]
    assert off == [], "a district matched to another's polygon has its seat outside of it"


def _near(feature: dict[str, Any]) -> bool:
    """Whether the seat of the matched district lies within the box of the feature, give or take 0.1 degrees."""
    seat = district(feature["properties"]["code"])
    points = [p for polygon in feature["geometry"]["coordinates"] for p in polygon[0]]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs) - 0.1 <= seat.lon <= max(xs) + 0.1 and min(ys) - 0.1 <= seat.lat <= max(ys) + 0.1


def test_provinces_outline_and_lines_are_taken() -> None:
    assert read("provinces", "pak_adm1.geojson").matches.unmatched == ()
    assert read("outline", "pak_adm0_as_administered.geojson").features == 1
    assert styles_used(read("lines", "pak_line_of_control.geojson", line="dashed")) == {"dashed": 1}


ABOUT = {
    "layer": "lines", "file": "a.geojson", "sha256": "00", "features": 1, "matched": 0, "unmatched": ("x",),
    "styles": {"solid": 1}, "source": "invented", "licence": "none", "dated": "2026-01-01", "says": "nobody",
    "attribution": "invented", "brought_at": "2026-01-02T00:00:00+00:00",
}  # fmt: skip


def document(x: float) -> dict[str, Any]:
    geometry = {"type": "MultiLineString", "coordinates": [[[x, 30.0], [71.0, 31.0]]]}
    return {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": geometry}]}


def ignore(about: About) -> None:
    """No record is kept of this test."""


def test_a_layer_is_replaced_whole_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    entered: list[str] = []
    first = keep_layer(tmp_path, document(70.0), ABOUT, enter=lambda about: entered.append(about.digest))
    assert layers_of(tmp_path) == [first] and first.unmatched == ("x",)
    second = keep_layer(tmp_path, document(69.0), ABOUT, enter=lambda about: entered.append(about.digest))
    assert layers_of(tmp_path) == [second] and entered == [first.digest, second.digest]
    files = sorted((tmp_path / "places").iterdir())
    assert [f.name for f in files] == [
        f"lines-{second.digest}.far.geojson.gz", f"lines-{second.digest}.geojson.gz", "lines.json"
    ]
    assert {stat.S_IMODE(f.stat().st_mode) for f in files} == {0o600}
    assert stat.S_IMODE((tmp_path / "places").stat().st_mode) == 0o700
    assert json.loads(gzip.decompress(drawing_of(tmp_path, second).read_bytes())) == document(69.0)
    far_drawing_of(tmp_path, second).unlink()
    assert far_drawing_of(tmp_path, second) == drawing_of(tmp_path, second), "a layer of an older house is drawn whole"
    assert remove_layer(tmp_path, "lines", enter=ignore) == second
    assert layers_of(tmp_path) == [] and list((tmp_path / "places").iterdir()) == []
    assert remove_layer(tmp_path, "lines", enter=ignore) is None


def test_what_cannot_be_entered_is_not_drawn_and_the_old_layer_stays(tmp_path: Path) -> None:
    first = keep_layer(tmp_path, document(70.0), ABOUT, enter=ignore)

    def refuse(about: About) -> None:
        raise RuntimeError("the ledger is full")

    for change in (lambda: keep_layer(tmp_path, document(69.0), ABOUT, enter=refuse),
                   lambda: remove_layer(tmp_path, "lines", enter=refuse)):  # fmt: skip
        with pytest.raises(RuntimeError):
            change()
        assert layers_of(tmp_path) == [first]


@pytest.mark.parametrize("broken", ["", "{}", "[]", '{"layer": "lines", "unmatched": []}'])
def test_a_layer_whose_words_are_broken_is_not_there(tmp_path: Path, broken: str) -> None:
    keep_layer(tmp_path, document(70.0), ABOUT, enter=ignore)
    (tmp_path / "places" / "lines.json").write_text(broken, encoding="utf-8")
    assert layers_of(tmp_path) == []
