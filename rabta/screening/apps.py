from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    name = "rabta.screening"
    label = "screening"
