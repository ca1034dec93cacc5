from rabta.smuggling.models.mark import NetworkMark
from rabta.smuggling.models.step import EncounterStep
from rabta.smuggling.models.warning import GuardedWarning, Warning, WarningStep

__all__ = ["EncounterStep", "GuardedWarning", "NetworkMark", "Warning", "WarningStep"]
