"""What a bulletin says, what its gate holds back, and that nobody publishes alone."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.prevention.rules.gate import Rule, findings, methods_of
from rabta.prevention.rules.page import as_page
from rabta.prevention.rules.text import LANGUAGES, Told, WarnedOf, numbers_in, paragraphs, words_here
from rabta.publications.rules.course import PUBLISHING, RETURNING, Course, Kind, Step, approvers
from rabta.vocabulary.rules.adulterants import adulterants
from rabta.vocabulary.rules.gazetteer import countries
from rabta.vocabulary.rules.substances import substances

AUTHOR, *OTHERS = (UUID(int=number) for number in range(1, 5))
METHODS = methods_of(words_here())
TOLD = Told(persons=2140, date_from=date(2025, 1, 1), date_to=date(2025, 3, 31))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_template_holds_anything_operational(language: str) -> None:
    routes = [WarnedOf(kind="route", route=f"PK>{code}") for code in (*countries(), "?")]
    papers = [WarnedOf(kind="document", document=code) for code in words_here()["documents"]]
    found = [WarnedOf(kind="adulterant", substance=one.code, place="Punjab") for one in adulterants()]
    false = [WarnedOf(kind="counterfeit", substance=one.code, place="PK") for one in substances()]
    warned = [*routes, *papers, *found, *false, WarnedOf(kind="recruiter")]
    told = paragraphs(warned, TOLD, added="", language=language, words=words_here())
    of_drugs = paragraphs(found, None, added="", language=language, words=words_here())
    assert not set(told) & set(of_drugs[-1:]), "who reads of drugs is not told of journeys"
    told += of_drugs
    figures = set(numbers_in(TOLD, language=language, words=words_here()).values())
    assert not [one for text in told for one in findings(text, methods=METHODS, figures=figures)]
    assert any("2,140" in text for text in told)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Call 0300 1234567.", Rule.NUMBER), ("کال کریں ۰۳۰۰", Rule.NUMBER), ("Flight EX 611 at dawn", Rule.FLIGHT),
        ("write to ex@example.org", Rule.CONTACT), ("see www.example.org", Rule.CONTACT), ("ask the FIA", Rule.AGENCY),
        ("an informant told us", Rule.METHOD), ("ہمارے مخبر نے بتایا", Rule.METHOD), ("at Torkham crossing", Rule.PLACE),
        ("at Islamabad airport", Rule.PLACE), ("Gul Zaman takes the money", Rule.NAME),
    ],
)  # fmt: skip
def test_the_gate_names_what_it_holds_and_why(text: str, rule: Rule) -> None:
    assert rule in {one.rule for one in findings(text, methods=METHODS, names=("Gul Zaman",))}


def test_what_helps_passes() -> None:
    said = "Many families in Gujrat lost their savings. Ask others before you pay."
    assert not findings(said, methods=METHODS, names=("Gul Zaman",))


@given(
    st.sampled_from([PUBLISHING, RETURNING]),
    st.lists(st.tuples(st.sampled_from(list(Kind)), st.sampled_from([AUTHOR, *OTHERS])), max_size=9),
)
def test_nothing_leaves_that_as_many_others_did_not_approve(course: Course, tried: list[tuple[Kind, UUID]]) -> None:
    signed: list[Step] = []
    for kind, who in tried:
        step = Step(kind=kind, signed_by=who)
        lawful = not course.why_not_next(signed, step, author=AUTHOR, words="w")
        assert lawful == (kind in course.lawful_next(signed, by=who, author=AUTHOR))
        if lawful:
            signed.append(step)
    if course.stands(signed) in (course.out, course.back):
        assert len(approvers(signed) - {AUTHOR}) >= course.approvals


def test_the_page_is_the_same_for_everybody_and_says_when_it_was_taken_back() -> None:
    said = {"text_en": "One <b>.\n\nTwo.", "text_ur": "ایک۔", "issued_by": "EX", "published_on": date(2025, 3, 1)}
    page = as_page(**said)  # type: ignore[arg-type]
    assert page == as_page(**said) and b"One &lt;b&gt;." in page and b"<p>Two.</p>" in page  # type: ignore[arg-type]
    assert b"http" not in page and b"<script" not in page
    gone = as_page(**said, retracted_on=date(2025, 4, 1))  # type: ignore[arg-type]
    assert b"taken back on 2025-04-01" in gone and b"Two." not in gone
