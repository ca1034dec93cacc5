from rabta.clearance.models.ground import FieldSeries, GroundVisit
from rabta.clearance.models.photograph import LandPhotograph
from rabta.clearance.models.season import StatusDeclared, VisitPlan

__all__ = ["FieldSeries", "GroundVisit", "LandPhotograph", "StatusDeclared", "VisitPlan"]
