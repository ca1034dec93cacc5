"""Forms of warnings: words for their codes, and what somebody typed as a warning."""

import re
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rabta.filing.rules.encounter import route_of
from rabta.language.names import country_in_urdu
from rabta.smuggling.errors import NotLawful
from rabta.smuggling.rules.warning import CONTACTS, DOCUMENTS, Warned, Warns
from rabta.vocabulary.rules.gazetteer import airports, countries, crossings
from rabta.vocabulary.rules.identifiers import Known, one_form
from rabta.web.periods import optional_day
from rabta.web.templatetags.names import place_named

KINDS = {"route": _("Route"), "recruiter": _("Recruiter"), "document": _("Forged document")}
ABOUT = {
    "phone": _("Telephone number"), "handle": _("Handle"), "account": _("Account"), "passport": _("Passport"),
    "cnic": _("CNIC"), "visa": _("Visa"), "permit": _("Residence permit"), "other": _("Another document"),
}  # fmt: skip
STANDS = {
    "in_force": _("in force"), "ended": pgettext_lazy("warning", "ended"),
    "retracted": pgettext_lazy("warning", "retracted"),
}  # fmt: skip
STEPS = {
    "read": pgettext_lazy("warning", "read"), "renewed": pgettext_lazy("warning", "renewed"),
    "retracted": pgettext_lazy("warning", "retracted"),
}  # fmt: skip
ACTS = {
    "read": _("Sign that you have read it"), "renewed": _("Renew it"), "retracted": _("Retract it"),
}  # fmt: skip
ISSUERS = {code: name for code, name in {**countries(), "PK": "Pakistan"}.items() if country_in_urdu(code)}
"""Countries that the house can name in both languages."""
DOUBTS = {
    "check_digit": _("check digits do not hold"), "days": _("days that cannot be"),
    "two_births": _("one number, two births"),
    "two_flights": _("one number on two flights at once"), "listed": _("listed as lost, stolen, forged or cancelled"),
}  # fmt: skip
"""Why numbers of documents are in doubt."""
WORDS = {"kind": KINDS, "about": ABOUT, "stands": STANDS, "step": STEPS, "act": ACTS, "doubt": DOUBTS}
"""What a page of warnings says by a code, by the kind of code."""


def posts() -> list[tuple[str, str]]:
    """Airports and crossings a warning may be for: code, and name in the reader's language."""
    known = [
        *((one.iata, one.name_en) for one in airports() if one.iata),
        *((one.name_en, one.name_en) for one in crossings()),
    ]
    return [(code, place_named(name)) for code, name in known]


def choices() -> dict[str, Any]:
    """What the form offers."""
    return {
        "kinds": KINDS.items(), "contacts": [(code, ABOUT[code]) for code in CONTACTS],
        "documents": [(code, ABOUT[code]) for code in DOCUMENTS], "all_posts": posts(),
        "issuers": sorted(ISSUERS.items(), key=lambda one: one[1]),
    }  # fmt: skip


def warning_in(form: QueryDict) -> Warned:
    """The warning that a form tells of. Raises NotLawful for what is no code of ours."""
    kind = next((one for one in Warns if one == form.get("kind", "")), None)
    if kind is None:
        raise NotLawful("Say what the warning is about.")
    known = dict(posts())
    return Warned(
        kind=kind, subject=_subject(kind, form), about=_about(kind, form), words=form.get("words", ""),
        words_ur=form.get("words_ur", ""), reasons=form.get("reasons", ""),
        valid_until=optional_day(form.get("valid_until", "").strip()),
        issuer=form.get("issuer", "") if kind is Warns.DOCUMENT and form.get("issuer", "") in ISSUERS else "",
        feature=form.get("feature", "") if kind is Warns.DOCUMENT else "",
        example=form.get("example", "") if kind is Warns.DOCUMENT else "",
        posts=tuple(code for code in form.getlist("post") if code in known) if kind is Warns.DOCUMENT else (),
    )  # fmt: skip


def form_of(proposed: dict[str, Any]) -> str:
    """What a rule proposes, as the query of an address that fills the form."""
    said = {"kind": str(proposed["kind"]), "reports": " ".join(proposed["numbers"])}
    if proposed["kind"] is Warns.ROUTE:
        named = {**ISSUERS, "?": ""}
        first, *middle, last = [named.get(code, code) for code in proposed["subject"].split(">")]
        said |= {"origin": first, "transit": ", ".join(middle), "destination": last}
    elif proposed["kind"] is Warns.RECRUITER:
        said |= {"contact_kind": proposed["about"], "contact": proposed["subject"]}
    else:
        said |= {"document_kind": proposed["about"], "series": proposed["subject"], "issuer": proposed["issuer"]}
    return urlencode(said)


def reports_in(form: QueryDict) -> list[str]:
    """The numbers of the reports a form names, by comma, space or line."""
    return [number for number in re.split(r"[\s,;،]+", form.get("reports", "")) if number]


def _about(kind: Warns, form: QueryDict) -> str:
    if kind is Warns.RECRUITER:
        return form.get("contact_kind", "")
    return form.get("document_kind", "") if kind is Warns.DOCUMENT else ""


def _subject(kind: Warns, form: QueryDict) -> str:
    if kind is Warns.ROUTE:
        return route_of(form.get("origin", ""), form.get("transit", ""), form.get("destination", ""))
    if kind is Warns.DOCUMENT:
        return re.sub(r"[\s-]", "", form.get("series", "")).upper()
    typed = form.get("contact", "").strip()
    return (one_form(Known.PHONE, typed) or typed) if form.get("contact_kind", "") == "phone" else typed
