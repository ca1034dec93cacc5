"""Every weight and threshold of the same-event judgement, in one place, frozen under one version.

Unit: centi-weights. 100 doubles the odds that two incidents tell of one event (log2 of a likelihood ratio, times 100).
What two reports agree on weighs the more, the rarer it is (how_common.py); below stands how much of that is believed,
because evidence overlaps, and what disagreement weighs. The thresholds hold the odds before any evidence: in a record
of some thirty thousand incidents a year, two reports of one week are one event about once in a thousand.

Chosen on 24 November 2026 by general reasoning about how agencies report, then checked (never fitted) against the
developers' half of the restated public statements (426 incidents, 92 pairs judged the same) and against invented
seizures at three densities: `rabta bench count`. A change of any number here or in how_common.json is a new
RULE_VERSION: recorded judgements name the version that made them.
"""

from typing import Final

RULE_VERSION: Final = "same-event 2026-12-03.4"

# Outcomes. Between ASK and SAME a person is asked; without a person, LIKELY and above is taken as the same event and
# the bounds say what doubt remains. CONTRADICTION and below keeps two incidents apart even through a third.
SAME: Final = 1450
DOUBTFUL: Final = 1400
"""As high as a pair may rise that likeness alone cannot settle (certainty.py)."""
UNLIKELY: Final = 1150
TWO: Final = 900
"""Below ASK: what speaks against these is answered "two" nearly every time, and nobody is asked (certainty.py)."""
A_SHADE: Final = -60
"""Settings that reporters write for each other: no more than a shade against a pair."""
MUCH_AGAINST: Final = -200
"""Circumstances that weigh so much against a pair leave it a question, and not the likelier answer."""
UNLIKE: Final = -180
"""So do arrests and settings that both differ."""
ALL_UNLIKE: Final = -300
"""So does what adds up to this of agencies, arrests, settings and drugs, where nothing but the place is particular."""
NEXT_DAY: Final = 100
"""Less than any time that lies no more than a day apart weighs, and more than two days (REPORTED_GAP, TOLD_AFTER)."""
DAYS_AGAINST: Final = -450
"""Days so far apart, where neither report says that it recalls, leave it a question, and not the likelier answer."""
LIKELY: Final = 1200
ASK: Final = 950
CONTRADICTION: Final = 100
DECISIVE: Final = -900
"""A single reason of this weight (two airports, two distant districts, years apart) is a contradiction by itself."""
NEVER: Final = -2000
"""Incidents of one list: no evidence can outweigh it."""
EXACT_COPY: Final = 4000
"""The score of a link between the same incident of two exactly equal reports."""

# Time. Gap in days between two reports of unknown event day: most outlets print within two days.
REPORTED_GAP: Final = ((0, 250), (1, 170), (2, 70), (3, 10), (5, -200), (9, -450), (31, -600), (92, -850))
REPORTED_FAR: Final = -1000
# Gap in days between two stated event days: midnight and time zones move one day, little moves two.
OCCURRED_GAP: Final = ((0, 330), (1, -60), (3, -450), (10, -800))
OCCURRED_FAR: Final = -1000
OCCURRED_VAGUE: Final = 100
"""Two stated times overlap, but one of them is a month or longer."""
# Days from a stated event day to the other side's report.
TOLD_AFTER: Final = ((0, 250), (1, 230), (3, 70), (7, -150), (31, -450), (92, -700))
TOLD_FAR: Final = -1000
TOLD_BEFORE: Final = -1100
"""A report cannot tell of what happened two days later; but one day in a hundred is misread or mistyped."""
RECAP_DAYS: Final = ((7, 60), (400, 0))
RECAP_FAR: Final = -400

# Place. Two countries may be a destination read as the place, or both sides of one seizure at sea: strong, not final.
OTHER_COUNTRY: Final = -350
OTHER_AIRPORT: Final = -1500
NEAR_DISTRICT: Final = -200
OTHER_DISTRICT: Final = -900
SAME_PROVINCE_ONLY: Final = 150
OTHER_PROVINCE: Final = -700
PLACE_WORD: Final = 250
PLACE_WORD_NO_DISTRICT: Final = 450
PLACE_WORDS_MOST: Final = 600
PLACE_WORD_AT_SEA: Final = 150
"""Few names serve a whole coast."""
PLACE_WORDS_DIFFER: Final = -180
SAME_SITE: Final = 250
"""Two names, or two scripts, of one town, crossing or port."""
SAME_ROAD: Final = 150
"""One road, in one district: it passes many places, but few of them there."""
OTHER_SITE: Final = -400
OTHER_SITE_OTHER_SCRIPT: Final = -150
PLACE_WORDS_DIFFER_NO_DISTRICT: Final = -150
NEAR_KM: Final = 70

# Agencies. The same originator telling twice is normally telling of two events, unless in a text and in its own sheet.
SHARED_AGENCY: Final = 0.6
SAME_REPORTER_TEXTS: Final = 0.2
TOLD_TWICE: Final = -40
"""One agency's texts of two days, neither of which recalls: mostly two events."""
SAME_REPORTER_TEXT_AND_SHEET: Final = 0.6
TWO_SHEETS: Final = -300
"""Rows of two tables of one agency that differ: a table lists each event once, and the next goes on from there."""
OTHER_RECORD: Final = -600
"""Two numbers of one agency's register."""
SAME_RECORD: Final = 900
SENT_AGAIN: Final = 600
"""Rows of two tables of one agency equal in everything: the month was sent again."""
HAND_OVER: Final = 150
OTHER_AGENCY: Final = -400
AT_SEA_TOGETHER: Final = 0
"""A partner's ship beside the own service's: both tell of some boardings, and each of its own."""
ONE_BOARDING: Final = 260
"""They weigh one rare load alike, within a day: there are few boardings, and no district counts for a place at sea."""
OTHER_THAN_CUSTODY: Final = -200
"""One of them is a force that takes custody from many: which others hand over to it is not all known."""
# Setting.
SAME_SETTING: Final = 0.4
KINDRED_SETTING: Final = -60
AT_ONE_AIRPORT: Final = -40
"""A passenger, his baggage, a cargo: reporters write one for the other."""
OTHER_SETTING: Final = -150

# Seizures. Equal masses say more, the more digits they have and the rarer they are.
EQUAL_MASS: Final = 0.85
EQUAL_MASS_MOST: Final = 800
"""Reporters copy each other's figures, and two weights of one day may be one parcel's size: never proof by itself."""
RARE_LOAD: Final = 750
"""So much a weight weighs that one in four hundred or fewer share (certainty.py)."""
RARE_TOGETHER: Final = 800
"""So much a quantity and a setting weigh together that hardly two of a day share both (certainty.py)."""
RARE_QUANTITY: Final = 600
"""So much a quantity weighs that one in two hundred or fewer share (certainty.py)."""
EQUAL_HEDGED: Final = -100
EQUAL_HUGE: Final = 150
EQUAL_NUMBER_BY_DIGITS: Final = (0, 450, 600, 800, 900)
ROUNDED_BY_DIGITS: Final = (0, 150, 320, 560)
ROUNDED_COARSELY: Final = 100
ROUNDED_IN_SILENCE: Final = -100
"""A single figure that no word calls rounded, and one that would round to it: 1 kg and 835 g are sooner two."""
ROUNDED_HEDGED: Final = 100
"""Beside these where one side says that it rounds: who says "over 2 kg" has a finer figure before him."""
ROUNDED_HUGE: Final = 300
VERY_CLOSE: Final = 250
CLOSE: Final = 180
NEAR: Final = 0
NEAR_PRECISE: Final = -150
"""Two precise weights some per cent apart: gross and net, or two parcels."""
GROSS_AND_NET: Final = 200
"""The heavier side says that it weighed the wrapping as well."""
FINELY: Final = 3
"""Digits of a weight that was put on a scale and not rounded off."""
SLIP_BY_DIGITS: Final = (0, 0, 150, 400)
SAME_FIGURE: Final = (0, 0, 300, 450)
FAR: Final = -500
CONTRARY: Final = -900
UNWEIGHED: Final = 150
"""One side names the drug and no quantity: the first word of what another weighs, more often than all that is ever told."""
SAME_SUBSTANCE: Final = 0.6
CAPSULE_FITS: Final = 0
CAPSULE_G: Final = (3, 40)
"""What one body-packing capsule holds, in grams (general knowledge, to be checked by the deployment): so wide that fitting
says nothing, and only not fitting does."""
SUBSTANCE_DIFFERS: Final = -500
SUBSTANCE_KINDRED: Final = -60
LEFT_OVER: Final = -180
LEFT_OVER_MOST: Final = -350
LEFT_OVER_BOTH: Final = -550
LUMP: Final = -600
"""One report lumps several operations, the other tells of one with another weight: a whole and a part at the most."""
SEIZURE_MOST: Final = 1500
HUGE_G: Final = 500_000

# Circumstances.
SAME_ARRESTS: Final = 0.6
SAME_ARRESTS_MOST: Final = 350
SEVERAL_ARRESTED: Final = 120
"""Less than agreement on two or more arrested weighs, and more than on one: most cases have one."""
ARRESTS_OFF_BY_ONE: Final = -150
ARRESTS_DIFFER: Final = -350
ARRESTS_AGAINST_NONE: Final = -120
SAME_WOMEN_OR_FOREIGNERS: Final = 150
SAME_DESTINATION: Final = 150
OTHER_DESTINATION: Final = -300
SAME_FLIGHT: Final = 500
SAME_FLIGHT_OTHER_DAY: Final = 80
"""A flight number is flown every day: it is particular only within NEAR_TIME."""
NEAR_TIME: Final = 60
OTHER_FLIGHT: Final = -400
SAME_VEHICLES: Final = 50
SAME_VALUE: Final = 400
CONCEALMENT_WORD: Final = 150
CONCEALMENT_MOST: Final = 450
SAME_CASE_NUMBER: Final = 1500
OTHER_CASE_NUMBER: Final = -300
"""One raid may be registered as several cases: strong, not final."""
BRANCH_OF_CASE: Final = 300
"""One number is the other with a part behind it: the raid, and one of the cases that it was registered as."""
TOLD_ALIKE: Final = 200
"""Everything stated is equal, with a quantity and a place: one text read twice, more often than two like events."""
# Two bulletins that state the same totals are probably one bulletin, told by two outlets.
SAME_BULLETIN: Final = 350
SAME_ENTRY: Final = 200
"""The same entry of two lists equally long: one bulletin in two languages, more often than chance."""
