"""Words of the grammar of statements, English and Urdu: hedges, counts, arrests, handling.

Names of the field (substances, units, places, agencies) live in `vocabulary`; here is only how sentences are built.
Phrases are written as text and compared as token keys (case and letters folded, hyphens left out).
Source: public statements as described in the house's notes on how agencies write; general English and Urdu grammar.
"""

from rabta.intake.formats.statement.tokens import listed

HEDGES_BEFORE: dict[str, str] = {
    "over": "over", "more than": "over", "above": "over", "in excess of": "over", "upwards of": "over",
    "at least": "over", "exceeding": "over", "no less than": "over", "not less than": "over", "well over": "over",
    "a little over": "over", "slightly over": "over", "just over": "over",
    "under": "under", "less than": "under", "up to": "under", "below": "under", "fewer than": "under", "just under": "under",
    # "nearly 1,400 kg" is a weight of about that, not a limit: shown as "under 1,400 kg" it would be turned.
    "nearly": "around", "almost": "around", "around the": "around",
    "around": "around", "about": "around", "approximately": "around", "approx": "around", "some": "around",
    "roughly": "around", "an estimated": "around", "estimated": "around", "close to": "around", "circa": "around",
    "تقریبا": "around", "تقریباً": "around", "لگ بھگ": "around", "قریب قریب": "around", "قریبا": "around", "کم از کم": "over",
    "زیادہ سے زیادہ": "under",
}  # fmt: skip
HEDGES_AFTER: dict[str, str] = {
    "سے زائد": "over", "سے زیادہ": "over", "سے اوپر": "over", "سے کم": "under", "کے قریب": "around",
    "کے لگ بھگ": "around", "or more": "over", "plus": "over", "or so": "around",
}  # fmt: skip
# "handed over 17 kg", "taken over 5 kg": the word belongs to the verb and is no hedge.
WITH_OVER = frozenset(
    listed("handed hand handing hands took take taken takes taking turned given gave passed made spread carried brought")
)
# "more than half a kg", "over a kilogramme"
HALVES = frozenset({"half", "quarter"})
ONE_WORDS = frozenset({"a", "an"})

WEIGHT_KINDS: dict[str, str] = {
    "gross weight": "gross", "gross": "gross", "net weight": "net", "net": "net", "laboratory": "laboratory",
    "laboratory weight": "laboratory",
    "lab weight": "laboratory", "lab report": "laboratory", "forensic": "laboratory",
    "مجموعی وزن": "gross", "خالص وزن": "net",
}  # fmt: skip

LABORATORY_WORDS = (
    "laboratory weight", "lab weight", "laboratory result", "lab result", "laboratory report", "lab report",
    "laboratory finds", "laboratory found", "laboratory's report", "laboratory analysis", "laboratory examination",
    "by the laboratory", "at the laboratory", "in the laboratory", "chemical examiner report", "forensic report",
    "forensic weight", "chemical examiner", "لیبارٹری رپورٹ", "لیبارٹری وزن", "لیبارٹری کے مطابق", "لیبارٹری میں",
)  # fmt: skip
# Words that may stand between a quantity and its substance.
FILLERS = frozenset(
    listed(
        "of it the same a an pure white brown black fine raw liquid suspected suspicious high quality grade best super"
        " contraband illicit narcotic worth foreign imported local smuggled finest refined base powdered granular"
        " solid wet dry unprocessed loose compressed different assorted various kinds kind types type more کی کا"
        " کے خالص مشتبہ سفید مائع اعلی معیار غیر ملکی مختلف اقسام قسم"
    )
)
# "350 kg of heroin and an equal quantity of hashish"
EQUAL_AMOUNT = (
    "an equal quantity of", "equal quantity of", "an equal amount of", "equal amount of", "an equal weight of",
    "the same quantity of", "the same amount of", "the same weight of", "same quantity of", "same amount of",
    "an identical quantity of", "as much", "اتنی ہی مقدار میں", "اتنی ہی", "اسی مقدار میں",
)  # fmt: skip
# Words that join a count with the weight of the same things.
WEIGHING = frozenset(
    listed(
        "weighing weigh weighed weighs weight holding containing contained with having carrying of total"
        " totalling totaling gross net about around approximately nearly over in packed bearing وزن جن کا کل وزنی"
        " میں مجموعی"
    )
)
FILLED = frozenset(["filled", "stuffed", "laden", "packed", "loaded", "بھرے", "بھری", "بھرا", "سے"])
CAPSULE_ADJECTIVES = frozenset(
    listed(
        "swallowed ingested suspected drug narcotic narcotics filled more small fine high good pure quality"
        " counterfeit fake جعلی نقلی"
    )
)
PER_PIECE = frozenset({"each", "apiece", "per", "ہر", "فی"})

OPERATION_NOUNS = frozenset(
    listed(
        "operation operations ops action actions strike strikes raid raids bid bids attempt attempts case cases"
        " interdiction interdictions bust busts swoop swoops seizures"
        " search searches drive drives کارروائی کارروائیاں کارروائیوں کاروائی کاروائیاں کاروائیوں آپریشن آپریشنز"
        " چھاپے چھاپوں کیسز مقدمات"
    )
)
# "cases" are registered, not made: they never count as operations of a statement.
CASE_NOUNS = frozenset({"case", "cases", "کیسز", "مقدمات"})

OTHERS = frozenset({"other", "others", "دیگر"})
ANOTHER = frozenset({"another", "other", "second", "دوسرے", "دوسری"})
TOTAL_WORDS = (
    "in all",
    "together",
    "in total",
    "altogether",
    "all told",
    "a total of",
    "total of",
    "overall",
    "combined",
    "مجموعی طور پر",
    "کل",
    "part of",
)
AMONG_THEM = ("among them", "among these", "including", "جن میں")

# What follows tells again, as a sum, what was told: "in all 57 kg", "the total weight was 120 kg".
RESTATING_WORDS = (
    "in all", "in total", "altogether", "all told", "a total of", "total of", "overall", "combined", "total weight",
    "total quantity", "total haul", "the total", "total seizure", "total recovery", "collectively", "cumulatively",
    "مجموعی طور پر", "مجموعی وزن", "کل وزن", "کل مقدار", "مجموعی مقدار",
)  # fmt: skip
HEADLINE_WORDS = (
    "the lead", "by the lead", "headline", "standfirst", "the address", "address says", "page address", "the summary",
    "title says", "سرخی", "شہ سرخی", "lead :", "lead says",
    "the title", "the url", "url says", "the caption", "caption says",
)  # fmt: skip
BODY_WORDS = ("the body", "the text", "text says", "text", "متن")
# The later figure is the one the body gives; what stands before it was the lead.
# "108 kg, not 118 kg as reported": the number beside these words is the one that is taken back.
TAKEN_BACK_AFTER = (
    "not", "and not", "instead of", "rather than", "wrongly as", "wrongly given as", "wrongly stated as", "given wrongly as",
    "wrongly reported as", "erroneously as", "erroneously given as", "erroneously stated as", "erroneously reported as",
    "mistakenly as", "mistakenly given as", "mistakenly reported as", "نہ کہ", "غلطی سے",
)  # fmt: skip
WAS_GIVEN_AS = (
    "given as", "stated as", "reported as", "mentioned as", "shown as", "written as", "published as", "printed as",
)  # fmt: skip
PUT_RIGHT = (
    *(f"{how} {what}" for how in ("correct", "actual", "right") for what in ("weight", "quantity", "figure", "amount")),
    "درست وزن", "درست مقدار", "صحیح وزن", "صحیح مقدار",
)  # fmt: skip
TAKEN_BACK_BEFORE = ("کے بجائے", "کی بجائے", "نہیں بلکہ")
LATER_WORDS = ("further down", "later in the text", "آگے چل کر")

RECAP_WORDS = (
    "recalled", "recall", "earlier", "previously", "last month", "last week", "last year", "the day before",
    "a day earlier", "the same month", "earlier this", "days ago", "month ago", "اسی ماہ", "اس سے قبل", "یاد رہے",
    "گزشتہ ماہ", "گزشتہ ہفتے", "پچھلے ہفتے", "پچھلے ماہ", "گزشتہ سال", "چند روز قبل",
    "before that", "before", "readers will remember", "readers may remember",
    "the week before", "a week before", "the month before", "a month before",
    "a year before", "it will be remembered", "it may be remembered", "only on",
    "as recently as", "قارئین کو یاد", "واضح رہے کہ",
)  # fmt: skip
# Wherever in the sentence they stand, what it goes on to tell is older.
RECALLED_WORDS = (
    "is recalled", "are recalled", "is remembered", "agency had reported", "force had reported", "service had reported",
    "department had reported", "we had reported", "had earlier reported",
)  # fmt: skip
# A story's words for an older case, near the beginning of a sentence.
STORY_RECAP_WORDS = (
    "recalled that", "be recalled", "earlier this", "earlier in the", "last month", "last week", "last year", "days ago",
    "weeks ago", "months ago", "a year ago", "in a previous", "in an earlier", "had earlier", "previously",
    "will remember", "may remember", "be remembered", "had reported", "only on", "as recently as", "is recalled",
    "are recalled",
)  # fmt: skip
# The words of a story's lead that sums up what it tells below.
IN_MANY_PLACES = (
    "various parts", "different parts", "various areas", "different areas", "across the country", "various cities",
    "across the province", "different cities", "separate operations", "various operations", "across the city",
)  # fmt: skip
# Everyday words that are also names of a drug: they count only behind an amount.
EVERYDAY_NAMES = frozenset({"speed", "grass", "pot", "crack", "dust", "snow", "coke", "horse", "smack", "rock", "junk"})
PERIOD_WORDS = (
    "this year", "last year", "so far", "to date", "past week", "last week", "past month", "last month", "in 2023",
    "since", "during the year", "رواں سال", "گزشتہ سال", "اب تک",
)  # fmt: skip
# Words that speak of a season or a drive as a whole: what they total was told before, claim by claim.
SEASON_SO_FAR = (
    "this season", "seasonal", "so far", "to date", "till date", "cumulative", "since the start", "since the beginning",
    "since the launch", "since the drive began", "since the campaign began", "اب تک", "رواں سیزن", "مہم کے آغاز سے",
)  # fmt: skip
SAME_PLACE = (
    "at the airport",
    "there",
    "same airport",
    "same place",
    "at the same",
    "near there",
    "same flight",
    "same plane",
    "same location",
    "اسی جگہ",
    "وہیں",
    "اسی ایئرپورٹ",
    "اسی مقام",
)

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan جنوری", "february feb فروری", "march mar مارچ", "april apr اپریل", "may مئی", "june jun جون",
            "july jul جولائی", "august aug اگست", "september sep sept ستمبر", "october oct اکتوبر",
            "november nov نومبر", "december dec دسمبر",
        ),
        start=1,
    )
    for name in listed(names)
}  # fmt: skip

CURRENCIES: dict[str, str] = {
    "rs": "PKR", "rupees": "PKR", "rupee": "PKR", "pkr": "PKR", "روپے": "PKR", "روپیہ": "PKR", "روپوں": "PKR",
    "us$": "USD", "usd": "USD", "$": "USD", "us dollars": "USD", "us dollar": "USD", "dollars": "USD",
    "dollar": "USD", "ڈالر": "USD", "ڈالرز": "USD", "امریکی ڈالر": "USD",
    "£": "GBP", "gbp": "GBP", "pounds sterling": "GBP", "€": "EUR", "eur": "EUR", "euros": "EUR", "euro": "EUR",
    "₹": "INR", "inr": "INR", "₨": "PKR", "aed": "AED", "dirhams": "AED", "dirham": "AED", "sar": "SAR",
    "riyals": "SAR", "riyal": "SAR", "n": "NGN", "naira": "NGN", "₦": "NGN", "lkr": "LKR",
}  # fmt: skip
# A bare "Rs" means the rupee of the country that speaks.
RUPEE_BY_COUNTRY = {"PK": "PKR", "IN": "INR", "LK": "LKR"}

# In the vocabulary because reports list them; a seizure of drugs they are not.
NOT_NARCOTICS = frozenset(
    {"liquor", "alcohol", "wine", "beer", "gutka", "mainpuri", "naswar", "betel nut", "spice", "شراب", "گٹکا"}
)
# "the chemical examiner", "a drug mafia", "the opium era": the word before names no seizure.
NOT_THE_SUBSTANCE = frozenset({"examiner", "examination", "analysis", "era", "wars"})
# More of the same seizure, told in a sentence of its own.
MORE_OF_IT = (
    "in the same lot", "from the same lot", "with it", "along with it", "a further", "another bundle", "another packet",
    "another bag", "later", "also found", "also recovered", "also seized", "the same vehicle", "the same bag",
    "the same man", "from the same", "on further search", "a second search", "besides this", "alongside", "it also held",
    "it also contained",
    "there was also", "there were also", "the lot also", "the haul also", "مزید", "اسی کارروائی میں", "اسی کاروائی میں",
    "اس کے ساتھ", "ساتھ ہی", "اسی کے ساتھ", "اسی گاڑی سے", "ان کے قبضے سے", "علاوہ ازیں",
)  # fmt: skip
# What follows is counted apart from what was told.
ANOTHER_COUNT = (
    "furthermore", "separately", "in addition", "additionally", "moreover", "apart from these", "apart from this",
    "apart from them", "besides these", "besides this", "besides them", "over and above", "مزید برآں", "علاوہ ازیں",
    "اس کے علاوہ", "ان کے علاوہ", "الگ سے", "علیحدہ",
)  # fmt: skip
# "narcotics cases", "drug trade", "منشیات فروش": what is named is not a seizure.
OF_THE_TRADE = frozenset(
    listed(
        "case cases trafficking smuggling trade business mafia ring rings gang gangs network networks charge charges offence"
        " offences offense offenses crime crimes law laws act court courts dealer dealers peddler peddlers trafficker"
        " traffickers smuggler smugglers supplier suppliers pusher pushers addict addicts den dens seller sellers control"
        " abuse lord lords menace money baron barons kingpin kingpins paddler paddlers peddling dealing related offender"
        " offenders force فروش فروشوں فروشی اسمگلنگ سمگلنگ اسمگلر اسمگلروں سمگلر سمگلروں مقدمات مقدمے مقدمہ کیس کیسز"
        " دھندے کاروبار استعمال لعنت مافیا ایکٹ عدالت"
    )
)
NONE_OF = frozenset(listed("no neither nor کوئی"))
AGAINST_DRUGS = frozenset(listed("anti counter انسداد"))
SUMMARY_WORDS = ("the summary says", "the summary counts", "by the lead", "summary says", "خلاصہ")
