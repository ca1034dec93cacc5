from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "rabta.people"
    label = "people"
