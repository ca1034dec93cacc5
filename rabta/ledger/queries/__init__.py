"""Reading the ledger: proof that it stands, and what leaves the house of it."""

from rabta.ledger.queries.exporting import checkpoint_for_auditor, evidence_of, newest_checkpoint
from rabta.ledger.queries.verifying import Verdict, verify

__all__ = ["Verdict", "checkpoint_for_auditor", "evidence_of", "newest_checkpoint", "verify"]
