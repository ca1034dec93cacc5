from django.apps import AppConfig


class CustodyConfig(AppConfig):
    name = "rabta.custody"
    label = "custody"
