"""`rabta places`: a layer comes with its words, is listed, replaced and removed; a refusal changes nothing."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rabta.vocabulary.layers import layers_of
from tests.doors.cli.installed import installed

SQUARE = [[66.9, 30.1], [67.2, 30.1], [67.2, 30.4], [66.9, 30.4]]
WORDS = ("--source", "Invented survey", "--licence", "none", "--dated", "2026-08-01", "--says", "Office of tests")


class Installation:
    """An installation without people: all that a layer needs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def rabta(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "rabta", *words, "--data", str(self.folder)],
            capture_output=True, text=True, timeout=120, env={**os.environ},
        )  # fmt: skip


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    yield Installation(installed(tmp_path_factory.mktemp("places") / "data"))


def given(folder: Path, *names: str, **properties: object) -> Path:
    square = {"type": "Polygon", "coordinates": [SQUARE]}
    features = [{"type": "Feature", "properties": {"name": name, **properties}, "geometry": square} for name in names]
    path = folder / "given.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


@pytest.mark.slow
def test_a_layer_comes_is_replaced_and_goes(installation: Installation, tmp_path: Path) -> None:
    path = given(tmp_path, "Quetta", "Atlantis", disputed=True)
    done = installation.rabta("places", "import", str(path), *WORDS, "--draw", "disputed=true:dashed")
    assert done.returncode == 0, done.stderr
    assert "districts: 2 features, 1 matched (2 dashed) from given.geojson" in done.stdout
    assert "2 rings did not end where they began and were closed." in done.stderr
    assert "Not matched, drawn all the same: Atlantis." in done.stderr and "In no feature of given.geojson: " in done.stderr
    listed = installation.rabta("places", "list").stdout
    assert "source Invented survey; licence none; dated 2026-08-01; Office of tests says so" in listed
    (first,) = layers_of(installation.folder)
    assert installation.rabta("places", "import", str(given(tmp_path, "Quetta")), *WORDS).returncode == 0
    (second,) = layers_of(installation.folder)
    kept = ("districts.json", f"districts-{second.digest}.geojson.gz", f"districts-{second.digest}.far.geojson.gz")
    assert first.digest != second.digest and {path.name for path in (installation.folder / "places").iterdir()} == {*kept}
    assert installation.rabta("places", "remove", "districts").returncode == 0
    assert layers_of(installation.folder) == []
    told = installation.rabta("audit", "verify")
    assert told.returncode == 0, told.stderr
    again = installation.rabta("places", "remove", "districts")
    assert again.returncode == 1 and "There is no layer districts here" in again.stderr


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("import", "nothing.geojson", *WORDS), 1, "nothing.geojson: the file cannot be read"),
        (("import", "x.geojson", "--layer", "rivers", *WORDS), 2, "invalid choice"),
        (("import", "x.geojson"), 2, "--source, --licence, --dated, --says"),
        (("import", "x.geojson", *WORDS, "--draw", "disputed=true:wavy"), 2, "with a style of solid, dashed, dotted, none"),
        (("import", "x.geojson", *WORDS[:-4], "--dated", "August", "--says", "x"), 2, '"August" is no day'),
        ((), 2, "VERB"),
    ],
)
def test_wrong_use_is_said_and_no_database_is_opened(tmp_path: Path, words: tuple[str, ...], code: int, said: str) -> None:
    done = Installation(tmp_path / "none").rabta("places", *words)
    assert (done.returncode, said in done.stderr) == (code, True), done.stderr
    assert not (tmp_path / "none").exists()


def test_a_refused_file_changes_nothing(tmp_path: Path) -> None:
    done = Installation(tmp_path / "none").rabta("places", "import", str(given(tmp_path, "Quetta", line="wavy")), *WORDS)
    assert done.returncode == 1
    assert 'given.geojson, feature 1, property "line", "wavy": this is no style of a line. Use solid' in done.stderr


def test_an_empty_list_says_what_the_map_draws(tmp_path: Path) -> None:
    done = Installation(tmp_path / "none").rabta("places", "list")
    assert (done.returncode, "no border" in done.stdout) == (0, True)
