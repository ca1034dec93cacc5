from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "rabta.exchange"
    label = "exchange"
