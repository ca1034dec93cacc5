from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    name = "rabta.returns"
    label = "returns"
