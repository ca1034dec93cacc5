from rabta.smuggling.models.mark import NetworkMark
from rabta.smuggling.models.step import EncounterStep

__all__ = ["EncounterStep", "NetworkMark"]
