"""Answers in the reader's language: English or Urdu, from the cookie that sign-in and the switch set."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from rabta.language.sentences import grouping_numbers
from rabta.web.preferences import preferences_of


class LanguageMiddleware:
    """Activates the chosen language for one request. The account's own choice reaches the cookie at sign-in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = preferences_of(request).language
        with translation.override(language), grouping_numbers(preferences_of(request).grouping):
            response = self.get_response(request)
        response["Content-Language"] = language
        return response
