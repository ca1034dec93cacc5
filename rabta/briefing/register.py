"""Every figure of the briefing: the modules of `briefing/figures/`, in their place. A new file is a new figure."""

import functools
import pkgutil
from importlib import import_module

from rabta.briefing import figures as folder
from rabta.briefing.errors import NoSuchFigure
from rabta.briefing.rules.figure_kind import FigureKind


@functools.cache
def figure_kinds() -> tuple[FigureKind, ...]:
    """Every kind of figure, in the order of the briefing."""
    modules = (import_module(f"{folder.__name__}.{found.name}") for found in pkgutil.iter_modules(folder.__path__))
    return tuple(sorted((module.FIGURE for module in modules), key=lambda kind: (kind.place, kind.name)))


def figure_kind(name: str) -> FigureKind:
    """The kind of this name. Raises NoSuchFigure naming those there are."""
    for kind in figure_kinds():
        if kind.name == name:
            return kind
    raise NoSuchFigure(name, tuple(kind.name for kind in figure_kinds()))
