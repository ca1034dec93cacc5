from django.apps import AppConfig


class DeconflictionConfig(AppConfig):
    name = "rabta.deconfliction"
    label = "deconfliction"
