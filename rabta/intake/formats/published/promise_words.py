"""Words, English and Urdu, by which a public text promises, decides, directs or offers something.

Source: the phrases of communiques and newspapers; general knowledge, to be checked by the deployment.
"""

from rabta.intake.formats.statement.tokens import listed

_DOERS = ("to", "that")
_VERBS = (
    "pledge", "vow", "promise", "undertake", "agree", "resolve", "decide", "commit", "plan", "intend", "aim", "propose",
)  # fmt: skip
_GOING = {"agree": "agreeing", "commit": "committing", "plan": "planning"}
_PAST = {"undertake": "undertook", "commit": "committed", "plan": "planned", "vow": "vowed"}


def _forms(verb: str) -> tuple[str, ...]:
    past = _PAST.get(verb, f"{verb}d" if verb.endswith("e") else f"{verb}ed")
    return verb, f"{verb}s", past, _GOING.get(verb, f"{verb.removesuffix('e')}ing")


PROMISES = (
    "will", "shall", "would be", "is to be", "are to be", "is to get", "are to get", "to be established",
    "to be set up", "issued directions", "issued directives",
    "directives to", "directives for", "instructions to", "instructions for", "gave instructions", "directed that",
    "directed to", "directed the", "directed all",
    "directs", "instructed", "instructs", "was decided", "were directed", "was directed", "were instructed",
    "were tasked", "was tasked", "been tasked", "tasked with",
    *(f"{form} {doer}" for verb in _VERBS for form in _forms(verb) for doer in _DOERS),
    "undertaken to", "pledged", "vowed", "promised", "vows", "pledges", "agreed on", "agree on", "it was agreed",
    "commits itself", "committed itself", "commitment to", "pledge to", "promise of",
    "renewed its pledge", "reaffirmed its commitment", "reiterated the resolve", "reiterated its resolve",
    "resolve to", "renewed the resolve", "reiterated its commitment",
    "offered technical", "offered assistance", "offered support", "offered help", "offered cooperation", "offered training",
    "offered its", "offered their", "offered to", "offered full", "offered every", "offer of", "extended an offer",
    "offers technical", "offers to",
    "offers its", "offered", "has offered", "have offered", "stands ready", "stand ready", "stood ready",
    "is ready to", "are ready to", "ready to extend", "ready to provide",
    "willing to", "willingness to", "readiness to", "expressed readiness", "expressed willingness", "determined to",
    "assured", "assures", "announced the establishment",
    "announced that a", "announced plans", "announced a plan", "announces plans", "is being established",
    "is being set up", "are being installed", "are being set up",
    "is being built", "are being procured", "is being procured", "are being acquired", "going to",
    "approved the establishment", "approved the setting up",
    "approved the installation", "approved the procurement", "approved the purchase", "approved the creation",
    "approved setting up", "approval to", "approval for the",
    "gave approval", "go-ahead for", "go-ahead to", "green light", "green-lit", "greenlit", "ordered that",
    "ordered the", "ordered installation", "orders the",
    "called for the establishment", "called for setting up", "establishment of a", "to establish", "to set up",
    "to install", "is set to", "are set to", "is due to", "are due to",
    "slated to", "slated for", "scheduled to", "on course to", "plans are under way", "plans are underway",
    "work is under way", "work is underway", "target has been set",
    "deadline has been set", "with immediate effect to", "next year to", "earmarked for", "setting a deadline",
    "set a deadline", "set a target", "is expected to be established",
    "جائے گا", "جائے گی", "جائیں گے", "جائیں گی", "جاے گا", "ہدایت", "ہدایات", "احکامات", "حکم دیا", "حکم دے دیا",
    "فیصلہ کیا", "فیصلہ ہوا", "فیصلہ کر لیا",
    "طے پایا", "طے کیا", "طے ہوا", "اتفاق", "متفق", "پیشکش", "پیش کش", "یقین دہانی", "یقین دلایا", "عزم", "پرعزم",
    "پُرعزم", "عہد", "وعدہ", "تہیہ", "ارادہ", "اعلان کیا", "اعلان کر دیا",
    "منظوری دی", "منظوری دے دی", "آمادگی", "رضامندی", "ہدف مقرر", "قرارداد", "ٹاسک دیا", "ذمہ داری سونپ", "تیار ہے",
    "تیار ہیں", "منصوبہ ہے", "منصوبہ بندی",
)  # fmt: skip
# "will" and its like inside these is no promise.
NO_PROMISE = (
    "good will", "at will", "free will", "goodwill", "the will of", "political will", "last will", "will of the people",
    "failed to install", "failed to establish", "failed to set up", "arrested while planning to",
    "planned to smuggle", "planning to smuggle", "planned to send",
    "plan to smuggle", "plans to smuggle", "attempt to smuggle", "intended to smuggle", "intending to smuggle",
    "aimed to smuggle", "planned to transport",
    "planned to deliver", "intended to deliver", "promised payment",
)  # fmt: skip
# A future verb of Urdu stands with one of these, or ends in one of the endings where the two are written as one.
FUTURE = frozenset(listed("گا گی گے"))
FUTURE_ENDINGS = tuple(listed("یگا یگی یگے ینگے ینگی ونگے ونگی ہوگا ہوگی"))
# Who reports what would be done; "the haul would fetch" is reported, and no promise.
REPORTED = frozenset(
    listed(
        "resolved resolves decided decides agreed agrees directed ordered announced announces informed told"
        " said says pledged"
        " assured vowed promised undertook approved added stated stressed hoped maintained declared confirmed explained"
    )
)
DECIDED = frozenset(listed("resolved decided agreed directed ordered approved"))
NO_DEED = frozenset(
    listed("fetch cost amount mean exceed seem appear suggest otherwise not never fetched like love make add total")
)
# "is said to be worth": what follows is told, not promised.
TOLD_TO_BE = frozenset(
    listed(
        "said found believed reported thought known estimated considered supposed appeared appears proved"
        " proven alleged suspected claimed"
        " deemed used understood feared turned seems seemed presumed declared happened continues continued came"
    )
)
