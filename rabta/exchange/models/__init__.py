from rabta.exchange.models.answer import AnswerApproval, AnswerDraft, AnswerItem
from rabta.exchange.models.partner_request import PartnerFile, PartnerRequest, PartnerStepRow

__all__ = ["AnswerApproval", "AnswerDraft", "AnswerItem", "PartnerFile", "PartnerRequest", "PartnerStepRow"]
