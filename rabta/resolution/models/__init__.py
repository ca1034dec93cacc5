from rabta.resolution.models.judgement import IdentityJudgement
from rabta.resolution.models.placed import MentionName, PlacedMention

__all__ = ["IdentityJudgement", "MentionName", "PlacedMention"]
