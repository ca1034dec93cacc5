"""Words in which laboratories are quoted, English and Urdu. What they find is vocabulary: `adulterants.yaml`."""

from rabta.intake.formats.statement.tokens import listed

# Who looked.
LABORATORY = (
    "laboratory", "lab", "labs", "laboratories", "forensic", "forensics", "chemical examiner", "chemical analysis",
    "chemical examination", "chemical test", "chemical tests", "government analyst", "analysis", "analyses", "analysed",
    "analyzed", "test", "tests", "tested", "testing", "assay",
    "لیبارٹری", "لیب", "فرانزک", "فورنزک", "فارنزک", "کیمیکل ایگزامنر", "کیمیائی معائنہ", "کیمیائی معائنے", "کیمیائی تجزیہ",
    "کیمیائی تجزیے", "تجزیہ", "تجزیے", "ٹیسٹ",
)  # fmt: skip
# What may stand behind the first word of its name.
OF_ITS_NAME = frozenset(
    listed(
        "report reports laboratory analysis agency science examination test tests رپورٹ تجزیے تجزیہ لیبارٹری ایجنسی سائنس"
    )
)
# "a meth lab", "a clandestine laboratory": where drugs are made, and nobody's finding.
MAKES_DRUGS = frozenset(
    listed(
        "clandestine illegal illicit secret underground mobile makeshift meth ice heroin drug drugs narcotics narcotic"
        " processing production manufacturing refining conversion kitchen خفیہ غیرقانونی قانونی منشیات ہیروئن آئس"
    )
)
# The drug stands before the verb, what is in it behind: "heroin cut with fentanyl", "the tablets contained etizolam".
HOLDS = (
    "cut with", "cut and mixed with", "adulterated with", "adulterated by", "mixed with", "laced with", "contaminated with",
    "bulked with", "bulked out with", "diluted with", "combined with", "contained", "contains", "containing", "to contain",
    "contain", "tested positive for", "positive for", "consisted of", "consisting of",
)  # fmt: skip
# What was found stands before the verb as well: "fentanyl was detected in the heroin", "ہیروئن میں فینٹانل کی ملاوٹ".
FINDS = (
    "presence of", "traces of", "trace of", "detected", "detect", "find", "also found", "identified", "in addition to",
    "alongside", "confirmed",
    "confirms", "confirming", "found", "showed", "shown", "shows", "revealed", "reveals", "reported", "turned out to be",
    "proved to be", "ملاوٹ", "آمیزش", "ملایا", "ملائی", "ملا ہوا", "ملے ہوئے", "ملی ہوئی", "شامل", "موجودگی", "موجود",
    "پایا", "پائی", "پائے",
    "تصدیق", "ثابت", "نکلا", "نکلی", "نکلیں", "نکلے", "ظاہر",
)  # fmt: skip
# Cut: said of a drug, so that a thing of the table behind it was found by somebody, whoever is named or not.
CUTS = ("cut with", "adulterated with", "adulterated by", "laced with", "ملاوٹ", "آمیزش")
INSTEAD_BEFORE = (
    "instead of", "rather than", "in place of", "sold as", "passed off as", "labelled as", "labeled as", "posing as",
)  # fmt: skip
INSTEAD_BEHIND = ("کے بجائے", "کی بجائے", "بجائے", "کی جگہ", "کے نام پر", "کے نام سے")
COUNTERFEIT = ("counterfeit", "counterfeits", "fake", "falsified", "imitation", "جعلی", "نقلی")
# "counterfeit currency", "جعلی پاسپورٹ"
NO_MEDICINE = frozenset(
    listed(
        "currency notes note passport passports visa visas document documents papers number plate plates registration stamp"
        " stamps cnic id card cards money dollars bills cigarettes goods police uniform"
        " پاسپورٹ کرنسی نوٹ نوٹوں دستاویزات دستاویز ویزا ویزے ویزہ شناختی نمبر مہر مہریں کارڈ سفری اقامہ"
    )
)
FORMS = frozenset(
    listed(
        "tablet tablets pill pills capsule capsules medicine medicines medication medications گولی گولیاں گولیوں"
        " کیپسول کیپسولوں دوا"
        " دوائیں ادویات ٹیبلٹ ٹیبلٹس"
    )
)
PURITY = ("purity", "purities", "pure", "potency", "خالص پن", "خالصیت", "خلوص", "خالص", "پیوریٹی")
PERCENT = frozenset(listed("% percent pc فیصد"))
TO = frozenset(listed("to and - – — or سے تا اور"))
BASES = {
    "as base": "base", "as the base": "base", "free base": "base", "as hydrochloride": "hydrochloride",
    "as the hydrochloride": "hydrochloride", "by weight": "weight", "by mass": "weight", "dry weight": "dry weight",
    "بطور بیس": "base", "بلحاظ وزن": "weight",
}  # fmt: skip
# No finding yet: what was sent, what is awaited.
PENDING = frozenset(
    listed(
        "awaited awaiting pending sent dispatched forwarded submitted will shall await whether suspected بھیج"
        " بھیجا بھیجے بھجوا بھجوائے"
        " بھجوا بھیجوا انتظار روانہ ارسال"
    )
)
# What was looked for and is not there. Behind "not" nothing is read as found at all.
NONE_OF = frozenset(listed("no nor neither without free"))
NOT = frozenset(listed("not never نہیں نہ"))
DENIED = frozenset(
    listed("find found detect detected contain contained show shown confirm confirmed identify identified reveal present")
)
NOT_URDU = frozenset(listed("نہیں نہ"))
# What parts a clause of a laboratory from the seizure told before it.
PARTS = frozenset(listed(", ، ; ؛ : which that and جو جس جبکہ اور"))
TURNS = frozenset(listed("but ; ؛ however لیکن مگر البتہ"))
MARKED = (
    "marked", "stamped", "imprinted", "embossed", "bearing the logo", "bearing a logo", "bearing the mark",
    "bearing the imprint",
    "bearing the letters", "bearing a", "with the logo", "with a logo", "with the imprint", "with the marking",
    "with the mark",
)  # fmt: skip
BEFORE_MARK = frozenset(listed("with as the a an logo mark letters imprint marking of on both sides"))
MARKED_BEHIND = ("کا نشان", "کے نشان", "کا لوگو", "کندہ", "درج", "کی مہر")
QUOTES = {"\"": "\"", "“": "”", "'": "'", "‘": "’", "«": "»"}
# Where a mark written without quotes ends.
ENDS_MARK = frozenset(
    listed(
        "contained contains containing contain were was are is and which that from of found seized recovered on in"
        " by with had have"
        " turned proved tablets pills"
    )
)
