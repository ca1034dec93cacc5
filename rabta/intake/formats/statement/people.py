"""People: who was arrested, how many women and foreigners among them, and when a statement says that nobody was."""

from dataclasses import replace

from rabta.intake.formats.statement import kin, lexicon
from rabta.intake.formats.statement import people_words as words
from rabta.intake.formats.statement.holding import SUBSET, WAS, held_aside, held_behind, in_custody
from rabta.intake.formats.statement.mention import Mention, initials_end
from rabta.intake.formats.statement.nations import (
    country_of_holders,
    is_people,
    nation_of,
    nation_of_holder,
    of_a_thing,
    people_at,
)
from rabta.intake.formats.statement.not_arrested import places_of_others
from rabta.intake.formats.statement.tokens import HYPHENS, WORD, listed
from rabta.intake.formats.statement.tree import merged
from rabta.intake.formats.statement.view import View
from rabta.intake.rules.nationalities import Nation
from rabta.vocabulary.rules.places import find_places

# Urdu says it behind: "ایک خاتون سمیت تین ملزمان", "جن میں ایک خاتون بھی شامل ہے".
_SUBSET_BEHIND = frozenset(listed("سمیت شامل"))
JOINING = frozenset({"and", "اور", "&", ","})
# Words that set one person beside another, "held along with his helper".
ADDING = JOINING - {","} | {"along", "together"}
_ARTICLES = frozenset({"a", "an", "one", "the", "ایک", "another"})


_NOBODY = frozenset({"no", "neither"})


def mentions_in(view: View, first: int, after: int, *, everyone: bool = False) -> list[Mention]:
    """Give the mentions of people among the tokens `first` up to `after`, in order.

    `everyone`: also those of whom the words say that they are not arrested (met on the move, customers, victims).
    """
    asked = first, after, everyone, len(view.taken)
    if asked not in view.heard:
        view.heard[asked] = _mentions(view, first, after, everyone=everyone)
    return [mention for mention in view.heard[asked] if isinstance(mention, Mention)]


def _mentions(view: View, first: int, after: int, *, everyone: bool) -> list[Mention]:
    mentions: list[Mention] = []
    barred = set() if everyone else places_of_others(view, first, after)
    place = first
    while place < after:
        apposed = _apposed(view, place, after) if mentions else None
        if apposed is not None and mentions[-1].nationality is None:
            spans = (*mentions[-1].spans, view.span(place, apposed[1]))
            mentions[-1] = replace(mentions[-1], nationality=apposed[0], spans=spans)
            place = apposed[1]
            continue
        mention = None if place in barred else _mention_at(view, place, first, after)
        if mention is None:
            place += 1
            continue
        if view.key(mention.first - 1) in _NOBODY and mention.first - 1 >= first:  # "no person arrested"
            place = max(place + 1, mention.after)
            continue
        mentions.append(mention)
        place = max(place + 1, mention.after)
    return _also_among(view, _merged(view, mentions))


def said_again(view: View, mention: Mention) -> bool:
    """Whether one is named as known: "drugs with the accused were handed over", "منشیات اور ملزم"."""
    ahead = [view.key(place) for place in range(mention.first - 2, mention.first)]
    return mention.count == 1 and not mention.held and (ahead[-1] == "the" or ahead == _DRUGS_AND)


_DRUGS_AND = listed("منشیات اور")


def _apposed(view: View, place: int, after: int) -> tuple[Nation, int] | None:
    """Read a nationality said of the people just counted: "five suspects, all Afghan nationals", "both Nigerians"."""
    if view.key(place) not in _ALL or view.key(place - 1) not in _BEFORE_ALL:
        return None
    step = place + 1
    while step < after and view.key(step) in _OF_ALL:
        step += 1
    named = nation_of(view, step, min(step + 3, after))
    if named is None or named[1] != step:
        return None
    end = named[2]
    while end < after and view.key(end) in words.PLURAL | words.SINGULAR:
        end += 1
    return named[0], end


_ALL = frozenset(listed("all both تمام سب دونوں"))
_BEFORE_ALL = frozenset({",", "،", "(", "-", "–", "—", "who", "were", "are", ""})
_OF_ALL = frozenset({"of", "them", "whom", "were", "are", "being", "the", "three", "four", "five", "said", "to", "be"})


def _mention_at(view: View, place: int, first: int, after: int) -> Mention | None:
    number = view.numbers.get(place)
    if number is not None and _names_a_thing(view, place):
        return None
    if number is not None and number.value == int(number.value) and 0 < number.value < 100_000:
        if place not in view.taken:
            return _numbered(view, place, number.after, int(number.value), first, after)
        return None
    key = view.key(place)
    if key in _BOTH and (view.key(place + 1) in words.PLURAL or _held_at_once(view, place + 1)):
        return _numbered(view, place, place + 1, 2, first, after)
    behind = kin.pair_at(view, place)
    if behind is not None and behind <= after:
        end, held = held_behind(view, behind, after)
        return Mention(place, max(behind, end), 2, (view.span(place, behind),), held, False, None, False, False)
    if kin.joins(view, place) or kin.is_held(view, place):
        end, held = held_behind(view, place + 1, after)
        held = held or kin.is_held(view, place)
        woman = key in words.WOMEN
        return Mention(place, max(place + 1, end), 1, (view.span(place, place + 1),), held, woman, None, False, False)
    if (key in words.SINGULAR and place not in view.taken) or is_people(view, place):
        return _single(view, place, first, after)
    if key == "another" and view.key(place - 1) == "from" and view.key(place + 1) in _FOLLOWS_ANOTHER:
        return Mention(place, place + 1, 1, (view.span(place, place + 1),), False, False, None, False, False)
    return _initials(view, place, after)


_FOLLOWS_ANOTHER = frozenset({"near", "in", "at", "on", "of", ".", ";", ",", ""})
_BOTH = frozenset(listed("both دونوں"))


def _held_at_once(view: View, place: int) -> bool:
    """Whether those just told of are said to be held: "both were arrested", "دونوں کو گرفتار"."""
    step = place + (view.key(place) in _HELPING)
    return view.key(step) in words.HELD


_HELPING = frozenset(listed("were are have کو زیر"))


def _names_a_thing(view: View, place: int) -> bool:
    """Whether a number names a sector, unit or team: "Sector G-13", "سیکٹر آئی 10", "Unit No. 8", "the team of 9 men"."""
    if kin.is_age(view, view.numbers[place].after):
        return True
    ahead = [view.key(step) for step in range(place - 3, place)]
    lettered = ahead[-1] in ("no", "نمبر") or ahead[-2:] == ["no", "."]
    lettered = lettered or ahead[-1] in HYPHENS and len(ahead[-2]) <= 2 and ahead[-2].isalpha()
    numbered = max((step for step in range(place - 3, place) if step in view.numbers), default=place - 4)
    things = set(ahead[numbered - place + 4 :])  # "فیز 6 میں تین افراد": the phase has its number
    return lettered or bool(things & _NUMBERED_THINGS) or (ahead[-1] == "of" and ahead[-2] in _ON_DUTY_GROUPS)


_NUMBERED_THINGS = frozenset(listed("sector phase سیکٹر فیز"))
_ON_DUTY_GROUPS = frozenset({"team", "party", "squad", "contingent", "patrol", "crew"})


def _numbered(view: View, place: int, behind: int, count: int, first: int, after: int) -> Mention | None:
    """Read "two Dubai passengers", "11 held", "four including two women", "from two near Faizabad", "held 6"."""
    held, person = False, None
    country = country_of_holders(view, behind)
    if country is not None:
        return _of_a_country(view, place, count, country)
    if (view.key(behind), view.key(behind + 1)) in _THEM_BEHIND:
        behind += 2
    for step in range(behind, min(behind + words.MOST_BETWEEN + 1, after)):
        key = view.key(step)
        if key in words.HELD or in_custody(view, step):
            held, person = True, step + (key not in words.HELD)
            break
        if key in words.PLURAL or key in words.SINGULAR or _plural_nation(view, step):
            person = step
            break
        if key in HYPHENS:
            continue
        if (
            view.tokens[step].kind != WORD
            or step in view.numbers
            or key in _STOPS
            or (step in view.taken and key not in _DRUG_WORDS)
        ):
            break
    if person is None:
        if not _bare_persons(view, place, behind, after):
            return None
        person = behind - 1
        held = view.key(place - 1) in words.HELD
    while person + 1 < after and (view.key(person + 1) in _PERSONS or _plural_nation(view, person + 1)):
        person += 1
    if _plural_nation(view, person) and view.key(person + 1) in JOINING and _plural_nation(view, person + 2):
        person += 2
    nation = nation_of(view, behind, min(person + 2, after)) or _nation_behind(view, place, behind, person, after)
    key_range = [view.key(p) for p in range(behind, min(person + 2, after))]
    end, tail_held = held_behind(view, person + 1, after)
    if not (held or tail_held) and _of_cases(view, place):
        return None
    return Mention(
        first=place,
        after=max(person + 1, end),
        count=count,
        spans=(view.span(place, max(person + 1, behind)),),
        held=held or tail_held or view.key(place - 1) in words.HELD,
        woman=any(key in words.WOMEN for key in key_range),
        nationality=nation[0] if nation else None,
        foreign=any(key in words.FOREIGN for key in key_range),
        subset=_is_subset(view, place, first)
        or _said_subset_behind(view, max(person + 1, behind), after)
        or _of_them(view, place)
        or _among_them_behind(view, person + 1)
        or _among_others(view, person + 1),
    )


def _of_cases(view: View, place: int) -> bool:
    """Whether many cases name so many: "61 cases registered against 88 accused" says nothing of arrests."""
    if view.key(place - 1) != "against":
        return False
    return any(view.key(step) == "cases" for step in range(max(0, place - _CASES_BEFORE), place - 1))


_CASES_BEFORE = 5


def _of_a_country(view: View, place: int, count: int, country: tuple[Nation, int]) -> Mention:
    """Read "نو تنزانیہ کے باشندے" and "ایک تنزانیہ کے سمیت پانچ ملزمان"."""
    nation, behind = country
    end, held = held_behind(view, behind, len(view.tokens))
    return Mention(
        first=place,
        after=max(behind, end),
        count=count,
        spans=(view.span(place, behind),),
        held=held,
        woman=False,
        nationality=nation,
        foreign=False,
        subset=_said_subset_behind(view, behind, len(view.tokens)),
    )


_PERSONS = words.PLURAL | words.SINGULAR - words.ON_DUTY


def _nation_behind(view: View, place: int, first: int, person: int, after: int) -> tuple[Nation, int, int] | None:
    """Give the nation of "four nationals of Iran", "افغانستان کے دو شہری"; home towns and origins are no nationality."""
    for step in range(first, min(person + 1, after)):
        named = nation_of_holder(view, step, number=place)
        if named is not None:
            return named
    return None


_STOPS = frozenset(listed(
    "in from near at on for to with by of between after operations operation vehicles vehicle کے نے"
)) | {
    "motorcycles", "motorbikes", "trucks", "cars", "buses", "vans", "boats", "dhows", "launches", "rickshaws", "pickups",
    "kg", "parcel", "parcels", "bags", "boxes", "cases", "days", "hours", "years", "months", "وہ",
}  # fmt: skip
# "three drug dealers": the word is part of the person here.
_DRUG_WORDS = frozenset({"drug", "drugs", "narcotic", "narcotics"})
_FOLLOWS_BARE = frozenset(
    {"near", "in", "at", "for", "on", "of", "from", ".", ",", ";", "", ")", "وہ", "who", "there", "to", "when", "during"}
)


_BEFORE_SOME = frozenset({",", "from", "", ".", ";"})


def _bare_persons(view: View, place: int, behind: int, after: int) -> bool:
    """Whether a bare number counts people: "from two near Faizabad", "held 6:", "two of Pishin"."""
    hedge = lexicon.hedge_before(view, place)
    before, follows = view.key((hedge[0] if hedge else place) - 1), view.key(behind) if behind < after else ""
    if follows in SUBSET - {"with"} and before in words.HELD | _BEFORE_SOME:
        return True
    if view.tokens[place].kind != WORD and view.numbers[place].value > 50 and before not in words.HELD:
        return False
    if before == "from" and follows in _FOLLOWS_BARE:
        return True
    if before == "of" and view.key(place - 2) in words.GANGS:  # "a gang of four"
        return True
    if (follows, view.key(behind + 1)) == ("in", "number") and view.key(place - 2) in words.PLURAL:
        return True
    if follows == "on" and view.key(behind + 1) in ("a", "motorcycle", "foot") and before in ("", ":", ",", ";", "."):
        return True
    if follows == "in" and before == "," and any(view.key(step) in words.HELD for step in range(place - 6, place)):
        return True
    if before in words.HELD and follows in _FOLLOWS_BARE | {":", "and", "with"}:
        return True
    if before == "," and follows in (".", "") and view.tokens[place].kind == WORD:
        return True
    if follows != "of" or behind + 1 >= after:
        return False
    return view.tokens[behind + 1].text[:1].isupper() or held_behind(view, behind + 1, after)[1]


def _single(view: View, place: int, first: int, after: int) -> Mention | None:
    """Read one person: "a Doha passenger", "Mardan resident", "an Afghan national", "driver held"."""
    key = view.key(place)
    if key == "passenger" and view.key(place + 1) in words.CARRIERS or key in words.SEVERAL and view.key(place + 1) == "of":
        return None
    if key == "طالب" and view.key(place + 1) != "علم":
        return None  # "طالب علموں کو فروخت"
    if key == "national" and _begins_a_name(view, place):
        return None  # "along National Highway", "near National Stadium"
    people = people_at(view, place)
    person, begin = place, place
    if people is not None:
        begin = people[0]
        follows = view.key(place + 1) if place + 1 < after else ""
        if of_a_thing(view, place) or follows in words.PLURAL:
            return None
        if follows in words.SINGULAR:
            person = place + 1
        elif view.key(begin - 1) not in _ARTICLES and not _alone(view, begin, place, first):
            return None
    ahead = begin - 1 - (view.key(begin - 1) in _ARTICLES)
    if view.key(ahead) == "to" and view.key(ahead - 1) in _ADDRESSED:
        return None  # who was to receive a parcel
    if view.key(ahead) == "arrest" and view.key(ahead - 1) in ("to", "for"):
        return None  # "raids are under way to arrest the accused"
    end, held = held_behind(view, person + 1, after)
    held = held or view.key(ahead) in words.HELD or held_aside(view, person + 1, after)
    if key in words.ON_DUTY and not held:
        return None
    if not held and key == "accused" and view.key(place - 1) == "the" and _opens_a_sentence(view, place - 1):
        return None  # "The accused will be produced in court": one or many, the words do not say
    woman = any(view.key(step) in words.WOMEN for step in (place - 1, place, person, person + 1))
    nation = nation_of(view, max(first, place - 2), person + 1) or _nation_behind(view, place, place, person, after)
    return Mention(
        first=begin,
        after=max(person + 1, end),
        count=words.SEVERAL.get(key, 1),
        spans=(view.span(begin, person + 1),),
        held=held,
        woman=woman,
        nationality=nation[0] if nation else None,
        foreign=key in words.FOREIGN or view.key(place - 1) in words.FOREIGN,
        subset=_is_subset(view, place, first)
        or _said_subset_behind(view, person + 1, after)
        or _among_them_behind(view, person + 1)
        or _among_others(view, person + 1),
    )


def _among_others(view: View, place: int) -> bool:
    """Whether those told of are some of a count behind: "two women among five held", "a woman was among the three"."""
    step = place + (view.key(place) in WAS)
    return view.key(step) == "among" and (step + 1 + (view.key(step + 1) == "the")) in view.numbers


def _among_them_behind(view: View, place: int) -> bool:
    """Whether "among them" ends what is said of these people; "13 persons, among them four women" goes on to others."""
    others = place + 2 in view.numbers or view.key(place + 2) in _ARTICLES
    return (view.key(place), view.key(place + 1)) in _THEM_BEHIND and not others


def _of_them(view: View, place: int) -> bool:
    """Whether a number counts some of those just told of: "75 of them", "of whom 75", "ان میں سے 75"."""
    number = view.numbers.get(place)
    behind = number.after if number is not None else place + 1
    after = (view.key(behind), view.key(behind + 1)) in _THEM_BEHIND
    hedge = lexicon.hedge_before(view, place)
    step = hedge[0] if hedge else place
    ahead = tuple(view.key(each) for each in range(step - 2, step))
    urdu = tuple(view.key(each) for each in range(step - 3, step))
    return after or ahead in _THEM_BEFORE or urdu in _THEM_URDU or ahead in _THEM_URDU


_THEM_BEHIND = frozenset({("of", "them"), ("of", "whom"), ("of", "these"), ("of", "those"), ("among", "them")})
_THEM_BEFORE = frozenset({("of", "whom"), ("of", "them"), ("among", "them"), ("among", "whom"), ("of", "these")})
_THEM_URDU = frozenset(tuple(listed(said)) for said in ("ان میں سے", "جن میں سے", "ان میں", "جن میں"))


def _said_subset_behind(view: View, place: int, after: int) -> bool:
    return any(view.key(step) in _SUBSET_BEHIND for step in range(place, min(place + 2, after)))


def _alone(view: View, begin: int, place: int, first: int) -> bool:
    """Whether a nationality stands alone as a noun: "Nigerian, Lahore airport", ": Nigerian at Lahore"."""
    before = view.key(begin - 1) if begin > first else ""
    follows = view.key(place + 1)
    return before in ("", ":", ",") and (follows in (",", "at", "", "کے") or follows in words.HELD)


def _plural_nation(view: View, place: int) -> bool:
    return is_people(view, place) and not of_a_thing(view, place)


_ADDRESSED = frozenset({"addressed", "consigned"})


def _initials(view: View, place: int, after: int) -> Mention | None:
    """Read accused people given by initials: "A.A. and A.H. of Faisalabad", "driver M.E. of Nangarhar held"."""
    end = initials_end(view, place, after)
    if not end or view.key(place - 1) == "." or (place and view.tokens[place - 1].end == view.tokens[place].start):
        return None
    follows = view.key(end)
    if view.key(place - 1) in _BOOKING or follows in ("road", "t") or _begins_a_place(view, place, end):
        return None
    held_end, held = held_behind(view, end, after)
    named = _is_name(view, place - 1) and place > 1
    held = held or view.key(place - 1 - named) in words.HELD
    if not held and follows not in ("of", "(", "with", "for", ",", "and", "", "from", "to", ")"):
        return None
    return Mention(place, max(end, held_end), 1, (view.span(place, end),), held, False, None, False, False)


def _begins_a_place(view: View, place: int, end: int) -> bool:
    """Whether the letters are part of a place's name: "D.I. Khan"."""
    named = find_places(view.words(place, end + 1)) if end < len(view.tokens) else ()
    return any(hit.start == 0 and hit.end > len(view.words(place, end)) for hit in named)


_BOOKING = frozenset({"by", "for"})


def _is_subset(view: View, place: int, first: int) -> bool:
    """Whether the people are some of those just counted: "eight suspects including a Nigerian national and a woman"."""
    for step in range(place - 1, max(first - 1, place - 9), -1):
        key = view.key(step)
        beside = step == place - 1 or (step == place - 2 and view.key(place - 1) in _ARTICLES)
        # "found with a Multan resident": a home town stands between
        beside = beside or (step == place - 3 and view.key(place - 2) in _ARTICLES and _is_name(view, place - 1))
        if key == "with" and view.key(step - 1) in ("along", "together"):
            return False
        if key in SUBSET and not (key == "with" and beside and view.key(step - 1) not in _SEVERAL):
            return True
        if key == "." and view.key(step - 1) == "incl":
            continue
        if key in (";", ".", ":", ",") or step in view.taken:
            return False
    return False


_SEVERAL = frozenset({"suspects", "accused", "people", "persons", "individuals", "smugglers", "traffickers", "peddlers"})


def _opens_a_sentence(view: View, place: int) -> bool:
    return view.key(place - 1) in ("", ".", "۔", ")")


def _begins_a_name(view: View, place: int) -> bool:
    """Whether a word with a capital begins a name, and the next is not what befell somebody: "Foreign National Held"."""
    if place + 1 >= len(view.tokens) or view.key(place - 1) in words.FOREIGN:
        return False
    return _is_name(view, place) and _is_name(view, place + 1) and view.key(place + 1) not in words.HELD


def _is_name(view: View, place: int) -> bool:
    return view.tokens[place].kind == WORD and view.tokens[place].text[:1].isupper()


def _merged(view: View, mentions: list[Mention]) -> list[Mention]:
    """Join "driver M.E." and "a Doha passenger, Kurram resident": one person told twice."""
    merged_mentions: list[Mention] = []
    for mention in mentions:
        last = merged_mentions[-1] if merged_mentions else None
        if (
            last is not None
            and last.count == 1 == mention.count
            and not mention.subset
            and _same_person(view, last, mention)
        ):
            merged_mentions[-1] = Mention(
                last.first, mention.after, 1, merged((*last.spans, *mention.spans)), last.held or mention.held,
                last.woman or mention.woman, last.nationality or mention.nationality, last.foreign or mention.foreign, False,
            )  # fmt: skip
            continue
        merged_mentions.append(mention)
    return merged_mentions


def _also_among(view: View, mentions: list[Mention]) -> list[Mention]:
    """Let "of whom 64 were foreigners and 91 were women" speak of both as some of those told of before."""
    for index in range(1, len(mentions)):
        last, mention = mentions[index - 1], mentions[index]
        between = [view.key(place) for place in range(last.after, mention.first)]
        kind = mention.woman or mention.foreign or mention.nationality is not None
        if last.subset and kind and not mention.subset and between in (["and"], [","], ["،"], ["اور"], [",", "and"]):
            mentions[index] = replace(mention, subset=True)
    return mentions


def _same_person(view: View, left: Mention, right: Mention) -> bool:
    between = [view.key(place) for place in range(left.after, right.first)]
    if any(key in ADDING for key in between):
        return False
    return len(between) <= 3 or not right.held
