from rabta.prevention.queries.bulletins import bulletin, bulletins, choices, kept_back, names_behind, published_page, told_of
from rabta.prevention.queries.found import laboratory
from rabta.prevention.queries.proposals import proposed_warnings
from rabta.prevention.queries.register import may_state, register, stated_names
from rabta.prevention.queries.signals import followed, signal, signals

__all__ = [
    "bulletin", "bulletins", "choices", "followed", "kept_back", "laboratory", "may_state", "names_behind",
    "proposed_warnings", "published_page", "register", "signal", "signals", "stated_names", "told_of",
]  # fmt: skip
