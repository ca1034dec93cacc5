from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    name = "rabta.publications"
    label = "publications"
