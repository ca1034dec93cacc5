from django.apps import AppConfig


class ResolutionConfig(AppConfig):
    name = "rabta.resolution"
    label = "resolution"
