"""Every weight and threshold of the same-event judgement, in one place, frozen under one version.

Unit: centi-weights. 100 doubles the odds that two incidents tell of one event (log2 of a likelihood ratio, times 100).

Chosen on 23 November 2026 by general reasoning about how agencies report, then checked (never fitted) against the
developers' half of the restated public statements (426 incidents, 92 pairs judged the same): `rabta bench count`.
A change of any number here is a new RULE_VERSION: recorded judgements name the version that made them.
"""

from typing import Final

RULE_VERSION: Final = "same-event 2026-11-23.1"

# Outcomes. Between ASK and SAME a person is asked; without a person, LIKELY and above is taken as the same event and
# the bounds say what doubt remains. CONTRADICTION and below keeps two incidents apart even through a third.
SAME: Final = 650
LIKELY: Final = 500
ASK: Final = 300
CONTRADICTION: Final = -500
DECISIVE: Final = -900
"""A single reason of this weight (two airports, two distant districts, years apart) is a contradiction by itself."""
NEVER: Final = -2000
"""Incidents of one list: no evidence can outweigh it."""
EXACT_COPY: Final = 2000
"""The score of a link between the same incident of two exactly equal reports."""

# Time. Gap in days between two reports of unknown event day: most outlets print within two days.
REPORTED_GAP: Final = ((0, 220), (1, 170), (2, 120), (3, 80), (5, -60), (9, -180), (31, -320), (92, -550))
REPORTED_FAR: Final = -900
# Gap in days between two stated event days: midnight and time zones move one day, little moves two.
OCCURRED_GAP: Final = ((0, 280), (1, 60), (3, -250), (10, -500))
OCCURRED_FAR: Final = -900
OCCURRED_VAGUE: Final = 100
"""Two stated times overlap, but one of them is a month or longer."""
# Days from a stated event day to the other side's report.
TOLD_AFTER: Final = ((1, 220), (3, 130), (7, -60), (31, -250), (92, -450))
TOLD_FAR: Final = -900
TOLD_BEFORE: Final = -900
"""A report cannot tell of what happened two days later."""
RECAP_DAYS: Final = ((7, 60), (400, 0))
RECAP_FAR: Final = -400

# Place. Two countries may be a destination read as the place, or both sides of one seizure at sea: strong, not final.
OTHER_COUNTRY: Final = -350
SAME_AIRPORT: Final = 170
OTHER_AIRPORT: Final = -900
SAME_DISTRICT: Final = 180
NEAR_DISTRICT: Final = -200
OTHER_DISTRICT: Final = -900
SAME_PROVINCE_ONLY: Final = 20
OTHER_PROVINCE: Final = -500
PLACE_WORD: Final = 120
PLACE_WORD_NO_DISTRICT: Final = 180
PLACE_WORDS_MOST: Final = 300
PLACE_WORDS_DIFFER: Final = -120
PLACE_WORDS_DIFFER_NO_DISTRICT: Final = -150
NEAR_KM: Final = 70

# Agencies.
# An agency that reports every day says less than one that reports twice a year.
SHARED_AGENCY: Final = {"ANF": 40, "CUSTOMS": 70, "ASF": 70}
SHARED_RARE_AGENCY: Final = 110
HAND_OVER: Final = 30
OTHER_AGENCY: Final = -200
# Setting.
SAME_SETTING: Final = {
    "airport_passenger": 40, "airport_baggage": 40, "airport_cargo": 60, "parcel": 60, "port_container": 90,
    "sea": 90, "cache": 60, "border": 60, "premises": 50, "road": 40, "person": 40,
}  # fmt: skip
KINDRED_SETTING: Final = -20
OTHER_SETTING: Final = -150

# Seizures. Equal masses say more, the more digits they have; ANF parcels of 1.2 kg make their multiples common.
EQUAL_BY_DIGITS: Final = (0, 130, 240, 380, 480)
EQUAL_HEDGED: Final = -60
EQUAL_PARCELS: Final = -80
EQUAL_HUGE: Final = 150
ROUNDED_BY_DIGITS: Final = (0, 80, 150, 200)
CLOSE: Final = 90
NEAR: Final = -60
SLIP: Final = 120
SAME_FIGURE: Final = (0, 0, 90, 160)
FAR: Final = -350
CONTRARY: Final = -700
SUBSTANCE_ONLY: Final = 40
CAPSULE_FITS: Final = 40
CAPSULE_G: Final = (3, 40)
"""What one body-packing capsule holds, in grams (general knowledge, to be checked by the deployment)."""
SUBSTANCE_DIFFERS: Final = -500
SUBSTANCE_KINDRED: Final = -40
LEFT_OVER: Final = -110
LEFT_OVER_MOST: Final = -250
LEFT_OVER_BOTH: Final = -450
SEIZURE_MOST: Final = 800
PARCEL_G: Final = 1200
HUGE_G: Final = 500_000

# Circumstances.
SAME_ARRESTS: Final = ((1, 20), (2, 90), (5, 160))
SAME_ARRESTS_MANY: Final = 250
ARRESTS_OFF_BY_ONE: Final = -90
ARRESTS_DIFFER: Final = -180
ARRESTS_AGAINST_NONE: Final = -60
SAME_WOMEN_OR_FOREIGNERS: Final = 60
SAME_DESTINATION: Final = 100
OTHER_DESTINATION: Final = -180
SAME_FLIGHT: Final = 500
SAME_FLIGHT_OTHER_DAY: Final = 80
"""A flight number is flown every day: it is particular only within NEAR_TIME."""
NEAR_TIME: Final = 60
OTHER_FLIGHT: Final = -400
SAME_VEHICLES: Final = 30
SAME_VALUE: Final = 150
CONCEALMENT_WORD: Final = 70
CONCEALMENT_MOST: Final = 140
SAME_CASE_NUMBER: Final = 800
TOLD_ALIKE: Final = 150
"""Everything stated is equal, with a quantity and a place: one text read twice, more often than two like events."""
# Two bulletins that state the same totals are probably one bulletin, told by two outlets.
SAME_BULLETIN: Final = 150
