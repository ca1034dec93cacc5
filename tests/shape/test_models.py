"""Foreign keys point down, and the migrations are the models."""

import pytest
from django.apps import apps
from django.core.management import call_command

from tests.house import TEMPLATE, point_django_at

HEIGHT = {"people": 1, "ledger": 2, "sharing": 3, "records": 4, "counting": 6, "custody": 7}
HEIGHT |= {"deconfliction": 8, "casework": 9, "screening": 10, "smuggling": 10}
HEIGHT |= {"analysis": 11, "publications": 11, "prevention": 12, "strategy": 12, "exchange": 12, "returns": 12}


@pytest.mark.parametrize("label", sorted(HEIGHT))
def test_foreign_keys_point_down(label: str) -> None:
    for model in apps.get_app_config(label).get_models():
        for field in model._meta.get_fields():
            if field.many_to_one or (field.one_to_one and field.concrete):
                assert HEIGHT[field.related_model._meta.app_label] <= HEIGHT[label], field
                assert field.remote_field.hidden, f"{field} gives its lower room an attribute"


def test_the_migrations_are_the_models() -> None:
    point_django_at(TEMPLATE)
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
