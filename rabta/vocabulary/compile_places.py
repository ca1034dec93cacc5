def compile_places(parts: dict) -> dict:
    return {}
