"""A migration operation for a table whose room was split: another room holds its model from now on."""

from typing import Any

from django.db.migrations.operations.base import Operation


class MoveModels(Operation):
    """The models `names` of the room `origin` are this room's: their tables, rows and policies stay as they are."""

    reduces_to_sql = False
    reversible = False

    def __init__(self, origin: str, *names: str) -> None:
        self.origin, self.names = origin, names

    def state_forwards(self, app_label: str, state: Any) -> None:
        moved = [state.models[self.origin, name] for name in self.names]
        for model in moved:
            state.remove_model(self.origin, model.name_lower)
        for model in moved:
            here = model.clone()
            here.app_label = app_label
            here.fields = {name: self._pointing_here(field, app_label) for name, field in here.fields.items()}
            state.add_model(here)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Nothing in the database changes."""

    def describe(self) -> str:
        return f"Hold {', '.join(self.names)} of {self.origin} here"

    def _pointing_here(self, field: Any, app_label: str) -> Any:
        held = {f"{self.origin}.{name}": f"{app_label}.{name}" for name in self.names}
        if not field.is_relation or str(field.remote_field.model).lower() not in held:
            return field
        pointing = field.clone()
        pointing.remote_field.model = held[str(field.remote_field.model).lower()]
        return pointing
