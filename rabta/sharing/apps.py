from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "rabta.sharing"
    label = "sharing"
