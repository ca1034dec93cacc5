from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "rabta.records"
    label = "records"
