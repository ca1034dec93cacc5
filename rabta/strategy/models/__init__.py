from rabta.strategy.models.commitment import Commitment, CommitmentEvidence, CommitmentStep
from rabta.strategy.models.meeting import Meeting, MeetingEntry

__all__ = ["Commitment", "CommitmentEvidence", "CommitmentStep", "Meeting", "MeetingEntry"]
