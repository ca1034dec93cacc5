"""Forms of networks: what somebody typed as statements of those who smuggle, or as a mark. Text in, values out."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from rabta.smuggling.errors import NotLawful
from rabta.smuggling.operations import NewMark, NewStatement, NewStatements
from rabta.smuggling.rules.mark import Kind
from rabta.vocabulary.rules.encounters import stated
from rabta.web.periods import optional_day
from rabta.web.views.mending import identifier

STATEMENTS_A_FORM = 4
PARTS = ("parts", "stated_by", "modes", "channels", "payers")
NODE_WORDS = {
    "person": _("Person"), "phone": _("Telephone"), "plate": _("Vehicle"), "account": _("Bank account"),
    "handle": _("Online account"), "email": _("E-mail"), "document": _("Document of several"), "encounter": _("Encounter"),
    "route": _("Route"), "payment": _("Payment"), "drugs": _("Drug seizure"),
}  # fmt: skip
MARK_WORDS = {"look_at": _("facilitator to look at"), "note": _("note")}


def words_of_networks() -> dict[str, Any]:
    """The codes of what is stated, by kind and code, for a page or a form."""
    codes = {part: {one.code: one for one in stated(part)} for part in PARTS}
    return {**codes, "parts_words": codes["parts"], "node_words": NODE_WORDS}


def statements_typed(form: QueryDict) -> list[dict[str, str]]:
    """What was typed of each statement of the form, in its order, the empty ones among them."""
    columns = {
        "stated_by": form.getlist("stated_by"), "part": form.getlist("part"), "name": form.getlist("name"),
        "father": form.getlist("father"), "age": form.getlist("age"), "cnic": form.getlist("cnic"),
        "passport": form.getlist("passport"), "phone": form.getlist("phone"), "account": form.getlist("account"),
        "handle": form.getlist("handle"), "vehicle": form.getlist("vehicle"), "route": form.getlist("route"),
        "leg": form.getlist("leg"), "origin": form.getlist("origin"), "destination": form.getlist("destination"),
        "mode": form.getlist("mode"), "price": form.getlist("price"), "price_currency": form.getlist("price_currency"),
        "paid": form.getlist("paid"), "paid_currency": form.getlist("paid_currency"), "channel": form.getlist("channel"),
        "payer": form.getlist("payer"), "paid_in": form.getlist("paid_in"), "paid_to": form.getlist("paid_to"),
        "payment_ref": form.getlist("payment_ref"), "remarks": form.getlist("remarks"),
    }  # fmt: skip
    return [
        {name: values[place].strip() if place < len(values) else "" for name, values in columns.items()}
        for place in range(STATEMENTS_A_FORM)
    ]


def statements_in(form: QueryDict) -> NewStatements:
    """The statements that a form tells of. Raises NotLawful for a day that cannot be read."""
    on = optional_day(form.get("on", ""))
    if on is None:
        raise NotLawful(f'"{form.get("on", "")[:40]}" is no day. Choose the day that the statements are of.')
    told = [one for one in statements_typed(form) if any(one.values())]
    return NewStatements(
        on=on, place=form.get("place", "").strip(), encounter=form.get("encounter", "").strip(),
        statements=tuple(NewStatement(**one) for one in told),
    )  # fmt: skip


def mark_in(form: QueryDict) -> NewMark:
    """The mark that a form tells of. Raises NotLawful for what is none."""
    said = form.get("kind", "")
    if said not in [*Kind]:
        raise NotLawful("This is no mark on a part of a network.")
    of = form.get("of", "")
    return NewMark(
        statement=identifier(form.get("statement")), node_kind=form.get("node_kind", ""), node_key=form.get("node_key", ""),
        kind=Kind(said), words=form.get("words", ""), of_id=identifier(of) if of else None,
    )  # fmt: skip
