from django.apps import AppConfig


class PreventionConfig(AppConfig):
    name = "rabta.prevention"
    label = "prevention"
