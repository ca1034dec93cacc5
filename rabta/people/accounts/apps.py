from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "rabta.people.accounts"
    label = "accounts"
