from rabta.analysis.operations.saved_views import save_view, sign_view

__all__ = ["save_view", "sign_view"]
