from django.apps import AppConfig


class AnalysisConfig(AppConfig):
    name = "rabta.analysis"
    label = "analysis"
