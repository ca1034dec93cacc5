"""The console as a Django app. Its Urdu words are compiled when they are missing or older than their source."""

from django.apps import AppConfig

from rabta.language.compile_messages import compile_if_needed


class WebConfig(AppConfig):
    name = "rabta.web"
    label = "web"

    def ready(self) -> None:
        compile_if_needed()
