"""Notices to an agency: shown in the console, and told to its webhook by their id where the deployment has set one."""

from django.db import models

from rabta.records.models.marked import Marked


class Notice(Marked):
    """Something has happened that an agency waits for. It holds no words: who may see what it is about reads them there."""

    id = models.UUIDField(primary_key=True)
    agency = models.SmallIntegerField(help_text="to whom")
    kind = models.TextField()
    subject_kind = models.TextField()
    subject_id = models.UUIDField(db_index=True)
    written_by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        db_table = "notice"


class NoticeTry(Marked):
    """One try to tell a webhook of a notice. Written by the house itself, which answers no reader."""

    id = models.UUIDField(primary_key=True)
    notice = models.ForeignKey(Notice, models.CASCADE, related_name="+")
    delivered = models.BooleanField()
    status = models.SmallIntegerField(help_text="of the answer; 0 where none came")
    tried_at = models.DateTimeField()

    class Meta:
        db_table = "notice_try"


class NoticeOpened(Marked):
    """One reader has opened a notice. It shows to that reader alone."""

    id = models.UUIDField(primary_key=True)
    notice = models.ForeignKey(Notice, models.CASCADE, related_name="+")
    opened_by = models.UUIDField()
    opened_at = models.DateTimeField()

    class Meta:
        db_table = "notice_opened"
        constraints = [models.UniqueConstraint(fields=["notice", "opened_by"], name="notice_opened_once")]
