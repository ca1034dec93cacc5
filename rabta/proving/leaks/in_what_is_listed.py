"""Seeded leaks of lists, rules, hits, flights, warnings and bulletins: each shows to who sees all that it is made of."""

from rabta.proving.leaks.in_shared_work import by_marking_alone
from rabta.proving.leaks.leak import Leak, asks, runs, says
from rabta.proving.leaks.plants import lent, opened
from rabta.proving.rules.people import OFFICER, OUTSIDER, PARTNER

LEAKS = (
    Leak(name="watch-lists of others show", class_no=2, door="watch_lists", reader=OFFICER, probe=asks("/watch-lists/"),
         sql=opened("watch_list")),
    Leak(name="entries of others show", class_no=44, door="watch_entry", reader=PARTNER,
         probe=says("SELECT name FROM watch_entry ORDER BY 1"), sql=opened("watch_entry")),
    Leak(name="why somebody is listed shows where the entry does", class_no=44, door="watch_entry_word", reader=OFFICER,
         probe=says("SELECT reason, signed_name FROM watch_entry_word ORDER BY 1"), sql=opened("watch_entry_word")),
    Leak(name="a hit shows where the traveller does", class_no=44, door="watch_hit", reader=OUTSIDER,
         probe=says("SELECT count(*) FROM watch_hit"), sql=by_marking_alone("watch_hit")),
    Leak(name="matches are counted with another officer's rights", class_no=3, door="watchlist", reader=OUTSIDER,
         probe=runs(("watchlist", "hits", "--json")), plant=lent("rabta.screening.queries.hits._rows")),
    Leak(name="why a traveller matches shows where the entry hides", class_no=44, door="watch_hit", reader=OFFICER,
         probe=says("SELECT reasons FROM watch_hit ORDER BY 1"), sql=by_marking_alone("watch_hit")),
    Leak(name="rules of others show", class_no=2, door="rules", reader=PARTNER, probe=asks("/rules/"),
         sql=opened("screening_rule")),
    Leak(name="what a rule of others looks at shows", class_no=44, door="rule_version", reader=PARTNER,
         probe=says("SELECT text FROM rule_version ORDER BY 1"), sql=opened("rule_version")),
    Leak(name="who switched a rule of others on shows", class_no=44, door="rule_step", reader=PARTNER,
         probe=says("SELECT kind, signed_name FROM rule_step ORDER BY 1, 2"), sql=opened("rule_step")),
    Leak(name="a hit of a rule shows where the traveller does", class_no=44, door="rule_hit", reader=OUTSIDER,
         probe=says("SELECT count(*) FROM rule_hit"), sql=by_marking_alone("rule_hit")),
    Leak(name="hits of rules are counted with another officer's rights", class_no=3, door="matches", reader=OUTSIDER,
         probe=asks("/matches/?by=rule&all=1"), plant=lent("rabta.screening.queries.hits._rows")),
    Leak(name="a flight is told by messages that hide", class_no=9, door="flights", reader=OFFICER,
         probe=asks("/flights/?day=2025-03-20"), plant=lent("rabta.screening.queries.flights._flights")),
    Leak(name="who was refused boarding shows", class_no=31, door="off_loading", reader=OFFICER,
         probe=says("SELECT count(*) FROM off_loading"), sql=opened("off_loading")),
    Leak(name="a warning shows where a report it rests on hides", class_no=31, door="warnings", reader=OFFICER,
         probe=asks("/warnings/?all=1"), sql=opened("warning")),
    Leak(name="a bulletin shows before it is published", class_no=2, door="bulletin", reader=OFFICER,
         probe=says("SELECT text_en FROM bulletin ORDER BY 1"), sql=opened("bulletin")),
    Leak(name="a line of the register shows outside its agency", class_no=2, door="register_line", reader=OFFICER,
         probe=says("SELECT name, places FROM register_line ORDER BY 1"), sql=opened("register_line")),
    Leak(name="figures show before they are published", class_no=2, door="edition", reader=PARTNER,
         probe=says("SELECT outside::text FROM edition ORDER BY 1"), sql=opened("edition")),
    Leak(name="a return shows outside the centre", class_no=2, door="return_made", reader=OUTSIDER,
         probe=says("SELECT content FROM return_made ORDER BY 1"), sql=opened("return_made")),
)  # fmt: skip
