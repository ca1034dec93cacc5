from rabta.people.models.reader import Reader

__all__ = ["Reader"]
