"""What a reader chose about how the console looks: kept in cookies, and of no use to anybody else.

`rabta_language` en|ur, `rabta_theme` auto|light|dark, `rabta_grouping` plain|lakh, `rabta_keys` on|off.
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


def keep(response: HttpResponse, *, name: str, value: str) -> None:
    """Remember one choice for a year. An unknown name or value is ignored."""
    if value in CHOICES.get(name, ()):
        response.set_cookie(f"rabta_{name}", value, max_age=ONE_YEAR, httponly=True, samesite="Strict")
