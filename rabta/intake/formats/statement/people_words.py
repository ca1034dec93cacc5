"""Words for people in statements, English and Urdu: who is held, who is not, and nationalities as documented."""

from rabta.intake.formats.statement.tokens import listed

# One person each; the plural forms need a number before them.
SINGULAR = frozenset(
    listed(
        "passenger pax accused suspect man woman lady girl boy child foreigner national resident driver motorcyclist"
        " student smuggler trafficker supplier dealer peddler pusher person individual steward citizen"
        " traveller traveler couple culprit helper cleaner offender absconder fugitive accomplice associate handler carrier"
        " ringleader kingpin mule operative refugee paddler seller facilitator mulzim mulzima"
        " agent biker vendor hawker importer shipper clerk labourer employee sender consignee recipient rider duo trio"
        " quartet کنڈکٹر ہیلپر کلینر سوار"
        " pedlar shopkeeper addressee exporter owner drug-peddler minor youth officer crew-member conductor juvenile"
        " teenager teenaged occupant widow مسافر ملزم"
        " خاتون عورت مرد شخص اشتہاری مفرور فروش ڈیلر رہائشی ڈرائیور باشندے باشندہ شہری اسمگلر سمگلر ملزمہ غیرملکی طالبعلم"
        " طالب طالبہ نوجوان لڑکی لڑکے"
    )
)
# Words that by themselves count people.
SEVERAL = {"couple": 2, "duo": 2, "trio": 3, "quartet": 4}
GANGS = frozenset({"family", "gang", "group", "ring", "cell", "band", "outfit", "network"})
# People of the agencies themselves, and the two ends of a parcel, unless they are arrested.
ON_DUTY = frozenset({"officer", "agent", "member", "conductor", "sender", "consignee", "recipient"})
PLURAL = frozenset(
    listed(
        "passengers accused suspects men women ladies foreigners nationals residents drivers motorcyclists"
        " students smugglers traffickers suppliers dealers peddlers pushers persons people individuals crew"
        " arrivals citizens culprits travellers travelers others arrests youths members offenders absconders fugitives"
        " accomplices associates handlers carriers ringleaders kingpins mules operatives refugees paddlers sellers"
        " mulzimaan mulziman mulzimon"
        " facilitators criminals outlaws brothers sisters siblings cousins relatives riders senders students"
        " bikers labourers employees pedlars detainees juveniles teenagers minors boys girls occupants females males"
        " aides سواروں بھائی بھائیوں بہنوں مسافروں ملزمان ملزموں اشتہاریوں مفروروں کارندوں کارندے فروشوں ڈیلرز ڈیلروں"
        " نوجوانوں لڑکوں طلبہ طلبا طلباء طالبات"
        " خواتین افراد غیرملکیوں ملکیوں باشندوں رہائشیوں شہریوں اسمگلروں سمگلروں ایجنٹوں ملکی اسمگلرز"
    )
)
# "a passenger bus" is no person.
CARRIERS = frozenset(
    listed("bus buses van vans coach coaches train vehicle vehicles car plane flight ship terminal lounge list")
)
WOMEN = frozenset(
    listed("woman women lady ladies female females girl girls خاتون خواتین عورت عورتوں ملزمہ طالبہ لڑکی طالبات")
)
FOREIGN = frozenset(["foreigner", "foreigners", "foreign", "غیرملکی", "غیرملکیوں", "ملکی", "ملکیوں"])
HELD = frozenset(
    listed(
        "held arrested detained apprehended netted nabbed caught captured collared overpowered arrest arrests nabs nets"
        " giraftar girftar apprehends detains arresting apprehending detaining nabbing netting گرفتار حراست"
    )
)
# Words that may stand between a number and the person it counts: "two Dubai passengers", "four female foreign smugglers".
MOST_BETWEEN = 4
NOT_PERSONS_AFTER = frozenset(
    {"sold", "selling", "supplying", "supplied", "supply", "supplies", "sell", "distribute", "among"}
)
NONE_HELD = (
    "fled", "escaped", "no arrest", "no arrests", "unknown persons", "absconding", "absconded", "unattended",
    "abandoned", "unclaimed", "being traced", "being sought", "at large", "yet to be traced", "yet to be arrested",
    "being identified", "nobody was found", "no one was found", "no one was arrested", "nobody was arrested",
    "nobody was held", "gave the slip", "nobody could be arrested", "no one could be arrested", "could not be arrested",
    *(
        f"{did} {whose} {how}"
        for did, how in (("made good", "escape"), ("took to", "heels")) for whose in ("his", "her", "their")
    ),
    "ran off", "slipped away", "managed to escape", "eluded arrest", "run away", "ran away", "managed to flee",
    *(
        f"no {who}{was} {held}"
        for who in ("one", "person", "persons", "accused", "suspect", "suspects", "body")
        for was in ("", " was", " were", " has been", " could be")
        for held in ("arrested", "held", "detained", "apprehended", "taken into custody")
    ),
    "none arrested", "none was arrested", "none held",
    "بھاگ نکلا", "بھاگ نکلے", "بھاگ گیا", "بھاگ گئے", "کوئی گرفتاری نہ",
    "کوئی گرفتاری نہیں", "کوئی گرفتاری عمل میں نہ", "موقع پر کوئی نہ ملا",
    "مالک کی تلاش", "کوئی گرفتار نہ", "فرار", "لاوارث", "نامعلوم ملزمان", "نامعلوم افراد",
)  # fmt: skip
# Whoever else is sought when somebody is held: "his accomplices are at large".
OTHERS_SOUGHT = frozenset(
    listed(
        "network gang ring source others other rest remaining accomplice accomplices facilitator facilitators buyer buyers"
        " supplier suppliers financier financiers members associates kingpin ringleader one two نیٹ ورک دیگر باقی ساتھی"
    )
)
NOT_ARRESTS = (
    "protective custody", "named in the case", "family of", "was freed", "freed", "patients", "killed", "injured",
    "smuggled persons", "smuggled person", "being smuggled", "migrants", "migrant",
    "irregular journey", "irregular route", "without documents", "تارکین وطن",
    "wanted", "crossing to", "crossing the border", "without papers", "without travel documents", "undocumented",
)  # fmt: skip
