"""What a reader chose about how the console looks: kept in cookies, and of no use to anybody else.

`rabta_language` en|ur, `rabta_theme` auto|light|dark, `rabta_grouping` plain|lakh, `rabta_keys` on|off; and, until the
next sign-in, `rabta_door` with the language somebody chose on the sign-in page.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

CHOICES = {
    "language": ("en", "ur"),
    "theme": ("auto", "light", "dark"),
    "grouping": ("plain", "lakh"),
    "keys": ("on", "off"),
}
ONE_YEAR = 365 * 24 * 3600  # seconds
DOOR = "rabta_door"


@dataclass(frozen=True)
class Preferences:
    language: str = "en"
    theme: str = "auto"
    grouping: str = "plain"
    keys: str = "on"


def preferences_of(request: HttpRequest) -> Preferences:
    """The reader's choices; the first of CHOICES where a cookie is missing or says something unknown."""
    return Preferences(**{name: _chosen(request, name) for name in CHOICES})


def _chosen(request: HttpRequest, name: str) -> str:
    said = request.COOKIES.get(f"rabta_{name}", "")
    return said if said in CHOICES[name] else CHOICES[name][0]


def keep_at_door(response: HttpResponse, language: str) -> None:
    """Remember until the next sign-in that this language was chosen before it: then it is that reader's own choice."""
    if language in CHOICES["language"]:
        response.set_cookie(DOOR, language, httponly=True, samesite="Strict")


def chosen_at_door(request: HttpRequest) -> str | None:
    """The language chosen on the sign-in page before this sign-in; None where nobody chose."""
    said = request.COOKIES.get(DOOR, "")
    return said if said in CHOICES["language"] else None


def keep(response: HttpResponse, *, name: str, value: str) -> None:
    """Remember one choice for a year. An unknown name or value is ignored."""
    if value in CHOICES.get(name, ()):
        response.set_cookie(f"rabta_{name}", value, max_age=ONE_YEAR, httponly=True, samesite="Strict")
