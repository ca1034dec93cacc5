"""Nationalities as documents and statements write them: the words for a people, each with its ISO 3166-1 alpha-2 code.

A word here documents what a text says of a person; nothing is ever inferred from a name, a language or a home town.
Source: ISO 3166-1 (codes); UN country names; English and Urdu usage, to be checked by the deployment.
"""

import functools
from dataclasses import dataclass

from rabta.vocabulary.rules.gazetteer import countries
from rabta.vocabulary.rules.scripts import search_key


@dataclass(frozen=True, slots=True)
class Nation:
    """A people: the adjective that names it in notes, and the country's code; None for Asian, African and the like."""

    adjective: str
    code: str | None


# code: adjective | other English forms | Urdu forms | the country in Urdu; forms by commas, plurals in -s understood.
_TABLE = """
AE: Emirati | | اماراتی | متحدہ عرب امارات
AF: Afghan | Afghani, Afghanistani | افغان, افغانی, افغانوں, افغانیوں | افغانستان
AL: Albanian | | البانوی | البانیہ
AM: Armenian
AO: Angolan | | انگولن | انگولا
AR: Argentinian | Argentine
AT: Austrian | | آسٹرین | آسٹریا
AU: Australian | | آسٹریلوی | آسٹریلیا
AZ: Azerbaijani | Azeri | آذری | آذربائیجان
BD: Bangladeshi | | بنگلہ دیشی, بنگلادیشی | بنگلہ دیش
BE: Belgian
BF: Burkinabe
BG: Bulgarian
BH: Bahraini | | بحرینی | بحرین
BI: Burundian
BJ: Beninese
BO: Bolivian
BR: Brazilian | | برازیلی, برازیلین | برازیل
BW: Botswanan | Motswana, Batswana
BY: Belarusian
CA: Canadian | | کینیڈین | کینیڈا
CH: Swiss
CI: Ivorian
CL: Chilean
CM: Cameroonian | | کیمرونی | کیمرون
CN: Chinese | | چینی | چین
CO: Colombian | | کولمبین | کولمبیا
CU: Cuban
CY: Cypriot
CZ: Czech
DE: German | | جرمن | جرمنی
DK: Danish | Dane
DZ: Algerian
EC: Ecuadorian
EG: Egyptian | | مصری | مصر
ER: Eritrean
ES: Spanish | Spaniard | ہسپانوی
ET: Ethiopian | | ایتھوپین, ایتھوپیائی | ایتھوپیا
FI: Finnish | Finn
FR: French | Frenchman, Frenchwoman | فرانسیسی | فرانس
GA: Gabonese
GB: British | Briton | برطانوی | برطانیہ
GE: Georgian
GH: Ghanaian | Ghanian | گھانین, گھانوی | گھانا
GM: Gambian
GN: Guinean | | | گنی
GR: Greek | | یونانی | یونان
HK: Hong Konger
HU: Hungarian
ID: Indonesian | | انڈونیشی, انڈونیشیائی | انڈونیشیا
IE: Irish
IL: Israeli
IN: Indian | | بھارتی, ہندوستانی | بھارت
IQ: Iraqi | | عراقی | عراق
IR: Iranian | Irani | ایرانی, ایرانیوں | ایران
IT: Italian | | اطالوی | اٹلی
JO: Jordanian | | اردنی | اردن
JP: Japanese | | جاپانی | جاپان
KE: Kenyan | | کینین | کینیا
KG: Kyrgyz | | کرغز | کرغزستان
KH: Cambodian
KP: North Korean
KR: South Korean
KW: Kuwaiti | | کویتی | کویت
KZ: Kazakh | Kazakhstani | قازق | قازقستان
LB: Lebanese | | لبنانی | لبنان
LK: Sri Lankan | | سری لنکن | سری لنکا
LR: Liberian
LY: Libyan | | لیبیائی | لیبیا
MA: Moroccan | | مراکشی | مراکش
MG: Malagasy
ML: Malian
MM: Burmese | Myanmarese | برمی | میانمار
MN: Mongolian
MR: Mauritanian
MU: Mauritian
MV: Maldivian | | مالدیپی
MW: Malawian
MX: Mexican | | میکسیکن | میکسیکو
MY: Malaysian | | ملائیشین, ملائیشیائی | ملائیشیا
MZ: Mozambican | | | موزمبیق
NA: Namibian
NE: Nigerien
NG: Nigerian | | نائجیرین, نائیجیرین, نائجیریائی, نائیجیریائی, نائجیرینز | نائجیریا
NL: Dutch
NO: Norwegian
NP: Nepalese | Nepali | نیپالی | نیپال
NZ: New Zealander
OM: Omani | | عمانی | عمان
PE: Peruvian
PH: Filipino | Filipina, Philippine | فلپائنی | فلپائن
PK: Pakistani | | پاکستانی, پاکستانیوں | پاکستان
PL: Polish
PS: Palestinian | | فلسطینی | فلسطین
PT: Portuguese
QA: Qatari | | قطری | قطر
RO: Romanian
RS: Serbian | Serb
RU: Russian | | روسی | روس
RW: Rwandan
SA: Saudi | Saudi Arabian | سعودی | سعودی عرب
SD: Sudanese | | سوڈانی | سوڈان
SE: Swedish | Swede
SG: Singaporean
SL: Sierra Leonean
SN: Senegalese
SO: Somali | Somalian | صومالی | صومالیہ
SS: South Sudanese
SY: Syrian | | شامی | شام
TG: Togolese
TH: Thai | | تھائی | تھائی لینڈ
TJ: Tajik | Tajikistani | تاجک | تاجکستان
TM: Turkmen | Turkmenistani | ترکمان | ترکمانستان
TN: Tunisian
TR: Turkish | Turk | ترک | ترکی, ترکیہ
TW: Taiwanese
TZ: Tanzanian | | تنزانین, تنزانیائی | تنزانیہ
UA: Ukrainian | | یوکرینی | یوکرین
UG: Ugandan | | یوگنڈن | یوگنڈا
US: American | | امریکی | امریکا, امریکہ
UZ: Uzbek | Uzbekistani | ازبک | ازبکستان
VE: Venezuelan
VN: Vietnamese | | | ویتنام
YE: Yemeni | | یمنی | یمن
ZA: South African | | جنوبی افریقی | جنوبی افریقہ
ZM: Zambian | | | زیمبیا
ZW: Zimbabwean | | | زمبابوے
-: Asian | South Asian | ایشیائی
-: African | East African, West African | افریقی
-: European | | یورپی
-: Congolese
-: Arab | | عرب
"""
_NO_PLURAL = ("ese", "ish", "ss", "ch", "men")


def _split(part: str) -> list[str]:
    return [each.strip() for each in part.split(",") if each.strip()]


@functools.cache
def peoples() -> dict[str, Nation]:
    """Words for a people as written -> its nation, plurals among them ("Afghans", "South Africans", "افغان")."""
    found: dict[str, Nation] = {}
    for code, adjective, english, urdu, _ in _rows():
        nation = Nation(adjective, None if code == "-" else code)
        for form in (adjective, *_split(english)):
            found[form] = nation
            if not form.endswith(_NO_PLURAL):
                found[f"{form}s"] = nation
        found |= dict.fromkeys(_split(urdu), nation)
    return found


@functools.cache
def nations_by_country() -> dict[str, Nation]:
    """Names of countries as written, English and Urdu -> the nation: for "nationals of Iran", "افغانستان کے شہری"."""
    by_code = {code: Nation(adjective, code) for code, adjective, _, _, _ in _rows() if code != "-"}
    found = {name: by_code[code] for code, name in {**countries(), "PK": "Pakistan"}.items() if code in by_code}
    for code, _, _, _, urdu in _rows():
        found |= dict.fromkeys(_split(urdu), by_code[code]) if code != "-" else {}
    return found


def _rows() -> list[tuple[str, str, str, str, str]]:
    """(code, adjective, English forms, Urdu forms, Urdu country) of every line; what a line leaves out is empty."""
    rows = []
    for line in _TABLE.strip().splitlines():
        code, _, rest = line.partition(":")
        adjective, english, urdu, country, *_ = (part.strip() for part in f"{rest}|||".split("|"))
        rows.append((code.strip(), adjective, english, urdu, country))
    return rows


@functools.cache
def _keys() -> dict[str, Nation]:
    known = {search_key(name): nation for name, nation in nations_by_country().items()}
    known |= {search_key(code): nation for code, nation in _codes().items()}
    return known | {search_key(form): nation for form, nation in peoples().items()}


@functools.cache
def _codes() -> dict[str, Nation]:
    return {code: Nation(adjective, code) for code, adjective, _, _, _ in _rows() if code != "-"}


@functools.cache
def _adjectives_in_urdu() -> dict[str, str]:
    return {adjective: _split(urdu)[0] for _, adjective, _, urdu, _ in _rows() if urdu}


def adjective_in_urdu(nation: Nation) -> str:
    """The Urdu adjective of a people (ایرانی), "" where the table has none."""
    return _adjectives_in_urdu().get(nation.adjective, "")


def nation_named(text: str) -> Nation | None:
    """The nation that a cell names by its people, its country or its code ("Afghan", "Afghans", "Afghanistan", "AF")."""
    return _keys().get(search_key(text))
