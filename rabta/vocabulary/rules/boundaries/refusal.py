"""Why a boundary layer was not taken: file, feature, property, value, rule, next step."""


class LayerRefused(Exception):
    """The text is the whole message to the person; nothing was changed."""


def refusal(
    *, file: str, rule: str, next_step: str, feature: int | None = None, field: str = "", value: object = None
) -> LayerRefused:
    """`districts.geojson, feature 12, property "line", "dashd": ... . Use ... .` What is not known is left out."""
    where = [file, f"feature {feature}" if feature is not None else "", f'property "{field}"' if field else ""]
    seen = f', "{value}"' if value is not None else ""
    return LayerRefused(f"{', '.join(part for part in where if part)}{seen}: {rule} {next_step} Nothing was changed.")
