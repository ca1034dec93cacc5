from rabta.prevention.operations.bulletins import PUBLISH, Held, NewBulletin, sign_bulletin, write_bulletin
from rabta.prevention.operations.register import TAKE_BACK, Brought, bring_lines, state_line, take_line_back
from rabta.prevention.operations.signals import decide_signal

__all__ = [
    "PUBLISH", "TAKE_BACK", "Brought", "Held", "NewBulletin", "bring_lines", "decide_signal", "sign_bulletin", "state_line",
    "take_line_back", "write_bulletin",
]  # fmt: skip
