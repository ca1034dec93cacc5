from django.apps import AppConfig


class BriefingConfig(AppConfig):
    name = "rabta.briefing"
    label = "briefing"
