"""Vehicles and vessels that carried no drugs: the patrol's own ship, a van suspects were taken away in, a plate checked."""

from rabta.intake.formats.statement.lexicon import agency_book
from rabta.intake.formats.statement.sentences import ends_clause
from rabta.intake.formats.statement.tokens import listed
from rabta.intake.formats.statement.view import View

CARRIERS = frozenset(
    listed(
        "vehicle vehicles car cars truck trucks van vans pickup jeep mobile motorcycle motorcycles bus boat boats ship ships"
        " vessel vessels launch warship frigate corvette craft helicopter speedboat cutter hilux"
        " گاڑی گاڑیاں گاڑیوں کار ٹرک وین موٹرسائیکل موبائل کشتی کشتیوں جہاز جہازوں بوٹ بوٹس لانچ ہیلی‌کاپٹر"
    )
)
_OWN = frozenset(
    listed("patrol patrolling police mobile official naval navy guards guard coastguard government interceptor گشتی سرکاری")
)
_BETWEEN = frozenset(listed("speed fast attack patrol mobile interceptor own van team squad ' ’ تیز رفتار گشتی اپنے اپنی"))
_OF = frozenset(listed("کے کی کا"))
_PATROL = frozenset(listed("patrol patrolling patrols گشت"))
_PLATE = frozenset(
    listed(
        "number plate plates registration licence license chassis engine papers documents owner ownership نمبر پلیٹ رجسٹریشن"
        " کاغذات مالک"
    )
)
_CHECKED = frozenset(
    listed(
        "checked check checking verified verify verifying traced trace tracing ascertain ascertained investigated probed"
        " examined established identified جانچ چیک تصدیق سراغ تلاش معلوم پڑتال"
    )
)
_LED_AWAY = frozenset(listed("taken shifted moved brought escorted driven whisked transferred منتقل"))
_PEOPLE = frozenset(listed("suspect suspects accused man men woman he she they him them passenger passengers ملزم ملزمان"))
_GOALS = frozenset(listed("station headquarters court hospital thana cell lockup custody office تھانے تھانہ عدالت ہسپتال"))
_REACH = 4


def bystanders(view: View, first: int, after: int) -> set[int]:
    """Give the tokens, from `first` up to `after`, of vehicles and vessels in which nothing was found."""
    return {
        place
        for place in range(first, after)
        if view.key(place) in CARRIERS
        and (_of_an_agency(view, place) or _patrols(view, place) or _only_checked(view, place) or _led_away(view, place))
    }


def _of_an_agency(view: View, place: int) -> bool:
    """Whether it is the agency's own: "Pakistan Navy ship", "a police van", "پاک بحریہ کے جہاز", "a boat of the Navy"."""
    step = place - 1
    while view.key(step) in _BETWEEN:
        if view.key(step) in _OWN:
            return True
        step -= 1
    if view.key(step) in _OWN or view.key(step) not in _OF and _agency_ends(view, step + 1) and view.key(step + 1) != "":
        return True
    if view.key(step) in _OF and _agency_ends(view, step):
        return True
    behind = place + 1 + (view.key(place + 1) in ("of", "from")) + (view.key(place + 2) == "the")
    return view.key(place + 1) == "of" and behind < len(view.tokens) and agency_book().at(view.tokens, behind) is not None


def _agency_ends(view: View, after: int) -> bool:
    """Whether the name of an agency ends just before token `after`."""
    return any(
        (hit := agency_book().at(view.tokens, first)) is not None and hit[0] == after
        for first in range(max(0, after - _REACH), after)
    )


def _patrols(view: View, place: int) -> bool:
    """Whether it is on patrol: "a ship on patrol", "گشت پر مامور جہاز"."""
    ahead = [view.key(step) for step in range(place - _REACH, place)]
    said = next((n for n in range(len(ahead) - 1, -1, -1) if ahead[n] in _PATROL), None)
    if said is not None and not {"نے", "stopped", "intercepted", "a", "the", ","}.intersection(ahead[said + 1 :]):
        return True
    behind = [view.key(step) for step in range(place + 1, place + _REACH)]
    return bool(behind) and (behind[0] in _PATROL or behind[0] in ("on", "while") and bool(_PATROL.intersection(behind)))


def _only_checked(view: View, place: int) -> bool:
    """Whether the clause only says that its number or its owner is being looked up."""
    first, after = _clause(view, place)
    beside = {view.key(step) for step in range(place - _REACH, place + _REACH)}
    words = {view.key(step) for step in range(first, after)}
    return bool(_PLATE & beside) and bool(_CHECKED & words) and not any(step in view.taken for step in range(first, after))


def _led_away(view: View, place: int) -> bool:
    """Whether people were taken away in it: "the suspect was taken to the station in a van"."""
    ahead = [view.key(step) for step in range(max(0, place - 9), place)]
    moved = next((n for n in range(len(ahead) - 1, -1, -1) if ahead[n] in _LED_AWAY), None)
    return moved is not None and bool(_GOALS.intersection(ahead[moved:])) and bool(_PEOPLE.intersection(ahead[:moved]))


def _clause(view: View, place: int) -> tuple[int, int]:
    first, after = place, place
    while first > 0 and not ends_clause(view, first - 1):
        first -= 1
    while after < len(view.tokens) and not ends_clause(view, after):
        after += 1
    return first, after
