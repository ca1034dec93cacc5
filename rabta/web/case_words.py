"""Words for the codes of cases, tasks, requests and notices."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rabta.custody.rules.step import OUTCOMES
from rabta.web.custody_forms import OUTCOME_WORDS

CASE_STEPS = {
    "seizure": _("Seizure"), "arrest": _("Arrest"), "registered": _("Case registered"), "charged": _("Charged"),
    "court": _("Before the court"), "outcome": _("Outcome"), "destroyed": _("Destroyed"), "joined": _("Agency joined"),
    "left": _("Agency left"),
}  # fmt: skip
CASE_ACTS = {
    "seizure": _("A seizure"), "arrest": _("An arrest"), "registered": _("Register the case"),
    "charged": _("A charge"), "court": _("A day in court"), "outcome": _("The outcome"),
    "destroyed": _("The destruction"), "joined": _("Let an agency join"), "left": _("Let an agency leave"),
}  # fmt: skip
STAGES = {
    "opened": pgettext_lazy("a case", "opened"), "found": _("seizure or arrest"), "registered": _("registered"),
    "charged": _("charged"), "in_court": _("before the court"), "decided": _("decided"), "destroyed": _("destroyed"),
}  # fmt: skip
LISTS = {
    "no_case": _("No case registered"), "no_charge": _("No charge"), "no_outcome": _("Case without an outcome"),
    "not_destroyed": _("Not destroyed"),
}  # fmt: skip
TASK_STEPS = {
    "accepted": _("Accepted"), "done": pgettext_lazy("a task", "Done"), "declined": _("Declined"),
    "handed_over": _("Handed over"), "taken_back": _("Taken back"),
}  # fmt: skip
TASK_ACTS = {
    "accepted": _("Accept it"), "done": _("It is done"), "declined": _("Return it"),
    "handed_over": _("Hand it over"), "taken_back": _("Take it back"),
}  # fmt: skip
TASK_STAGES = {
    "open": _("waits to be accepted"), "accepted": _("accepted"), "done": pgettext_lazy("a task", "done"),
    "declined": _("returned"), "taken_back": _("taken back"),
}  # fmt: skip
REQUEST_STEPS = {
    "accepted": _("Accepted"), "refused": _("Refused"), "pointed_on": _("Another agency named"),
    "passed_on": _("Passed on"), "reminded": _("Reminded"), "answered": _("Answer counter-signed"),
    "taken_back": _("Taken back"),
}  # fmt: skip
REQUEST_ACTS = {
    "accepted": _("Accept it"), "refused": _("Refuse it"), "pointed_on": _("Say who could answer it"),
    "passed_on": _("Pass it on"), "reminded": _("Remind them"), "taken_back": _("Take it back"),
}  # fmt: skip
REQUEST_STAGES = {
    "open": _("waits to be accepted"), "accepted": _("accepted"), "refused": _("refused"), "answered": _("answered"),
    "taken_back": _("taken back"),
}  # fmt: skip
DUE = {"later": "", "soon": _("due soon"), "overdue": _("overdue")}
STAKES = {"1": _("little harm"), "2": _("some harm"), "3": _("great harm")}
WAITS = {
    "mine": _("Your task"), "agency": _("Task of your agency"), "asked": _("Request to your agency"),
    "sign": _("Answer to be counter-signed"), "decide": _("Your agency decides how it goes on"),
}  # fmt: skip
NOTICES = {
    "case_joined": _("Your agency is in a case"), "task_given": _("A task was given"),
    "task_declined": _("A task came back"), "task_done": _("A task is done"),
    "task_handed_over": _("A task was handed over"), "task_overdue": _("A task of your agency is overdue"),
    "request_asked": _("A request came"), "request_accepted": _("A request was accepted"),
    "request_refused": _("A request was refused"), "request_pointed_on": _("Another agency was named for a request"),
    "request_passed_on": _("A request was passed on"), "request_reminded": _("A reminder came"),
    "request_answered": _("An answer came"), "request_taken_back": _("A request was taken back"),
    "request_overdue": _("A request to your agency is overdue"),
    "partner_asked": _("A partner asks"), "partner_reminded": _("A partner reminds"),
    "partner_taken_back": _("A partner took a request back"), "partner_received": _("A partner took an answer"),
    "partner_recall_received": _("A partner took a recall"), "partner_sent": _("The centre has answered"),
    "partner_recalled": _("The centre recalls an answer"),
    "lapse_due": _("A lapse that your agency has is to be closed soon"),
    "lapse_overdue": _("A lapse that your agency has is past its time"),
    "partner_request_overdue": _("A partner's request is overdue"),
}  # fmt: skip
LINKS = {
    "incident": _("Event"), "report": _("Report"), "exhibit": _("Exhibit"), "case": _("Case"),
    "operation": _("Planned operation"), "target": _("Person or thing held as a target"),
}  # fmt: skip
TARGETS = {
    "phone": _("Telephone"), "cnic": _("CNIC"), "passport": _("Passport"), "vehicle": _("Vehicle"),
    "document": _("Document"), "address": _("Address"),
}  # fmt: skip
OUTCOME_CHOICES = [(code, OUTCOME_WORDS[code]) for code in OUTCOMES]
WORDS: dict[str, Mapping[str, Any]] = {
    "case_step": CASE_STEPS, "case_act": CASE_ACTS, "stage": STAGES, "list": LISTS, "task_step": TASK_STEPS,
    "task_act": TASK_ACTS, "task_stage": TASK_STAGES, "request_step": REQUEST_STEPS, "request_act": REQUEST_ACTS,
    "request_stage": REQUEST_STAGES, "due": DUE, "stake": STAKES, "waits": WAITS, "notice": NOTICES, "link": LINKS,
    "target": TARGETS, "outcome": OUTCOME_WORDS,
}  # fmt: skip
"""What the pages say by a code, by the kind of code."""
