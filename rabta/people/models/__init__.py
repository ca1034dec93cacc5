from rabta.people.models.proposal import Proposal
from rabta.people.models.reader import Reader

__all__ = ["Proposal", "Reader"]
