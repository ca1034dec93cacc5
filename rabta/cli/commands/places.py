"""Bring this deployment's boundaries for the map: import, list, remove a layer."""

import argparse
import hashlib
import re
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import open_house
from rabta.vocabulary.layers import About, keep_layer, layers_of, remove_layer
from rabta.vocabulary.rules.boundaries.layer import LAYERS, STYLES, Drawing, Made, made_layer, remarks, styles_used
from rabta.vocabulary.rules.boundaries.refusal import LayerRefused

INSTEAD = re.compile(r"^(?P<property>[^=:]+)(=(?P<value>[^:]*))?:(?P<style>[a-z]+)$")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One verb; an import says what the layer is, whose it is, and how it is drawn."""
    parser.epilog = (
        "rabta ships no border of any state or province: which line is drawn, and how, is the word of whoever answers "
        "for this installation (in several countries the law demands the official map). The screen says who said so."
    )
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    bringing = verbs.add_parser("import", help="bring a layer, in the place of the one there was")
    bringing.add_argument("file", metavar="FILE", help="GeoJSON or TopoJSON, longitude and latitude in WGS84")
    bringing.add_argument("--layer", choices=LAYERS, default="districts", help="(%(default)s)")
    bringing.add_argument("--source", required=True, metavar="TEXT", help="where the borders come from")
    bringing.add_argument("--licence", required=True, metavar="TEXT", help="under which licence or by whose leave")
    bringing.add_argument("--dated", required=True, metavar="DATE", type=_day, help="the day of the borders (YYYY-MM-DD)")
    bringing.add_argument("--says", required=True, metavar="OFFICE", help="who answers for drawing them")
    bringing.add_argument("--attribution", metavar="TEXT", help="the words beside the map (default: source and licence)")
    bringing.add_argument("--line", choices=STYLES, default="solid", help="how all its lines are drawn (%(default)s)")
    bringing.add_argument(
        "--draw", action="append", default=[], metavar="PROPERTY[=VALUE]:STYLE", type=_instead,
        help="draw features with this property otherwise, such as disputed=true:dashed; may be given several times; "
        'a feature\'s own property "line" comes first',
    )  # fmt: skip
    bringing.add_argument("--name-property", metavar="PROPERTY", help="where its names stand (default: found by itself)")
    bringing.add_argument("--object", metavar="NAME", help="which object of a TopoJSON file")
    verbs.add_parser("list", help="the layers there are, and whose they are")
    removing = verbs.add_parser("remove", help="take a layer away: the map draws none of its lines any more")
    removing.add_argument("layer", choices=LAYERS)


def run(arguments: argparse.Namespace) -> int:
    """0 when done, 1 when refused (and why)."""
    if arguments.verb == "list":
        return _list(arguments.data)
    return _import(arguments) if arguments.verb == "import" else _remove(arguments)


def _import(arguments: argparse.Namespace) -> int:
    path = Path(arguments.file)
    try:
        content = path.read_bytes()
        drawing = Drawing(
            line=arguments.line, instead=tuple(arguments.draw), name_property=arguments.name_property,
            object_name=arguments.object,
        )  # fmt: skip
        made = made_layer(arguments.layer, content, file=path.name, drawing=drawing)
    except OSError as error:
        raise InstallationError(f"{path}: the file cannot be read ({error.strerror}). Nothing was changed.") from None
    except LayerRefused as refused:
        raise InstallationError(str(refused)) from None
    with open_house(arguments.data, what="rabta places") as house:
        inside = house.inside("places")
        about = _about(arguments, made, content, path.name)
        kept = keep_layer(arguments.data, made.document, about, enter=lambda it: inside.enter("places:import", it))
    for line in remarks(made, file=path.name):
        print(f"  {line}", file=sys.stderr)
    print(f"{_said(kept)}\nThe map draws it from the next page on.")
    return 0


def _about(arguments: argparse.Namespace, made: Made, content: bytes, file: str) -> dict[str, object]:
    return {
        "layer": arguments.layer,
        "file": file,
        "sha256": hashlib.sha256(content).hexdigest(),
        "features": made.features,
        "matched": sum(code is not None for code in made.matches.codes),
        "unmatched": made.matches.unmatched,
        "styles": dict(styles_used(made)),
        "source": arguments.source,
        "licence": arguments.licence,
        "dated": arguments.dated.isoformat(),
        "says": arguments.says,
        "attribution": arguments.attribution or f"{arguments.source}, {arguments.licence}",
        "brought_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _list(data_dir: Path) -> int:
    found = layers_of(data_dir)
    print("\n".join(_said(about) for about in found) or "No layer: the map draws land, sea and places, and no border.")
    return 0


def _remove(arguments: argparse.Namespace) -> int:
    with open_house(arguments.data, what="rabta places") as house:
        inside = house.inside("places")
        gone = remove_layer(arguments.data, arguments.layer, enter=lambda it: inside.enter("places:remove", it))
    if gone is None:
        raise InstallationError(f"There is no layer {arguments.layer} here. `rabta places list` shows what there is.")
    print(f"Removed {gone.layer} ({gone.file}). The map draws none of its lines any more.")
    return 0


def _said(about: About) -> str:
    styles = ", ".join(f"{count} {style}" for style, count in about.styles.items())
    matched = f", {about.matched} matched" if about.layer in ("districts", "provinces") else ""
    return (
        f"{about.layer}: {about.features} features{matched} ({styles}) from {about.file}, sha256 {about.sha256[:12]}\n"
        f"  source {about.source}; licence {about.licence}; dated {about.dated}; {about.says} says so; "
        f"brought {about.brought_at}"
    )


def _instead(text: str) -> tuple[str, str | None, str]:
    said = INSTEAD.match(text)
    if said is None or said["style"] not in STYLES:
        raise argparse.ArgumentTypeError(f'"{text}" is not PROPERTY=VALUE:STYLE with a style of {", ".join(STYLES)}')
    return said["property"], said["value"], said["style"]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is no day; write it as 2026-08-01') from None
