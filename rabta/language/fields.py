"""What a value that was read is called, and what speaks against a pair, by the house's names for them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

FIELDS = {
    "quantity": _("quantity"), "unit": _("unit"), "substance_code": _("substance"), "name_text": _("substance as named"),
    "substance": _("substance"), "place_text": _("place"), "district": _("district"), "airport_iata": _("airport"),
    "airport": _("airport"), "setting": _("setting"), "agencies": _("agency"), "agency": _("agency"),
    "date": _("date"), "from": _("from day"), "to": _("to day"), "occurred": _("when"),
    "occurred_from": _("from day"), "occurred_to": _("to day"), "total": _("arrested"), "arrests": _("arrested"),
    "foreigners": _("foreigners"), "women": _("women"), "nationality_notes": _("nationality as documented"),
    "flight": _("flight"), "destination": _("going to"), "origin": _("coming from"), "concealment": _("hidden in"),
    "vehicles": _("vehicles"), "vehicles_impounded": _("vehicles"), "value": _("value stated"), "amount": _("value stated"),
    "currency": _("currency"), "approx": _("roughly"), "approx_direction": _("over or under"),
    "weight_kind": _("kind of weight"), "count": _("number of pieces"),
    "count_unit": _("kind of pieces"), "total_kg": _("total stated, kg"), "operations": _("operations stated"),
    "area": _("area"), "persons": _("persons"), "province": _("province"), "country": _("country"),
    "record_no": _("record number"), "record_number": _("record number"), "case_number": _("case number"),
    "crop": _("crop"), "what": _("what was met"), "nationalities": _("nationality as documented"), "minors": _("children"),
    "period": _("period"), "scope": _("scope"), "kg": _("total stated, kg"), "tablets": _("tablets"), "text": _("words"),
    "precision": _("how exact"), "role": _("part taken"), "roles": _("part taken"),
    "name": _("name"), "born": _("born"), "gender": _("gender as documented"),
    "nationality": _("nationality as documented"), "number": _("number"), "expires": _("expires on"),
    "issued": _("issued on"), "issuer": _("issuing state"), "tag": _("bag tag"), "seats": _("seat"),
    "contacts": _("telephone or address of e-mail"), "addresses": _("address"), "residence": _("lives in"),
    "embarks": _("boards at"), "disembarks": _("leaves at"), "clears_at": _("clears the border at"),
    "birth_place": _("born at"), "record_locator": _("booking"), "locators": _("booking"), "reference": _("reference"),
    "references": _("reference"), "tickets": _("ticket"), "frequent_flyer": _("frequent flyer"),
    "services": _("special service"), "remarks": _("remarks"), "also": _("also said"), "check_in": _("checked in"),
    "baggage": _("bags and weight"), "baggage_on_another_leg": _("bags and weight"), "pieces": _("number of bags"),
    "weight": _("weight of bags"), "type": _("adult, child or infant"), "duty": _("duty"), "checks": _("verified"),
    "father": _("father's name"), "departs": _("leaves"), "arrives": _("arrives"), "carrier": _("airline"),
    "list_code": _("kind of list"), "function_code": _("purpose of the list"), "action_code": _("purpose of the message"),
    "stated_travellers": _("travellers stated"), "stated_bookings": _("bookings stated"), "originator": _("sent by"),
    "reported_by": _("sent by"), "transaction": _("transaction"), "payments": _("paid by"), "payment": _("paid by"),
    "excess_baggage": _("excess bags"), "sequence": _("number of checking in"), "booking_class": _("class"),
    "code": _("answer"),
}  # fmt: skip
AGAINST = {
    "place_words": pgettext_lazy("speaks against", "the words for the place"),
    "site": pgettext_lazy("speaks against", "the place"),
    "agency": pgettext_lazy("speaks against", "the agency"),
    "setting": pgettext_lazy("speaks against", "the setting"),
    "arrests": pgettext_lazy("speaks against", "the number arrested"),
    "destination": pgettext_lazy("speaks against", "the destination"),
}  # fmt: skip
