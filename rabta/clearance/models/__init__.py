from rabta.clearance.models.photograph import LandPhotograph

__all__ = ["LandPhotograph"]
