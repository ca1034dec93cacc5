from rabta.clearance.models.ground import FieldSeries, GroundVisit
from rabta.clearance.models.image import FieldImage
from rabta.clearance.models.issued import CertificateIssued
from rabta.clearance.models.photograph import LandPhotograph
from rabta.clearance.models.season import StatusDeclared, VisitPlan

__all__ = ["CertificateIssued", "FieldImage", "FieldSeries", "GroundVisit", "LandPhotograph", "StatusDeclared", "VisitPlan"]
