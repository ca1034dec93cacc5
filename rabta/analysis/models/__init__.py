from rabta.analysis.models.saved_view import SavedView, SavedViewStep

__all__ = ["SavedView", "SavedViewStep"]
