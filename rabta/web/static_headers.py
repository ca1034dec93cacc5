"""Headers on static files, which are answered before the console's own middleware. Plain Python.

The map's worker is a script of ours that runs by itself: a page that embeds nothing foreign may only start one that says
the same of itself, and what the worker may do is what its own answer allows, not what the page's does.
"""

from wsgiref.headers import Headers

WORKER_POLICY = "default-src 'none'; connect-src 'self'"
"""What a script of ours may do where it runs by itself: fetch from here, and load nothing."""
UNCHANGING = "/rabta/maplibre/"  # files of one release, never edited: browsers need not ask for them again all day
ONE_DAY = 86_400  # seconds


def add_static_headers(headers: Headers, path: str, url: str) -> None:
    """Set them on the answer for the file at `path`, served at `url`."""
    headers["Cross-Origin-Embedder-Policy"] = "require-corp"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    if url.endswith(".js"):
        headers["Content-Security-Policy"] = WORKER_POLICY
    if UNCHANGING in url:
        headers["Cache-Control"] = f"max-age={ONE_DAY}, public"
