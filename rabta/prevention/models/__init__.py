from rabta.prevention.models.bulletin import Bulletin, BulletinStep, Publication

__all__ = ["Bulletin", "BulletinStep", "Publication"]
