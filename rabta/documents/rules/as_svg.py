"""A drawing as SVG inside a page: the wide one and the narrow one, of which a page's style shows the one that has room.

Words are escaped, colours are classes, and it is one picture to who has it read aloud: its title, then what it shows.
"""

from collections.abc import Iterator
from html import escape

from rabta.documents.rules.drawing import Drawing, Label, Shape
from rabta.documents.rules.section import Section


def as_svg(section: Section) -> str:
    """Both drawings of a section, `class="wide"` and `class="narrow"`."""
    return "".join((*_svg(section, section.drawing, "wide"), *_svg(section, section.narrow, "narrow")))


def _svg(section: Section, drawing: Drawing, name: str) -> Iterator[str]:
    of = f"{section.name}-{name}"
    yield f'<svg class="drawn {name}" viewBox="0 0 {drawing.wide:g} {drawing.tall:g}" role="img"'
    yield f' aria-labelledby="{of}-title {of}-about"><title id="{of}-title">{escape(section.message)}</title>'
    yield f'<desc id="{of}-about">{escape(section.about)}</desc>'
    yield from map(_shape, drawing.shapes)
    yield from map(_label, drawing.labels)
    yield "</svg>"


def _shape(shape: Shape) -> str:
    drawn = f'stroke-width="{shape.stroke:g}" class="line {shape.tone}"' if shape.stroke else f'class="{shape.tone}"'
    seen = f' opacity="{shape.opacity:g}"' if shape.opacity < 1 else ""
    return f'<path {drawn}{seen}{_DASHES if shape.dashes else ""} d="{steps(shape)}"/>'


def steps(shape: Shape) -> str:
    """The steps of a shape as a path's `d`."""
    return "".join(letter + " ".join(f"{number:g}" for number in numbers) for letter, numbers in shape.path)


_DASHES = ' stroke-dasharray="3 2"'


def _label(label: Label) -> str:
    bold, clear = ' font-weight="600"' if label.bold else "", " clear" if label.clear else ""
    return (
        f'<text class="{label.tone}{clear}" x="{label.x:g}" y="{label.y:g}" text-anchor="{label.anchor}"'
        f' font-size="{label.size:g}"{bold}>{escape(label.words)}</text>'
    )
