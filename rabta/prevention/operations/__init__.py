from rabta.prevention.operations.bulletins import PUBLISH, Held, NewBulletin, sign_bulletin, write_bulletin
from rabta.prevention.operations.signals import decide_signal

__all__ = ["PUBLISH", "Held", "NewBulletin", "decide_signal", "sign_bulletin", "write_bulletin"]
