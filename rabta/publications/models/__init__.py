from rabta.publications.models.edition import Edition, EditionFigure, EditionOut, EditionStep

__all__ = ["Edition", "EditionFigure", "EditionOut", "EditionStep"]
