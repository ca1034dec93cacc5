from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "rabta.ledger"
    label = "ledger"
