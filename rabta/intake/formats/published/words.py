"""Words of public statements of totals, English and Urdu: what a number counts, what joins a part to its whole, promises.

Keys are as `statement.tokens` compares them: case-folded, letters folded. Source: the grammar of both languages and the
phrases of public briefings; general knowledge, to be checked by the deployment.
"""

from rabta.intake.formats.statement.people_words import FOREIGN, HELD, ON_DUTY, PLURAL, SINGULAR, WOMEN
from rabta.intake.formats.statement.tokens import listed

ARRESTED = HELD | frozenset(
    listed(
        "rounded custody jailed imprisoned booked arresting apprehending apprehensions apprehension detentions detention"
        " detainees arrestees nabbing remanded netting detaining held جیل گرفتاری گرفتاریاں گرفتاریوں گرفتارشدگان زیرحراست"
    )
)
# Words that by themselves name people accused, so a number before them counts arrests even without a verb.
ACCUSED = frozenset(
    listed(
        "accused suspects suspect smugglers traffickers peddlers dealers drug-peddlers arrests arrestees detainees"
        " smuggler trafficker peddler dealer supplier suppliers pusher culprit detentions apprehensions culprits"
        " pushers carriers offenders criminals kingpins operatives ملزمان ملزموں"
        " اسمگلرز اسمگلروں سمگلروں سمگلرز گرفتاریاں گرفتاریوں منشیات‌فروشوں فروشوں فروش"
    )
)
PEOPLE = (
    (PLURAL | SINGULAR - ON_DUTY)
    | ACCUSED
    | frozenset(
        listed(
            "persons person man men individual nationals citizens held locals لوگوں لوگ"
            " باشندے باشندوں شہری شہریوں باشندہ مقامی"
        )
    )
)
ALIENS = FOREIGN | frozenset(listed("foreigners aliens alien non-nationals outsiders expatriates"))
FEMALES = WOMEN | frozenset(["females", "خواتین"])
# "foreign" alone needs a person behind it: "five foreign partners" are no foreigners held.
ALIEN_ADJECTIVES = frozenset(["foreign", "ملکی"])
PASSPORTS = frozenset(["passport", "passports", "citizenship", "nationality", "nationalities"])

OPERATIONS = frozenset(
    listed(
        "operation operations ops raid raids strikes crackdowns ibos interdictions کارروائی کارروائیاں کارروائیوں کاروائی"
        " کاروائیاں کاروائیوں آپریشن آپریشنز آپریشنوں چھاپے چھاپوں"
    )
)
CASES = frozenset(listed("cases firs کیسز مقدمات مقدمے"))
VEHICLES = frozenset(listed("vehicles vehicle cars trucks motorcycles motorbikes rickshaws گاڑیاں گاڑیوں گاڑی"))
VESSELS = frozenset(listed("boats vessels dhows ships launches کشتیاں کشتیوں"))
LABORATORIES = frozenset(listed("laboratories labs factories dens لیبارٹریاں لیبارٹریوں فیکٹریاں اڈے"))
CONVICTED = frozenset(listed("convicted convictions sentenced سزا سزائیں"))
ADDICTS = frozenset(listed("addicts addict patients users drug-users نشئی عادی نشئیوں مریضوں مریض"))
TREATED = frozenset(listed("treated rehabilitated treatment rehabilitation detoxified counselled علاج بحالی بحال"))
ENCOUNTERED = frozenset(
    listed(
        "migrants migrant offloaded victims irregular smuggled trafficked stowaways refugees تارکین مہاجرین"
    )
)
# Numbers of these people are no figures of the record.
OTHER_PEOPLE = frozenset(
    listed(
        "officers officials personnel soldiers policemen killed injured martyred wounded dead died participants students"
        " delegates members member ministers trained experts recruits staff ہلاک زخمی شہید اہلکار اہلکاروں افسران طلبہ"
    )
)
# A number before one of these measures time, distance or a house, and counts nothing further on.
MEASURES = frozenset(
    listed(
        "day days hour hours week weeks month months year years km kilometre kilometres kilometer kilometers mile miles"
        " percent per agency agencies rooms room page pages countries country provinces districts district cities scanners"
        " airports airport nations points point times دن دنوں گھنٹے گھنٹوں ہفتے ہفتوں مہینے ماہ سال سالہ فیصد اداروں ادارے"
        " صوبوں ممالک اضلاع ہوائی"
    )
)
YEAR_AHEAD = frozenset(
    listed("in during year since until till by fiscal early late mid before after fy سنہ سال") + ["january", "december"]
)

DRUGS = frozenset(
    listed(
        "drug drugs narcotic narcotics contraband haul substances intoxicants psychotropic psychotropics material"
        " seizure seizures seized consignment consignments intercepted recovered recovery recoveries confiscated"
        " confiscations impounded captured substance منشیات ضبط برآمد پکڑی پکڑے قبضے تحویل"
    )
)
# Names of drugs in general; what each drug is called stands in the vocabulary.
DRUG_NAMES = (
    "drug", "drugs", "narcotic", "narcotics", "contraband narcotics", "psychotropic", "psychotropics", "intoxicants",
    "controlled substances", "banned substances", "illicit substances", "precursor", "precursors", "precursor chemicals",
    "chemicals", "opiates", "opiate", "cannabis", "contraband", "drug haul", "anti-narcotics", "poppy",
    "prohibited substances",
    "suspected material", "suspected substance", "suspected chemical", "منشیات", "منشی", "نشہ آور", "نشہ اور", "ممنوعہ اشیا",
)  # fmt: skip
# What is weighed and valued beside drugs, and is none.
GOODS = (
    "wheat", "flour", "sugar", "rice", "maize", "cotton", "fertiliser", "fertilizer", "urea", "cement", "coal",
    "gold", "silver",
    "petrol", "diesel", "fuel", "petroleum", "lpg", "natural gas", "crude", "crude oil", "edible oil", "cooking oil",
    "ghee", "oil products", "cigarettes", "cigarette", "tobacco",
    "betel nut", "betel nuts", "gutka", "tyres", "tyre", "cloth", "fabric", "garments", "mobile phones", "phones",
    "electronics",
    "food", "foodstuff", "foodstuffs", "food items", "food grains", "grain", "grains", "ration", "rations", "relief",
    "relief goods", "aid", "humanitarian aid",
    "assistance package", "goods", "smuggled goods", "merchandise", "commodities", "exports", "export", "imports", "import",
    "trade", "bilateral trade", "investment", "investments", "loan", "loans", "debt", "remittances", "revenue",
    "revenues", "taxes",
    "tax", "duties", "customs duty", "gdp", "economy", "budget", "subsidy", "subsidies", "reserves", "foreign reserves",
    "currency", "foreign currency", "cash", "weapons", "arms", "ammunition", "explosives", "fish", "meat", "poultry",
    "beef", "milk",
    "tea", "dry fruit", "dates", "mangoes", "kinnow", "potatoes", "onions", "tomatoes", "vegetables", "fruit",
    "pulses", "livestock", "timber", "steel", "iron", "scrap",
    "waste", "garbage", "debris", "carbon", "emissions", "water", "medical supplies", "medical equipment",
    "equipment", "construction",
    "infrastructure", "corridor", "bailout", "portfolio", "bonds", "shares", "salt", "marble", "copper", "ore",
    "minerals", "machinery",
    "vehicles worth", "luxury vehicles", "property", "properties", "land worth", "houses", "contract", "contracts",
    "damage", "damages", "losses", "flood",
    "blankets", "tents", "cattle", "sheep", "seeds", "pesticides", "spare parts", "cosmetics", "liquor", "alcohol",
    "گندم", "آٹا", "آٹے", "چینی", "چاول", "مکئی", "کپاس", "کھاد", "یوریا", "سیمنٹ", "کوئلہ", "کوئلے", "سونا",
    "سونے کی", "چاندی", "پٹرول", "پیٹرول", "ڈیزل",
    "تیل", "ایندھن", "سگریٹ", "تمباکو", "چھالیہ", "گٹکا", "ٹائر", "کپڑا", "کپڑے", "موبائل فون", "خوراک", "راشن",
    "امدادی سامان", "امداد", "سامان", "برآمدات",
    "درآمدات", "تجارت", "سرمایہ کاری", "قرض", "قرضہ", "قرضے", "ترسیلات", "محصولات", "ٹیکس", "بجٹ", "سبسڈی",
    "زرمبادلہ", "کرنسی", "نقدی", "اسلحہ",
    "بارود", "گولہ بارود", "مچھلی", "گوشت", "دودھ", "سبزیاں", "پھل", "لکڑی", "فولاد", "کچرا", "پانی", "مشینری",
    "نمک", "معدنیات", "دالیں", "گھی", "آم",
)  # fmt: skip
# Such words in phrases that name no goods.
NO_GOODS = (
    "drug trade", "narcotics trade", "drugs trade", "trade in drugs", "illicit trade", "hashish oil", "cannabis oil",
    "water tank",
    "fuel tank", "oil tanker", "fuel tanks", "water bottle", "goods truck", "goods train", "goods forwarding",
    "gas cylinder",
    "legal assistance", "import permit", "export cargo", "export consignment", "import container", "food parcel",
    "tea leaves",
    "cash reward", "drug money", "soft drugs", "in international markets", "and ammunition", "drug economy",
    "household goods", "sugar mill",
    "تیل کے ٹینک", "تیل کی ٹینکی", "پانی کی ٹینکی", "سامان میں", "سامان سے", "منشیات کی تجارت", "نشے کی تجارت",
)  # fmt: skip
DESTROYED = frozenset(listed("burnt burned incinerated torched destroyed burning incineration burn آتش تلف جلایا جلائی"))
SEIZING = frozenset(
    listed("seized recovered confiscated seizure seizures haul intercepted recovery captured ضبط برآمد پکڑی قبضے")
)
LIQUOR = frozenset(listed("liquor alcohol wine beer whisky whiskey vodka شراب"))

CROPS = frozenset(
    listed(
        "poppy opium cannabis bhang crop crops cultivation cultivated eradicated eradication cleared destroyed uprooted"
        " ploughed plants پوست پوپی افیون بھنگ کاشت فصل فصلیں تلف صاف"
    )
)
AREA_CLEARED = frozenset(
    listed("cleared eradicated eradication destroyed uprooted ploughed razed clearance bulldozed تلف صاف تلفی پاک ختم")
)
AREA_CULTIVATED = frozenset(listed("cultivated cultivation grown growing sown planted زیرکاشت"))
AREA_SURVEYED = frozenset(listed("surveyed survey mapped identified نشاندہی سروے"))

# Money that is no value of drugs.
OTHER_MONEY = frozenset(
    listed(
        "budget fund funds funding grant grants allocated allocation project projects reward salary fine fines fined loan"
        " ransom approved cost costing costs bribe kits بجٹ فنڈ فنڈز گرانٹ جرمانہ منصوبہ منصوبے"
    )
)
ASSETS = frozenset(listed("assets asset properties property frozen forfeited accounts اثاثے اثاثوں جائیدادیں منجمد"))

# What joins a part to the whole told before it, and (Urdu) to the whole told behind it.
INCLUDING = frozenset(listed("including incl includes include included among amongst comprising whom بشمول شامل"))
OF_THEM = frozenset(listed("them whom those these which ان جن"))
SAMET = frozenset(listed("سمیت"))
# What opens another definition: never a part of what was told before.
APART = (
    "furthermore", "further more", "additionally", "in addition", "moreover", "separately", "apart from", "apart",
    "besides", "besides this", "also arrested", "also detained", "also apprehended", "were also", "was also",
    "in another",
    "as well as", "on top of", "over and above", "beyond these", "other than", "distinct from", "not counted",
    "not part of", "not include", "not counting", "without counting", "exclusive of", "not cover", "leaves out", "not among",
    "شامل نہیں",
    "not included", "excluding", "aside from", "meanwhile", "while another", "another", "a further", "further",
    "likewise", "in a separate",
    "independently", "in parallel", "مزید برآں", "اس کے علاوہ", "ان کے علاوہ", "علاوہ ازیں", "علاوہ", "الگ", "علیحدہ",
    "نیز", "دوسری جانب", "دوسری طرف", "مزید",
)  # fmt: skip
# Words before a total told behind its parts.
SUMMING = frozenset(listed("total totalling totaling altogether all sum together overall کل مجموعی مجموعہ میزان جملہ"))
# Clause breaks across which "including" does not reach.
BREAKS = frozenset(listed("while whereas whereby جبکہ") + [";", "؛", ".", "۔", "?", "!"])
# "The number of X arrested in A and B stood at 110": what stands between the number and the noun it counts.
TALLIES = frozenset(listed("number numbers total tally toll count figure تعداد"))
REACHING = frozenset(listed("at was is were are reached to totalled totaled numbered exceeded crossed hit touched تعداد"))
LINKS = frozenset(
    listed("stood at was were is are numbered number numbering totalled totaled totalling reached to of of")
    + [
        ":",
        "-",
        "–",
        "—",
        "=",
        "|",
        "a",
        "total",
        "the",
        "some",
        "rose",
        "climbed",
        "count",
        "have",
        "has",
        "been",
        "made",
        "at",
        "over",
        "around",
        "nearly",
        "about",
        "than",
        "more",
        "drug",
        "all",
        "in",
        "as",
        "many",
        "so",
        "far",
        "تھی",
        "تعداد",
        "کی",
        "کل",
    ]
)
