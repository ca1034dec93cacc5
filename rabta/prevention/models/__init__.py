from rabta.prevention.models.bulletin import Bulletin, BulletinStep, Publication
from rabta.prevention.models.register import RegisterLine, RegisterTakenBack
from rabta.prevention.models.signal import SignalStep

__all__ = ["Bulletin", "BulletinStep", "Publication", "RegisterLine", "RegisterTakenBack", "SignalStep"]
