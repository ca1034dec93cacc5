"""What a reader really does with rules and their hits: to those that show, and in the same words to those that hide."""

from rabta.proving.visit import Visit

SHOWN_TO = {"audience": "every", "level": "open", "handling": "H0"}
RULED = {
    **SHOWN_TO, "name": "EX-rule of a reader", "ground": "EX-order", "reason": "EX-reason", "contact": "EX-desk",
    "phone": "+92 51 000 0001", "text": "departs from KHI",
}  # fmt: skip


def writes_rules(visit: Visit) -> None:
    """Writes a rule under the name of a hidden one, one above its own level, one that is none, and opens and tests it."""
    texts = ({}, {"name": "EX-rule, kept apart"}, {"level": "secret"}, {"text": "woman"}, {"line": "1", "add": "bags"})
    for number, form in enumerate(texts):
        answered = visit.ask("/rules/write/", method="post", form={**RULED, **form}, note=str(number))
        if location := dict(answered.headers).get("Location"):
            visit.ask(location)
            path = location.partition("?")[0]
            visit.ask(f"{path}test/")
            visit.ask(f"{path}test/", method="post", form={"days": "14"})


def tests_rules(visit: Visit) -> None:
    """Signs that every rule there is was tested."""
    for rule_id in visit.built.rules.values():
        visit.ask(f"/rules/{rule_id}/test/", method="post", form={"days": "14"}, note="signed")


def changes_rules(visit: Visit) -> None:
    """Writes another version of every rule there is."""
    for rule_id in visit.built.rules.values():
        form = {"text": "departs from LHE", "words": "looked at"}
        visit.ask(f"/rules/{rule_id}/change/", method="post", form=form, note="changed")


def signs_rules(visit: Visit) -> None:
    """Switches every rule there is on and off, and closes it."""
    for rule_id in visit.built.rules.values():
        for kind in ("switched_on", "switched_off", "closed"):
            form = {"kind": kind, "version": "2", "until": "2025-05-01", "words": "looked at", "known_share": "1"}
            visit.ask(f"/rules/{rule_id}/step/", method="post", form=form, note=kind)
