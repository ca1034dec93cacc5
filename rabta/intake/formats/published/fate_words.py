"""Words, English and Urdu, that say what befell the people a number counts.

Source: the phrases of public briefings and newspapers; general knowledge, to be checked by the deployment.
"""

from rabta.intake.formats.published import figure as kinds
from rabta.intake.formats.published.words import ARRESTED, CONVICTED
from rabta.intake.formats.statement.tokens import listed

FATES: dict[str, tuple[str, ...]] = {
    kinds.ARRESTS: (
        *sorted(ARRESTED - {"گرفتارشدگان"}), "گرفتارشدگان", "گرفتار شدگان", "taken into custody", "took into custody",
        "taking into custody", "in custody", "into custody", "behind bars", "under arrest", "picked up", "hauled up",
        "rounding up",
        "taken in", "put in jail", "sent to jail", "in the dragnet", "captures", "capturing", "nab", "nabs",
        "netted", "busted",
        "collared", "held captive", "interned", "detain", "detains", "arresting", "apprehend", "apprehends", "locked up",
        "حراست", "زیر حراست", "تحویل میں", "پکڑے گئے", "پکڑا گیا", "پکڑ لیا", "پکڑ لیے", "پکڑ لئے", "پکڑے جانے", "دھر لیا",
        "دھر لیے", "دھر لئے", "دھرے گئے", "قابو کر", "قابو کیے", "حوالات", "قید", "نظر بند", "سلاخوں کے پیچھے",
        "قانون کی گرفت",
    ),
    kinds.DEPORTED: (
        "deported", "deport", "deports", "deporting", "deportation", "deportations", "deportee", "deportees", "repatriated",
        "repatriate", "repatriates", "repatriating", "repatriation", "repatriations", "expelled", "expel", "expulsion",
        "expulsions", "extradited", "extradition", "returned", "returning", "return", "pushed back", "turned back",
        "removed from", "sent back", "sending back", "sent home", "went back", "gone back", "going back",
        "went home", "left the country",
        "handed over to afghan", "handed over to iranian", "handed over to the afghan", "handed over to the iranian",
        "handed over to their", "returnees", "banished", "voluntarily left", "crossed back", "sent packing", "shipped home",
        "flown home", "flown back", "escorted out", "evicted", "ousted", "thrown out", "ملک بدر", "ملک بدری", "ڈی پورٹ",
        "ڈیپورٹ", "بے دخل", "بےدخل", "بے دخلی", "واپس", "واپسی", "وطن واپس", "انخلا", "انخلاء", "سرحد پار بھیج",
        "جلا وطن", "افغان حکام کے حوالے", "ایرانی حکام کے حوالے", "طالبان حکام کے حوالے",
        "وطن روانہ", "افغانستان روانہ", "افغانستان بھیج", "نکال دیا", "نکالا گیا", "نکال دیے",
    ),
    kinds.KILLED: (
        "killed", "kill", "kills", "killing", "killings", "slain", "shot dead", "gunned down", "shot down", "dead",
        "died", "die",
        "deaths", "death of", "lost their lives", "lost lives", "eliminated", "neutralised", "neutralized", "martyred",
        "executed", "hanged", "drowned", "murdered", "perished", "fatalities", "bodies of", "sent to hell", "massacred",
        "claimed the lives", "lives of", "beheaded", "shot and killed", "gunning down", "shooting dead", "ہلاک",
        "ہلاکت", "ہلاکتیں", "مارے گئے", "مارا گیا",
        "مار دیا", "مار دیے", "مار گرایا", "مار گرائے", "مار ڈالا", "شہید", "جاں بحق", "جان بحق", "جانبحق", "قتل",
        "لقمہ اجل", "جہنم واصل",
        "اموات", "موت", "دم توڑ", "واصل جہنم",
    ),
    kinds.INJURED: ("injured", "injuring", "injures", "wounded", "wounding", "hurt", "injuries", "زخمی", "مجروح"),
    kinds.RESCUED: (
        "rescued", "rescue", "rescues", "rescuing", "evacuated", "evacuation of", "saved", "liberated", "freed from",
        "safely recovered",
        "بازیاب", "بازیابی", "بچا لیا", "بچا لیے", "بچا لئے", "بچایا گیا", "بچائے گئے", "بحفاظت",
    ),
    kinds.RELEASED: (
        "released", "releasing", "release of", "bailed", "granted bail", "on bail", "acquitted", "acquittal", "acquittals",
        "discharged", "set free", "freed", "pardoned", "exonerated", "let go", "رہا", "رہائی", "بری", "ضمانت", "معاف",
    ),
    kinds.CONVICTIONS: (
        *sorted(CONVICTED), "convict", "convicts", "convicting", "conviction", "found guilty", "handed down",
        "awarded sentences",
        "sentences", "sentencing", "imprisonment for", "مجرم قرار", "سزائے", "سزا سنائی",
    ),
    kinds.OTHERWISE: (
        "registered", "registering", "registration", "enrolled", "screened", "screening", "questioned", "interrogated",
        "interviewed", "vaccinated", "trained", "training", "employed", "hired", "recruited", "invited", "attended",
        "attending",
        "visited", "visiting", "visit", "participated", "participating", "settled", "sheltered", "sheltering",
        "living", "live", "lives",
        "residing", "reside", "fed", "issued", "identified", "fined", "penalised", "penalized", "blacklisted", "wanted",
        "missing", "missing persons", "displaced", "affected", "surveyed", "tested", "summoned", "nominated", "escaped",
        "fled", "absconding", "absconded", "crossed", "crossing", "entered", "arrived", "arriving", "worked", "work",
        "works",
        "studying", "study", "married", "applied", "granted visas", "granted visa", "granted asylum", "naturalised",
        "naturalized", "travelled", "traveled", "transited", "stayed", "staying", "benefited", "benefitted",
        "benefit", "received", "graduated",
        "joined", "protested", "treated", "counselled", "counted", "checked", "searched", "profiled", "monitored",
        "listed", "honoured",
        "awarded", "welcomed", "hosted", "hosts", "host", "home to", "رجسٹر", "رجسٹرڈ", "رجسٹریشن", "اندراج",
        "تربیت", "شرکت",
        "فرار", "مفرور", "مطلوب", "شناخت", "مقیم", "آباد", "رہائش پذیر", "زیر تعلیم", "ملازم", "بھرتی", "لاپتا",
        "لاپتہ", "متاثر",
        "جانچ", "سکریننگ", "اسکریننگ", "پوچھ گچھ", "ویکسین", "ویزے جاری", "داخل ہوئے", "پہنچے", "علاج", "مدعو",
        "دورہ", "نامزد",
    ),
}  # fmt: skip
# Phrases with such a word in them that say nothing of the kind.
NAMES_NO_FATE = (
    "arrest warrant", "arrest warrants", "warrants of arrest", "dead end", "death penalty", "death row", "dead drop",
    "saved rs", "in return", "returned to the treasury", "return flight", "return journey", "cash returned",
    "released figures", "released data", "released by", "statement released", "report released",
    "released a statement", "press release", "released in", "being released", "figures released", "data released",
    "held that", "held responsible", "held accountable", "held under the chairmanship", "booked a",
    "live rounds", "live ammunition", "work together", "working", "issued by", "issued a statement", "statement issued",
    "سزائے موت", "واپسی پر", "گرفتاری کے وارنٹ", "وارنٹ گرفتاری",
    "حوالے سے", "کے حوالے سے",
)  # fmt: skip
GATHERINGS = frozenset(
    listed(
        "meeting meetings session sessions talks talk conference seminar ceremony event exercise briefing dialogue workshop"
        " hearing election elections summit forum moot huddle jirga webinar"
    )
)
