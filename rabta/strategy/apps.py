from django.apps import AppConfig


class StrategyConfig(AppConfig):
    name = "rabta.strategy"
    label = "strategy"
