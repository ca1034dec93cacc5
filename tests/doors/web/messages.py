"""Every message of the console, as its templates and modules hold them. For the tests of the translations."""

import ast
import re
from pathlib import Path

from django.utils.translation.template import templatize

WEB = Path(__file__).resolve().parents[3] / "rabta" / "web"
LANGUAGE = WEB.parent / "language"
LOCALE = LANGUAGE / "locale" / "ur" / "LC_MESSAGES"
CALL = re.compile(r"(?<!\w)(n?p?gettext)\((.*?)\)(?=\s|$)", re.DOTALL)
STRING = re.compile(r"""u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
JOINED = {"pgettext": "\x04", "pgettext_lazy": "\x04", "ngettext": "\x00"}
CALLS = {"gettext", "gettext_lazy", "gettext_noop", "_", "pgettext", "pgettext_lazy", "ngettext"}


def message_ids() -> set[str]:
    """Message ids as the catalogue keys them: context before \\4, plural after NUL."""
    found: set[str] = set()
    for template in WEB.glob("templates/**/*.html"):
        found |= _of_template(template.read_text(encoding="utf-8"))
    for module in (*WEB.glob("**/*.py"), *LANGUAGE.glob("*.py")):
        found |= _of_module(ast.parse(module.read_text(encoding="utf-8")))
    return found


def _of_template(text: str) -> set[str]:
    ids = set()
    for kind, inside in CALL.findall(templatize(text)):
        strings = [ast.literal_eval(s) for s in STRING.findall(inside)]
        if kind.endswith("npgettext"):
            ids.add(strings[0] + "\x04" + "\x00".join(strings[1:3]))
        else:
            ids.add(JOINED[kind].join(strings[:2]) if kind in JOINED else strings[0])
    return ids


def _of_module(tree: ast.Module) -> set[str]:
    ids = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            strings = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if strings:
                kind = node.func.id
                ids.add(JOINED[kind].join(strings[:2]) if kind in JOINED else strings[0])
    return ids
