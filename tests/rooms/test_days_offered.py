"""Where nobody names days every door looks at the same: no misread year moves it, nor what a reader may not see."""

import json
from datetime import date

from rabta.analysis.queries.analysed import analysed
from rabta.briefing import queries
from rabta.briefing.queries.offered import named_or_offered, offered, year_on_record
from rabta.briefing.rules.period import Period
from rabta.cli.inside.briefing import brief
from rabta.publications.queries.checking import judge_text
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, PARTNER

TODAY = date(2026, 2, 1)
TO_MARCH, TO_JUNE = Period(date(2024, 4, 1), date(2025, 3, 12)), Period(date(2024, 7, 1), date(2025, 6, 3))


def test_every_door_offers_the_same_days_of_its_reader(house: House) -> None:
    every = "open; every agency"
    house.file(ANF_OFFICER, "ANF in Lahore: 3.45 kg heroin recovered on 12 March 2025.", marking=every)
    house.file(ANF_OFFICER, "ANF in Quetta: 5 kg opium recovered on 3 June 2025.", marking="restricted; to NNCC")
    house.file(CUSTOMS_OFFICER, "Customs seized 3 kg opium at Turbat on 5 March 2062.", marking=every)
    for who, days in ((ANALYST, TO_JUNE), (CUSTOMS_OFFICER, TO_MARCH)):
        with reading_as(who.id):
            assert queries.whole_record().date_to == date(2062, 3, 5), "what is asked for by name is all there is"
            assert offered(TODAY) == year_on_record(TODAY) == days
            assert analysed("events", today=TODAY)["period"] == days
            told = judge_text("In all 5 tons of drugs were seized.", today=TODAY)["figures"][0]["verdict"]["period"]
            assert (told["from"], told["to"]) == (days.date_from, days.date_to)
            ends = Period(date(2025, 5, 1), days.date_to if days is TO_JUNE else TODAY)
            assert named_or_offered(date_from=date(2025, 5, 1), date_to=None, today=TODAY) == ends
            assert named_or_offered(date_from=None, date_to=date(2025, 3, 12), today=TODAY) == TO_MARCH
        document = json.loads(brief(who.id, campaign=None, date_from=None, date_to=None, format="json"))
        assert (document["period"]["from"], document["period"]["to"]) == (str(days.date_from), str(days.date_to))
    with reading_as(PARTNER.id):
        assert (offered(TODAY).date_to, year_on_record(TODAY)) == (TODAY, None)
