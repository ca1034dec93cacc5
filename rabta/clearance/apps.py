from django.apps import AppConfig


class ClearanceConfig(AppConfig):
    name = "rabta.clearance"
    label = "clearance"
