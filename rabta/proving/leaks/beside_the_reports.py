"""Leaks planted in what stands beside the reports: totals counted unseen, requests, disagreements, persons' cases,
checkpoints, and words about protected persons."""

from rabta.proving.leaks.leak import Leak, asks, runs, says
from rabta.proving.leaks.plants import instead, opened, replaced
from rabta.proving.rules.people import PARTNER

DAYS = ("--from", "2025-01-01", "--to", "2025-03-31")
CLAIM_SHOWS = (
    "ALTER POLICY reader_sees ON dissent USING (EXISTS (SELECT FROM judgement j WHERE j.id = dissent.judgement_id)"
    " OR EXISTS (SELECT FROM incident i WHERE i.key = dissent.incident_key))"
)
SIZES_TOLD = (
    "ALTER TABLE report DISABLE TRIGGER USER; UPDATE report SET size = p.size FROM protected_report p"
    " WHERE p.report_id = report.id"
)
HELD = "count_only_held"

LEAKS = (
    Leak(name="totals are told to whom they are not for", class_no=35, door="count_only_told",
         probe=says("SELECT substance, mass_g FROM count_only_told() ORDER BY 1, 2"),
         sql=replaced("count_only_told", "me.agency = ANY (t.agencies)", "true")),
    Leak(name="what a total holds is open", class_no=35, door=HELD,
         probe=says(f"SELECT originator, count(*) FROM {HELD} GROUP BY 1 ORDER BY 1"),  # noqa: S608  # our own
         sql=f"GRANT SELECT ON {HELD} TO rabta_app; CREATE POLICY everything ON {HELD} TO rabta_app USING (true)"),
    Leak(name="disagreements are open", class_no=31, door="dissent", probe=says("SELECT words FROM dissent ORDER BY 1"),
         sql=opened("dissent")),
    Leak(name="a disagreement names a protected person", class_no=31, door="incident",
         probe=asks("/incidents/{met_incident}/"), sql=CLAIM_SHOWS),
    Leak(name="persons' requests are open", class_no=34, door="redress", probe=asks("/redress/"), sql=opened("redress")),
    Leak(name="whether a person's request is decided", class_no=20, door="redress_decided",
         probe=says("SELECT redress_decided('{case}')"),
         sql=replaced("redress_decided", " AND redress_of_mine(r.id, r.registered_by)", "")),
    Leak(name="requests for a release are open", class_no=30, door="requests", probe=asks("/requests/"),
         sql=opened("release_request")),
    Leak(name="a checkpoint is for everybody", class_no=11, door="checkpoint", probe=asks("/ledger/checkpoint/"),
         sql=replaced("checkpoint_for_auditor", "reader_has_role(4::smallint)", "true")),
    Leak(name="a briefing names the ids of markings", class_no=33, door="brief",
         probe=runs(("brief", *DAYS, "--format", "json")),
         plant=instead("rabta.cli.inside.briefing._without_markings", lambda real, value: value)),
    Leak(name="partners' requests are open", class_no=30, door="partners", probe=asks("/partners/"),
         sql=opened("partner_request")),
    Leak(name="a partner sees drafts of its answer", class_no=24, door="answer_draft", reader=PARTNER,
         probe=says("SELECT count(*) FROM answer_draft"), sql=opened("answer_draft")),
    Leak(name="what an answer would hold is open", class_no=24, door="answer_item", reader=PARTNER,
         probe=says("SELECT count(*) FROM answer_item"), sql=opened("answer_item")),
    Leak(name="a partner is shown what is drafted", class_no=24, door="partner_request", reader=PARTNER,
         probe=asks("/partners/{drafted}/"), sql=opened("answer_draft") + "; " + opened("answer_item")),
    Leak(name="protected words have a size", class_no=45, door="report", probe=says("SELECT size FROM report ORDER BY 1"),
         sql=SIZES_TOLD),
)  # fmt: skip
