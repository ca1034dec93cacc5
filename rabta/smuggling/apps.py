from django.apps import AppConfig


class SmugglingConfig(AppConfig):
    name = "rabta.smuggling"
    label = "smuggling"
