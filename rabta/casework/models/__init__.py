from rabta.casework.models.case import CaseTask, JointCase
from rabta.casework.models.equipment import Equipment
from rabta.casework.models.notice import Notice, NoticeOpened, NoticeTry
from rabta.casework.models.request import AssistanceRequest, RequestAnswer
from rabta.casework.models.step import WorkLink, WorkStep, WorkWithdrawal

__all__ = [
    "AssistanceRequest", "CaseTask", "Equipment", "JointCase", "Notice", "NoticeOpened", "NoticeTry",
    "RequestAnswer", "WorkLink", "WorkStep", "WorkWithdrawal",
]  # fmt: skip
