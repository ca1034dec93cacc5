"""Nil returns and notices: texts that add nothing, and must not be made to."""

from datetime import date

from rabta.example.draw import Draw
from rabta.example.shapes import told
from rabta.example.tellings import Statement, agency_name, writer


def nil(agency: str, first: date, last: date, language: str, draw: Draw) -> Statement:
    """Nothing to report from `first` to `last`, both included."""
    tongue = writer(language, draw)
    facts = {"from": tongue.day(first), "to": tongue.day(last), "agency": agency_name(agency, language, draw)}
    text, _ = told(tongue.words["nil"], facts, draw, [])
    truth = {"kind": "notice", "lang": language, "nil": True, "period": f"{first}/{last}", "stated": {}, "incidents": []}
    return Statement(text, truth, (), last, agency, language)


def notice(agency: str, day: date, language: str, draw: Draw) -> Statement:
    """News without a figure that counts."""
    tongue = writer(language, draw)
    facts = {"agency": agency_name(agency, language, draw), "date": tongue.day(day)}
    text, _ = told(tongue.words["notice"], facts, draw, [])
    return Statement(text, {"kind": "notice", "lang": language, "stated": {}, "incidents": []}, (), day, agency, language)
