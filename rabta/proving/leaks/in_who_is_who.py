"""Seeded leaks of persons, things and encounters: a mention out of sight joins nothing, and a child is not there."""

from rabta.proving.leaks.leak import Leak, asks, says
from rabta.proving.leaks.plants import lent, opened
from rabta.proving.rules.people import OFFICER, OUTSIDER

LEAKS = (
    Leak(name="mentions of others show", class_no=2, door="person_mention", reader=OUTSIDER,
         probe=says("SELECT name FROM person_mention ORDER BY 1"), sql=opened("person_mention")),
    Leak(name="who was judged to be whom shows to everybody", class_no=31, door="identity_judgement", reader=OUTSIDER,
         probe=says("SELECT outcome, score FROM identity_judgement ORDER BY 1, 2"), sql=opened("identity_judgement")),
    Leak(name="a number is borne by mentions that hide", class_no=3, door="things", reader=OUTSIDER,
         probe=asks("/things/?kind=phone", "/things/?kind=document"), plant=lent("rabta.resolution.queries.numbers_shared")),
    Leak(name="a protected person's mention shows where its marking does", class_no=2, door="person_mention",
         reader=OFFICER, probe=says("SELECT name FROM person_mention ORDER BY 1"),
         sql="ALTER POLICY protected_only ON person_mention USING (true)"),
    Leak(name="encounters of others show", class_no=2, door="encounter", reader=OUTSIDER,
         probe=says("SELECT persons, place_text FROM encounter ORDER BY 1, 2"), sql=opened("encounter")),
    Leak(name="encounters are listed with another officer's rights", class_no=3, door="encounters", reader=OUTSIDER,
         probe=asks("/encounters/"), plant=lent("rabta.smuggling.queries.encounters")),
    Leak(name="steps of the referral desk show", class_no=31, door="encounter_step", reader=OUTSIDER,
         probe=says("SELECT kind FROM encounter_step ORDER BY 1"),
         sql=opened("encounter_step") + "; ALTER POLICY desk_only ON encounter_step USING (true)"),
)  # fmt: skip
