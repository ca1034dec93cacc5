"""Commitments and meetings for the command line: as plain values, and in lines of words."""

from decimal import Decimal
from typing import Any

from rabta.strategy.rules.commitment import Standing
from rabta.strategy.rules.slippage import Column, Decide

MARKS = {"slipping": "!", "on_track": "=", "not_computed": "o", "done": "+", "waiting": "?", "gone": "-"}
TO_DECIDE = {
    Decide.ACCEPT: "accept it or decline it", Decide.CONFIRM: "confirm that it is done, or say what is missing",
    Decide.MOVE_OR_DROP: "agree a date that will hold, or drop it", Decide.SPEED: "say what brings it back to its pace",
    Decide.ASK: "ask its owner how it stands", Decide.MEASURE: "say how it can be measured",
}  # fmt: skip
LONGEST_LINE = 100
Row = dict[str, Any]


def plain(one: Row) -> Row:
    """One commitment of `strategy.queries` as plain values."""
    state, source = one["state"], one["source"]
    return {
        "id": one["id"], "owner": one["owner"]["code"], "partner": one["partner"]["code"], "theme": one["theme"]["code"],
        "text_en": one["text_en"], "text_ur": one["text_ur"], "began_on": one["began_on"], "due_on": state.due_on,
        "moves": [{"was": move.was, "now": move.now, "on": move.on} for move in state.moves],
        "standing": str(state.standing), "column": str(one["column"]), "decide": str(one["decide"]),
        "slips": [{"sign": str(slip.sign), "words": slip.words} for slip in one["slips"]],
        "source": {name: source[name] for name in ("kind", "title", "sha256", "span", "meeting_id", "decision")},
        "progress": _progress(one), "evidence": [cited["report"]["number"] for cited in one["evidence"]],
    }  # fmt: skip


def _progress(one: Row) -> Row | None:
    """What is measured and how far it is; `value` None where no report was owed that this reader sees."""
    indicator, progress = one["indicator"], one["progress"]
    if indicator is None:
        return None
    return {
        "measure": indicator.measure.name, "unit": indicator.measure.unit, "from": indicator.date_from,
        "to": indicator.date_to, "of": {name: said for name in ("key", "province", "agency")
                                        if (said := getattr(indicator, name))},
        "target": _number(indicator.target), "at_least": indicator.at_least,
        "value": _number(progress.value) if progress else None, "records": progress.records if progress else 0,
        "reached": one["reached"],
    }  # fmt: skip


def plain_steps(steps: list[Row]) -> list[Row]:
    """Every step that was signed, in order."""
    return [
        {"number": one["step"].number, "kind": str(one["step"].kind), "on": one["step"].on, "words": one["step"].words,
         "due_on": one["step"].due_on, "agency": one["agency"]["code"], "signed_by": one["step"].signed_name,
         "stands": one["standing"]}
        for one in steps
    ]  # fmt: skip


def plain_meeting(one: Row) -> Row:
    """One meeting with its decisions as plain values."""
    minutes = one["minutes"]
    return {
        "id": one["id"], "title": one["title"], "held_on": one["held_on"], "place": one["place"],
        "ours": [side["code"] for side in one["ours"]], "theirs": [side["code"] for side in one["theirs"]],
        "signed": "both" if minutes.fixed else "one side" if minutes.signed else "nobody",
        "decisions": [
            {"number": line.number, "words": line.words or line.words_ur, "becomes": str(line.becomes),
             "due_on": line.due_on, "done": line.number in minutes.done}
            for line in minutes.decisions
        ],
    }  # fmt: skip


def in_words(verb: str, said: Row) -> str:
    """What `rabta strategy` prints without --json."""
    if verb == "board":
        return "\n".join(_board(said))
    if verb == "list":
        return "\n".join(_list(said))
    if verb == "show":
        return "\n".join(_shown(said))
    if verb == "meetings":
        return "\n".join(line for one in said["meetings"] for line in _met(one)) or "No meeting in your view."
    if verb == "sign":
        return f"Signed: step {said['step']}, {said['kind']}, of {said['commitment']}."
    return "\n".join(line for one in said["promises"] for line in _promise(one)) or "This text promises nothing."


def _board(said: Row) -> list[str]:
    counts = ", ".join(f"{n} {_said(name)}" for name, n in said["counts"].items() if n)
    lines = [f"Commitments as of {said['today']}, your view: {counts or 'none'}"]
    for theme in said["themes"]:
        lines += ["", theme["name"].upper()]
        for one in (each for each in said["commitments"] if each["theme"] == theme["code"]):
            lines += _told(one)
    return lines


def _told(one: Row) -> list[str]:
    due = f"due {one['due_on']}" if one["due_on"] else "no date"
    sides = f"{one['owner']} -> {one['partner']}"
    lines = [f"  {MARKS[one['column']]} {_said(one['column']):<13}{due:<15} {sides}   {one['id']}", f"    {_text(one)}"]
    if far := _far(one):
        lines.append(f"    {far}")
    lines += [f"    ! {slip['words']}" for slip in one["slips"]]
    if wanted := TO_DECIDE.get(Decide(one["decide"])):
        lines.append(f"    to decide: {wanted}")
    return lines


def _list(said: Row) -> list[str]:
    rows = [("", "stands", "due", "from", "to", "how far", "id", "what")]
    rows += [
        (MARKS[one["column"]], _said(one["column"]), str(one["due_on"] or "-"), one["owner"], one["partner"],
         _far(one) or "-", str(one["id"]), _cut(_text(one)))
        for one in said["commitments"]
    ]  # fmt: skip
    if len(rows) == 1:
        return ["No commitment in your view."]
    wide = [max(len(row[n]) for row in rows) for n in range(len(rows[0]) - 1)]
    return ["  ".join([*(f"{cell:<{wide[n]}}" for n, cell in enumerate(row[:-1])), row[-1]]).rstrip() for row in rows]


def _shown(one: Row) -> list[str]:
    said = "; ".join(filter(None, (one["source"]["kind"], one["source"]["title"])))
    lines = [*_told(one), f"    said on {one['began_on']} ({said})", f"    marking: {one['marking']}"]
    if one["evidence"]:
        lines.append(f"    cited: {', '.join(one['evidence'])}")
    for step in one["steps"]:
        gone = "" if step["stands"] else " (taken back)"
        words = f": {step['words']}" if step["words"] else ""
        lines.append(f"  {step['number']:>3}. {step['on']} {_said(step['kind'])}{gone}, {step['signed_by']}, "
                     f"{step['agency']}{words}")  # fmt: skip
    lines.append(f"    you may sign: {', '.join(one['next']) or 'nothing'}")
    return lines


def _met(one: Row) -> list[str]:
    sides = f"{', '.join(one['ours'])} / {', '.join(one['theirs'])}"
    lines = [f"{one['held_on']} {one['title']}: {sides}; signed by {one['signed']}   {one['id']}"]
    for line in one["decisions"]:
        done = ", done" if line["done"] else ""
        lines.append(f"  {line['number']:>3}. {line['words']} ({_said(line['becomes'])}, due {line['due_on']}{done})")
    return lines


def _promise(one: Row) -> list[str]:
    if "proposed" in one:
        became = f"proposed: {one['proposed']}"
    else:
        became = f"on the board already: {one['on_board']}" if one["on_board"] else "not on the board"
    return [f"{one['number']:>3}. {one['text']}", f"     signs {one['span'][0]}-{one['span'][1]}; {became}"]


def _far(one: Row) -> str:
    """How far it is: empty where it is no matter of that, such as before it is accepted."""
    told = one["progress"]
    if told is None:
        open_yet = one["standing"] in (Standing.OPEN, Standing.SAID_DONE) and one["column"] == Column.NOT_COMPUTED
        return "cannot be computed" if open_yet else ""
    least = "at least" if told["at_least"] else "at most"
    there = "nothing to measure yet" if told["value"] is None else told["value"]
    return f"{there} of {least} {told['target']} {_said(told['unit'])}"


def _text(one: Row) -> str:
    return str(one["text_en"] or one["text_ur"])


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_LINE else f"{text[: LONGEST_LINE - 1]}…"


def _said(name: str) -> str:
    return name.replace("_", " ")


def _number(value: Decimal) -> str:
    """Without the noughts that a column adds behind it, at most three places."""
    return format(round(value, 3).normalize() + 0, "f")
