from django.apps import AppConfig


class CountingConfig(AppConfig):
    name = "rabta.counting"
    label = "counting"
