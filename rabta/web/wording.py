"""The words for the house's codes: facets compared, relations, rules and deeds."""

from django.utils.translation import gettext_lazy as _

from rabta.custody.rules.step import Kind
from rabta.web.airport_forms import OUTCOMES

FACETS = {
    "agencies": _("Agencies"), "occurred": _("When"), "reported_on": _("Reported"), "place_text": _("Place"),
    "district": _("District"), "airport": _("Airport"), "setting": _("Setting"), "seized": _("Seized"),
    "arrests": _("Arrested"), "flight": _("Flight"), "origin": _("Coming from"), "destination": _("Going to"),
    "concealment": _("Hidden in"), "vehicles": _("Vehicles"), "value": _("Value stated"),
}  # fmt: skip
RELATIONS = {
    "same": _("the same event"), "part_of": _("one covers the other"), "handed_over": _("handed over"),
    "follow_up": _("a follow-up"), "recap": _("told again"), "distinct": _("two events"),
}  # fmt: skip
RULES = {
    "laboratory": _("the laboratory's weight"), "custody agency": _("the agency that took custody"),
    "registering agency": _("the agency that registered the case"), "first": _("the first report"),
    "reported later": _("reported later"), "put right by a later report": _("put right by a later report"),
    "same day, later in the fixed order of content": _("same day, later in the fixed order of content"),
    "laboratory goes first": _("the laboratory's weight goes first"),
    "custody agency goes first": _("the agency that took custody goes first"),
    "registering agency goes first": _("the agency that registered the case goes first"),
}  # fmt: skip
VALUES = {
    "roles": {
        "detected": _("detected"), "intercepted": _("intercepted"), "assisted": _("assisted"),
        "took_custody": _("took custody"), "registered_case": _("registered the case"), "tested": _("tested"),
        "destroyed": _("destroyed"),
    },
    "role": {
        "travelled": _("were on the move"), "stopped": _("were stopped"), "arrested": _("were arrested"),
        "named": _("are only named"),
    },
    "precision": {"day": _("to the day"), "month": _("to the month"), "unknown": _("not stated")},
    "approx_direction": {"over": _("over"), "under": _("under"), "around": _("around")},
    "weight_kind": {"gross": _("gross"), "net": _("net"), "laboratory": _("laboratory")}, "outcome": OUTCOMES,
    "method": {
        "field_test": _("field test"), "strips": _("test strips"), "gc_ms": "GC-MS", "lc_ms": "LC-MS", "ftir": "FTIR",
        "raman": "Raman",
    },
    "basis": {
        "base": _("base"), "hydrochloride": _("hydrochloride"), "weight": _("by weight"), "dry weight": _("dry weight"),
    },
}  # fmt: skip
CHANGES = {
    "came": _("came"), "went": _("went"), "joined": _("became one"), "parted": _("became several"), "changed": _("changed"),
    "gone": _("gone"), "new": _("new"),
}  # fmt: skip
CAUSES = {
    "filed": _("report"), "mended": _("mended"), "read_again": _("read anew"), "withdrawn": _("pulled back"),
    "judged_same": _("judged the same"), "judged_not": _("judged not the same"), "undone": _("judgement taken back"),
}  # fmt: skip
VIEWS = {"counted": _("counted once"), "reported": _("as reported"), "credited": _("credited")}
STATUSES = {"reported": _("reported"), "nil": _("nil return"), "late": _("late"), "missing": _("missing")}
RHYTHMS = {"weekly": _("every week"), "monthly": _("every month")}
READING = (
    "report:read", "report:receipt", "report:bytes", "incident:read", "event:read", "review:pair", "briefing:print",
    "bundle:court", "record:export", "custody:read", "partner:answer", "manifest:answer",
)  # fmt: skip
DEEDS = {
    "report:read": _("read the report"), "report:receipt": _("saw its receipt"), "report:bytes": _("fetched its bytes"),
    "incident:read": _("read an incident of it"), "event:read": _("read it beside others of its event"),
    "review:pair": _("compared it with another"), "report:file": _("filed it"), "report:file_again": _("filed it again"),
    "report:withdraw": _("pulled it back"), "report:keep": _("decided to keep it"),
    "report:hold": _("put a legal hold on it"),
    "report:lift": _("lifted the legal hold"), "report:propose": _("proposed to purge it"),
    "report:drop": _("dropped the proposal to purge it"), "report:purge": _("purged it"),
    "report:release": _("released it"), "report:recall": _("recalled a release"),
    "report:mark": _("marked it anew"), "release:ask": _("asked for a release"),
    "release:grant": _("granted a request"), "release:refuse": _("refused a request"),
    "report:sharing": _("looked who can see it"), "report:preview": _("looked what a decision would change"),
    "reading:correct": _("mended its reading"),
    "reading:undo_correction": _("took a correction back"), "reading:again": _("read again by a newer reader"),
    "briefing:print": _("printed a briefing with its words"),
    "bundle:court": _("put it into a bundle for a court"), "record:export": _("took a copy of it out of the house"),
    "partner:answer": _("gave it to a partner abroad in an answer"),
    "manifest:answer": _("answered the carrier of its list"),
    "custody:read": _("read the chain of an exhibit of it"), "custody:withdraw": _("took a step of a chain back"),
    **{f"custody:{kind}": _("signed a step of a chain") for kind in Kind},
    "encounter:desk": _("signed a step of the referral desk"), "encounter:complaint": _("entered a complaint"),
    "encounter:found_wrong": _("entered that it was found wrong"),
    "encounter:found_right": _("entered that it was found right"),
    "network:look_at": _("marked somebody in it to look at"), "network:note": _("noted something on a part of a network"),
    "network:taken_back": _("took a mark on a network back"),
}  # fmt: skip
OPENING = (
    "report:read", "report:bytes", "incident:read", "event:read", "review:pair", "search", "briefing:print", "bundle:court",
    "record:export", "custody:read", "partner:answer",
)  # fmt: skip
"""Deeds that open words of records: what a task is asked for."""
LEDGER_DEEDS = {
    "refused": _("was refused"), "sign_in:refused": _("a sign-in was refused"),
    "key:refused": _("a machine's key was refused"),
    "token:refused": _("a reader's token was refused"), "sign_in": _("signed in"),
    "sign_out": _("signed out"), "task:begin": _("began a task"),
    "task:give": _("was given a standing task"), "search": _("searched"), "ledger:read": _("looked into the ledger"),
    "ledger:review": _("looked through the week"), "ledger:checkpoint": _("took a checkpoint along"),
    "text:check": _("checked a text"), "events:judge": _("judged a pair"), "events:undo": _("took a judgement back"),
    "prices:import": _("brought a price list"), "rates:import": _("brought rates of exchange"),
    "prices:withdrawn": _("took a price list back"), "prices:restored": _("put a price list back"),
    "rates:withdrawn": _("took rates of exchange back"), "rates:restored": _("put rates of exchange back"),
    "cli:act_as": _("acted as a reader on the machine itself"),
    "reader:add": _("added a reader"), "reader:remove_examples": _("removed the demo's readers"),
    "token_key:install": _("replaced the key of reader tokens"), "places:import": _("brought boundaries"),
    "places:remove": _("removed boundaries"), "redress:register": _("registered a person's request"),
    "redress:assign": _("gave a person's request to an agency"), "redress:decide": _("decided a person's request"),
    "dissent:file": _("disagreed with it"), "dissent:take_back": _("took a disagreement back"),
    "count_only:tell": _("was told totals of what is counted unseen"),
    "count_only:put_together": _("put totals of what is counted unseen together"),
    "incidents:place": _("placed incidents into events"), "backup:make": _("made a backup"),
    "backup:erase": _("destroyed the key of a backup"),
    "operation:filed": _("filed an operation"), "operation:changed": _("changed an operation"),
    "operation:cancelled": _("cancelled an operation"), "operation:told": _("was told whether a conflict exists"),
    "operation:probing": _("was refused for trying where others are"), "operation:read": _("read an operation"),
    "operation:list": _("looked at planned operations"), "target:hold": _("held a target"),
    "target:let_go": _("let a target go"), "target:told": _("was told whether a conflict exists"),
    "target:list": _("looked at targets"), "conflict:told": _("was shown a notice of the watch desk"),
    "conflict:seen": _("opened a notice of the watch desk"), "conflict:owned": _("took an alarm"),
    "conflict:released": _("released contacts to both sides"), "conflict:spoke_a": _("noted that side A has spoken"),
    "conflict:spoke_b": _("noted that side B has spoken"), "conflict:closed": _("closed an alarm"),
    "partner_request:ask": _("asked the centre"), "partner_request:draft": _("drafted an answer to a partner"),
    "partner_request:approve": _("approved an answer to a partner"),
    "partner_request:sent": _("sent an answer to a partner"),
    "partner_request:write_answer": _("signed an answer to a partner"),
    "partner_request:write_recall": _("signed the recall of an answer"),
    "partner_request:recalled": _("recalled an answer to a partner"), "partner_request:take": _("took a signed file"),
    "partner_request:received": _("received an answer"), "partner_request:recall_received": _("received a recall"),
    "partner_request:reminded": _("reminded the centre"), "partner_request:taken_back": _("took a request back"),
    "partner_request:read": _("read a partner's request"), "partner_request:list": _("looked at partners' requests"),
    "partner_request:weigh": _("weighed an answer to a partner"), "partner_request:form": _("opened the form of a request"),
    "land:photograph": _("added a photograph of a field"),
    "land:photograph_seen": _("opened a photograph of a field"),
    "encounter:list": _("looked at encounters"), "encounter:read": _("read an encounter"),
    "network:list": _("looked at networks"), "network:read": _("read a network"),
    "encounter:referrals": _("looked at what waits at the referral desk"),
    "watch:board": _("looked at the watch desk's board"), "watch:alarm": _("looked at an alarm"),
}  # fmt: skip
ONLY_LOOKS = (
    "read", "list", "form", "preview", "board", "concerning", "search", "asked", "pair", "queue", "decided", "decision",
    "export",
)  # fmt: skip
"""What is done by a deed that changes nothing."""
LOOKED_AT = {
    "case": _("looked at cases"), "task": _("looked at tasks"), "case_task": _("looked at tasks"),
    "work": _("looked at what waits"),
    "assistance": _("looked at requests between agencies"), "equipment": _("looked at the register of equipment"),
    "commitment": _("looked at commitments"), "meeting": _("looked at the minutes of a meeting"),
    "watch_list": _("looked at watch-lists"), "watch_entry": _("looked at watch-lists"),
    "watch_hit": _("looked at matches"), "flight": _("looked at flights"), "identities": _("looked who is who"),
    "custody": _("looked at chains of custody"), "redress": _("looked at persons' requests"),
    "keeping": _("looked at what is kept how long"), "conflict": _("looked at alarms"),
    "operation": _("looked at planned operations"), "review": _("looked at pairs to be judged"),
}  # fmt: skip
"""By the kind that a deed begins with: what is said of one that changes nothing, where it has no words of its own."""
WORKED_ON = {
    "case": _("worked on a case"), "case_task": _("worked on a task of an agency"),
    "request": _("worked on a request between agencies"), "equipment": _("wrote in the register of equipment"),
    "notice": _("opened a notice"), "commitment": _("worked on a commitment"),
    "meeting": _("worked on the minutes of a meeting"), "watch_list": _("worked on a watch-list"),
    "watch_hit": _("worked on a match"), "off_loading": _("entered an off-loading"),
    "identities": _("judged who is who"), "opinion": _("asked for a second opinion"), "review": _("judged pairs"),
    "conflict": _("worked on an alarm"),
}  # fmt: skip
"""The same of one that changes something."""
DEED_GROUPS = {
    "opened": (_("opened words of records"), OPENING),
    "left": (
        _("took out of the house"),
        ("report:bytes", "briefing:print", "bundle:court", "record:export", "ledger:checkpoint",
         "partner:answer", "partner_request:take", "manifest:answer")),
    "refused": (_("was refused"), ("refused", "sign_in:refused", "key:refused", "token:refused")),
    "tasks": (_("began a task"), ("task:begin", "task:give")),
    "signed_in": (_("signed in or out"), ("sign_in", "sign_out", "sign_in:refused", "account:end_sign_in")),
    "people": (
        _("changed people or sign-ins"),
        ("people:add", "people:rights", "people:enable", "people:disable", "people:password", "people:let_in",
         "people:end_sign_in", "people:propose", "people:agree", "people:withdraw", "reader:add", "account:add",
         "account:reset",
         "account:disable", "account:password", "account:second_factor", "account:second_factor_away")),
    "filed": (
        _("filed, mended or decided"),
        ("report:file", "report:file_again", "report:withdraw", "reading:correct", "reading:undo_correction",
         "reading:again", "report:release", "report:recall", "report:mark", "release:ask", "release:grant", "release:refuse",
         "report:keep", "report:hold",
         "report:lift", "report:propose", "report:drop", "report:purge", "events:judge", "events:undo", "dissent:file",
         "dissent:take_back", "redress:register", "redress:assign", "redress:decide", "prices:import", "rates:import",
         "prices:withdrawn", "prices:restored", "rates:withdrawn", "rates:restored", "custody:withdraw",
         "encounter:desk", "encounter:complaint", "encounter:found_wrong", "encounter:found_right",
         "land:photograph", "network:look_at", "network:note", "network:taken_back",
         *(f"custody:{kind}" for kind in Kind))),
}  # fmt: skip
"""What the ledger's page can be narrowed to: name -> words, deeds."""
RATE_KINDS = {"middle": _("middle rate"), "buying": _("buying rate"), "selling": _("selling rate")}
"""Which rate of exchange it is."""
PURGE_RULES = {
    "review_due": _("its review date has come"), "filed_in_error": _("it ought never to have been filed"),
    "redress": _("a person's request was granted"), "court_order": _("a court or the law demands it"),
}  # fmt: skip
REDRESS = {
    "know": _("to know what is on record"), "correct": _("to have it corrected"), "erase": _("to have it erased"),
    "other": _("something else"), "granted": _("granted"), "partly": _("granted in part"), "refused": _("refused"),
}  # fmt: skip
KEEPING_STEPS = {
    "keep": _("keep it until"), "hold": _("legal hold"), "lift": _("legal hold lifted"),
    "propose": _("proposed to be purged"), "drop": _("proposal to purge dropped"),
}  # fmt: skip
KEPT = {
    "not_in_court": _("Its agency allows no use in court without its permission (H1)."),
    "not_passed_on": _("Its agency allows no passing on without its permission (H2)."),
    "other_purpose": _("It was given for another purpose than law enforcement."),
    "pulled_back": _("It was pulled back."),
}
"""Why a record that somebody reads does not leave with them (`exchange.rules.handling.Kept`)."""
