"""The console's addresses, one line each: how each is asked, besides by following every link.

`asks`: what is put behind the address, for sorts, pages, periods and filters. `form`: a form as one would fill it for a
record one may see; it is sent for hidden and for missing records, which must be one answer. `deeds`: what is really done
there, to records this reader may see, after everything was read; see `deeds.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from rabta.proving.doors import deeds, deeds_of_machines, deeds_of_watching, deeds_of_work
from rabta.proving.doors.deeds import DEVICE, HELD, MET, PLANNED, PROMISED, SOUGHT
from rabta.proving.doors.deeds_of_watching import ENTERED, LISTED
from rabta.proving.doors.deeds_of_work import ASKED, OPENED
from rabta.proving.visit import Visit

Deed = Callable[[Visit], None]
PERIODS = ("?from=2025-03-01&to=2025-03-31", "?from=2025-03-12&to=2025-03-12", "?from=2024-01-01&to=2024-12-31", "?all=1")
SEIZED = {"place": "Hub", "amount": "1", "error": "0.1", "done_at": "2025-03-20T05:00"}
COURT = {"recipient": "court", "name": "Special Court", "number": "12/25"}


@dataclass(frozen=True, kw_only=True)
class Page:
    """One address of the console."""

    asks: tuple[str, ...] = ("",)
    form: dict[str, str] | None = None
    deeds: tuple[Deed, ...] = ()


PAGES: dict[str, Page] = {
    "situation": Page(),
    "live": Page(asks=("", "?seen=x")),
    "map_points": Page(asks=("", *PERIODS, "?all=1&substance=heroin", "?all=1&substance=methamphetamine", "?substance=x")),
    "map_place": Page(asks=("", "?all=1", "?all=1&cell=85", "?all=1&cell=x")),
    "map_layer": Page(),
    "sign_in": Page(asks=("", "?next=/reports/", "?out=1"), form={"username": "nobody", "password": "wrong"}),
    "code": Page(form={"code": "000000"}),
    "unlock": Page(asks=("", "?next=/reports/"), form={"password": "wrong"}),
    "lock": Page(deeds=(deeds.locks,)),
    "stay": Page(form={}),
    "second_factor": Page(form={"code": "000000"}),
    "task": Page(asks=("", "?next=/reports/"), form={"reason": "EX-222, another matter"}),
    "task_end": Page(deeds=(deeds.ends_a_task,)),
    "sign_out": Page(deeds=(deeds.signs_out,)),
    "password": Page(form={"old": "wrong", "new": "x", "again": "y"}),
    "account": Page(),
    "end_sign_in": Page(form={"name": "{missing}"}),
    "prefer": Page(form={"back": "/reports/", "theme": "dark"}),
    "help": Page(),
    "people": Page(asks=("", "?done=done")),
    "add_person": Page(form={"name": "Invented", "agency": "CUSTOMS", "sign_in": "", "vetting": "0", "roles": "1"}),
    "decide_proposal": Page(form={"deed": "agree"}),
    "person": Page(asks=("", "?done=proposed")),
    "person_rights": Page(form={"vetting": "0", "roles": "1", "purposes": "1", "reason": "r"}),
    "person_do": Page(form={"deed": "let_in"}),
    "file": Page(
        form={"words": "CUSTOMS: 1 kg opium at Hub.", "typed_from": "{report}", "audience": "every", "source": "A",
              "information": "2"},
        deeds=(deeds.files_texts, deeds.files_the_same_bytes, deeds.files_a_table),
    ),
    "who": Page(asks=("", "?audience=every", "?audience=named&agency=ANF", "?audience=own&level=2")),
    "redress": Page(),
    "redress_register": Page(form={"reference": "K-1/25", "wants": "know", "received_on": "2025-03-01"}),
    "redress_step": Page(form={"outcome": "granted", "reasons": "r"}),
    "keeping": Page(asks=("", "?done=purged")),
    "reports": Page(asks=("", "?agency=ANF", "?agency=CUSTOMS", "?agency=NOBODY", "?before=2025-03-10", "?before=x")),
    "report": Page(asks=("", "?page=2", "?mend=v1-0-3", "?done=mended")),
    "receipt": Page(asks=("", "?already=1")),
    "original": Page(),
    "keep": Page(form={"step": "hold", "until": "2026-01-01", "reason": "r"}, deeds=(deeds.keeps,)),
    "withdraw": Page(form={"reason": "sent by mistake"}, deeds=(deeds.withdraws,)),
    "sharing": Page(asks=("", "?done=released")),
    "release": Page(form={"named": "FIA", "kind": "share", "reason": "r"}, deeds=(deeds.releases,)),
    "recall": Page(form={"release": "{release}", "reason": "r", "sure": "1"}),
    "mark": Page(form={"audience": "own", "level": "restricted", "reason": "r"}, deeds=(deeds.marks_anew,)),
    "ask_release": Page(form={"kind": "share", "named": "FIA", "reason": "r"}, deeds=(deeds.asks_for_release,)),
    "reply": Page(form={"request": "{request}", "reply": "grant", "reason": "r"}),
    "requests": Page(),
    "mend": Page(
        form={"row_no": "1", "start": "0", "end": "3", "field": "quantity", "value": "1", "reason": "r"},
        deeds=(deeds.mends,),
    ),
    "unmend": Page(form={"correction": "{correction}"}, deeds=(deeds.unmends,)),
    "dissent_of_incident": Page(form={"words": "it was not there"}, deeds=(deeds.disagrees,)),
    "dissent_of_judgement": Page(form={"take_back": "{dissent}"}),
    "incident": Page(asks=("", "?line=heroin", "?mend=v1-0-3")),
    "begin_chain": Page(form={**SEIZED, "line_no": "0"}, deeds=(deeds.begins_chains,)),
    "custody": Page(asks=("", "?list=no_case", "?list=late&agency=ANF", "?list=x&agency=x", "?page=2")),
    "exhibit": Page(asks=("", "?done=signed")),
    "sign_step": Page(form={**SEIZED, "kind": "weighed"}, deeds=(deeds.signs_steps,)),
    "withdraw_step": Page(form={"number": "1", "reason": "r"}, deeds=(deeds.takes_steps_back,)),
    "commitments": Page(asks=("", "?theme=airports", "?theme=x&side=x", "?side=NCA_UK")),
    "commitment_board": Page(asks=("", "?side=CUSTOMS", "?side=x")),
    "concerning": Page(),
    "propose": Page(form=PROMISED, deeds=(deeds.proposes,)),
    "commitment": Page(asks=("", "?done=signed")),
    "sign_commitment": Page(form={"kind": "noted", "words": "w", "on": "2025-03-19"}, deeds=(deeds.signs_commitments,)),
    "cite_for_commitment": Page(form={"what": "{report}"}, deeds=(deeds.cites,)),
    "open_minutes": Page(form=MET, deeds=(deeds.opens_minutes,)),
    "meeting": Page(asks=("", "?done=entered")),
    "enter_minutes": Page(form={"kind": "done", "of": "1"}, deeds=(deeds.enters_minutes,)),
    "operations": Page(asks=("", "?over=1", "?page=2")),
    "file_operation": Page(form=PLANNED, deeds=(deeds.plans,)),
    "operation": Page(asks=("", "?done=filed", "?done=cancelled")),
    "change_operation": Page(form={**PLANNED, "reason": "moved"}),
    "cancel_operation": Page(form={"reason": "not needed"}),
    "operation_news": Page(asks=("", "?seen=", "?seen=x")),
    "open_notice": Page(form={}),
    "targets": Page(asks=("", "?done=conflict", "?page=2")),
    "hold_target": Page(form=HELD, deeds=(deeds.holds,)),
    "let_target_go": Page(form={"reason": "done"}),
    "api": Page(),
    "api_rules": Page(),
    "api_operations": Page(
        asks=("", "?over=1", "?agency=ANF&most=2&page=2", "?agency=x", "?most=0"),
        deeds=(deeds_of_machines.plans_by_machine,),
    ),
    "api_operation": Page(deeds=(deeds_of_machines.changes_by_machine,)),
    "api_cancellation": Page(),
    "api_nowhere": Page(),
    "watch": Page(),
    "raised": Page(),
    "phone_intake": Page(form={**PLANNED, "agency": "CUSTOMS"}),
    "alarm": Page(),
    "alarm_step": Page(form={"step": "owned"}),
    "flights": Page(asks=("", "?day=2025-03-20", "?airport=khi", "?day=x")),
    "flight": Page(asks=("", "?done=recorded")),
    "off_load": Page(form={"traveller": "{missing}", "ground": "g", "words": "w"}, deeds=(deeds_of_watching.off_loads,)),
    "step_off_loading": Page(form={"kind": "outcome", "outcome": "let_go"}, deeds=(deeds_of_watching.signs_off_loadings,)),
    "matches": Page(asks=("", "?all=1", "?all=1&page=2")),
    "match": Page(asks=("", "?done=signed")),
    "step_match": Page(form={"kind": "taken"}, deeds=(deeds_of_watching.judges_hits,)),
    "watch_lists": Page(),
    "open_watch_list": Page(form=LISTED, deeds=(deeds_of_watching.opens_lists,)),
    "watch_list": Page(asks=("", "?page=2", "?done=opened")),
    "watch_entry": Page(asks=("", "?done=added")),
    "add_watch_entry": Page(form=ENTERED, deeds=(deeds_of_watching.adds_entries,)),
    "bring_watch_entries": Page(deeds=(deeds_of_watching.brings_entries,)),
    "step_watch_entry": Page(form={"kind": "withdrawn", "words": "w"}, deeds=(deeds_of_watching.signs_entries,)),
    "step_watch_list": Page(form={"kind": "renewed", "words": "w"}, deeds=(deeds_of_watching.signs_lists,)),
    "equipment": Page(
        asks=("", "?kind=scanner", "?kind=scanner&stands=working&airports=1", "?site=KHI&holder=CUSTOMS", "?due=1",
              "?kind=x&stands=x&site=x&holder=x&page=9"),
    ),
    "enter_device": Page(form=DEVICE, deeds=(deeds.enters_devices,)),
    "bring_register": Page(deeds=(deeds.brings_registers,)),
    "export_register": Page(asks=("", "?kind=scanner&site=KHI")),
    "device": Page(asks=("", "?done=signed")),
    "sign_device": Page(form={"step": "working", "done_on": "2025-03-19"}, deeds=(deeds.signs_devices,)),
    "withdraw_device_step": Page(form={"number": "1", "reason": "r"}, deeds=(deeds.takes_device_steps_back,)),
    "cases": Page(
        asks=("", "?list=no_case", "?list=no_charge", "?list=no_outcome", "?list=not_destroyed", "?list=no_case&page=2",
              "?whose=mine", "?whose=agency", "?stage=registered", "?template=joint_raid", "?list=x&stage=x&template=x"),
    ),
    "open_case": Page(asks=("", "?incident=x"), form={**OPENED, "incident": "{key}"}, deeds=(deeds_of_work.opens_cases,)),
    "case": Page(asks=("", "?done=signed")),
    "sign_case": Page(form={"kind": "arrest", "people": "1"}, deeds=(deeds_of_work.signs_cases,)),
    "withdraw_case": Page(form={"number": "1", "reason": "r"}, deeds=(deeds_of_work.takes_case_steps_back,)),
    "link_case": Page(form={"what": "{report}"}, deeds=(deeds_of_work.links_records,)),
    "give_in_case": Page(form={"title": "t", "agency": "ANF"}, deeds=(deeds_of_work.gives_tasks,)),
    "assistance_list": Page(),
    "ask_agency": Page(asks=("", "?incident=x"), form={**ASKED, "incident": "{key}"}, deeds=(deeds_of_work.asks_agencies,)),
    "assistance": Page(asks=("", "?done=asked")),
    "sign_assistance": Page(form={"kind": "accepted"}, deeds=(deeds_of_work.signs_requests,)),
    "draft_answer": Page(form={"words": "w", "reports": "{report}"}, deeds=(deeds_of_work.drafts_answers,)),
    "sign_answer": Page(form={"answer": "{answer}"}, deeds=(deeds_of_work.countersigns,)),
    "withdraw_assistance": Page(form={"number": "1", "reason": "r"}, deeds=(deeds_of_work.takes_request_steps_back,)),
    "work": Page(asks=("", "?done=given")),
    "give_task": Page(form={"title": "t", "agency": "FIA"}, deeds=(deeds_of_work.gives_other_tasks,)),
    "open_work_notice": Page(form={}, deeds=(deeds_of_work.opens_notices,)),
    "work_task": Page(asks=("", "?done=signed")),
    "sign_task": Page(form={"kind": "accepted"}, deeds=(deeds_of_work.signs_tasks,)),
    "withdraw_task": Page(form={"number": "1", "reason": "r"}, deeds=(deeds_of_work.takes_task_steps_back,)),
    "partners": Page(),
    "ask_centre": Page(form=SOUGHT, deeds=(deeds.asks_the_centre,)),
    "partner_request": Page(asks=("", "?done=asked")),
    "say_to_centre": Page(form={"kind": "reminded", "words": "w"}, deeds=(deeds.reminds_the_centre,)),
    "draft_for_partner": Page(
        form={"outcome": "answered", "record": "{key}", "draft": "1"}, deeds=(deeds.drafts_for_partners,)
    ),
    "decide_for_partner": Page(form={"do": "approve"}, deeds=(deeds.decides_for_partners,)),
    "take_from_centre": Page(form={}, deeds=(deeds.takes_from_the_centre,)),
    "recall_from_partner": Page(form={"reason": "policy"}, deeds=(deeds.recalls_from_partners,)),
    "events": Page(
        asks=("", *PERIODS, "?all=1&page=2", "?all=1&substance=heroin", "?all=1&district=khyber", "?all=1&substance=x")
    ),
    "event": Page(asks=("", "?line=heroin")),
    "event_bundle": Page(form=COURT, deeds=(deeds.takes_bundles,)),
    "bundle": Page(asks=("", "?report=x"), form=COURT, deeds=(deeds.takes_chosen_bundles,)),
    "export": Page(form={"since": "nonsense"}, deeds=(deeds.exports,)),
    "briefing": Page(asks=("", *PERIODS)),
    "briefing_paper": Page(asks=("", *PERIODS)),
    "between": Page(
        asks=("", "?then=2025-03-01&later=2025-03-31", "?then=2025-03-10&later=2025-03-12T12:00",
              "?then=x&later=2024-01-01"),
    ),
    "figure": Page(asks=("?all=1", "", "?all=1&by=overlap", "?all=1&key=heroin", "?all=1&agency=ANF&month=2025-03&page=2")),
    "reporting": Page(asks=("", *PERIODS)),
    "check": Page(asks=("", "?example=1")),
    "check_judged": Page(form={"words": "Agencies seized 4 tons of drugs and arrested 12 people."}, deeds=(deeds.checks,)),
    "drafts": Page(),
    "drafts_compared": Page(form={"first": "Agencies seized 4 tons of drugs.", "second": "Agencies seized 5 tons."}),
    "review": Page(asks=("", "?agency=ANF", "?substance=heroin&month=2025-03", "?agency=NOBODY", "?month=x")),
    "batches": Page(),
    "batch": Page(asks=("", "?chosen=1", "?chosen=1&pair=x")),
    "decide_batch": Page(form={"outcome": "not", "pair": "x", "note": "n"}, deeds=(deeds.judges_together,)),
    "deed": Page(),
    "undo_deed": Page(form={}, deeds=(deeds.undoes_deeds,)),
    "ask_opinion": Page(form={"words": "is it one?"}, deeds=(deeds.asks_for_opinions,)),
    "decided": Page(),
    "undo": Page(form={"judgement": "{judgement}"}, deeds=(deeds.undoes,)),
    "decision": Page(),
    "pair": Page(),
    "judge": Page(form={"outcome": "same", "note": "n"}, deeds=(deeds.judges,)),
    "ledger": Page(
        asks=("", "?what=opened", "?what=refused", "?agency=ANF", "?record=ANF-NONE-0000", "?reader=x",
              "?from=2025-03-01&to=2025-03-31", "?before=2025-03-10", "?before=x"),
    ),
    "ledger_review": Page(asks=("", "?to=2025-03-16", "?to=x")),
    "checkpoint": Page(),
    "checkpoint_file": Page(asks=("", "?since=1", "?since=x")),
    "search": Page(asks=("", "?q=kg", "?q=held", "?q=heroin&agency=ANF", "?substance=ice", "?from=2025-03-10")),
}
"""By the name in urls.py."""
