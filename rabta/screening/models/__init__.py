from rabta.screening.models.airport import AirportDaySum, LaneDevice, LaneDeviceStep, LapseStepTaken
from rabta.screening.models.hit import ProtectedEntry, ScreenedEntry, ScreenedReading, WatchHit, WatchHitStep
from rabta.screening.models.off_loading import OffLoading, OffLoadingStepTaken
from rabta.screening.models.rule import (
    RuleHit,
    RuleHitStepTaken,
    RulesCompared,
    RuleStepTaken,
    RuleVersion,
    ScreeningRule,
)
from rabta.screening.models.scan import Examination, ScanStepTaken
from rabta.screening.models.watch_list import (
    WatchEntry,
    WatchEntryStep,
    WatchEntryWord,
    WatchIdentifier,
    WatchList,
    WatchListStep,
)

__all__ = [
    "AirportDaySum", "Examination", "LaneDevice", "LaneDeviceStep", "LapseStepTaken",
    "OffLoading", "OffLoadingStepTaken", "ProtectedEntry", "RuleHit", "RuleHitStepTaken", "RuleStepTaken", "RuleVersion",
    "RulesCompared", "ScanStepTaken", "ScreenedEntry", "ScreenedReading", "ScreeningRule",
    "WatchEntry", "WatchEntryStep", "WatchEntryWord", "WatchHit",
    "WatchHitStep", "WatchIdentifier", "WatchList", "WatchListStep",
]  # fmt: skip
