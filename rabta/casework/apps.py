from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "rabta.casework"
    label = "casework"
