from rabta.smuggling.models.step import EncounterStep

__all__ = ["EncounterStep"]
