"""Headers on every answer: nothing from outside, nothing inline, nothing kept by browsers or proxies.

Static files are answered before this middleware (whitenoise) and may be cached; pages never are.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "worker-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
UNUSED_FEATURES = (
    "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope", "hid",
    "magnetometer", "microphone", "midi", "payment", "serial", "usb",
)  # fmt: skip
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED_FEATURES),
    # Not "no-referrer": browsers then send `Origin: null` with our own forms, and Django's check refuses them.
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    # A named host is reached by TLS alone (settings.PUBLIC_HOSTS); on plain HTTP browsers pay it no heed (RFC 6797, 8.1).
    **({"Strict-Transport-Security": "max-age=31536000"} if settings.PUBLIC_HOSTS else {}),
}


WALKING = HEADERS["Permissions-Policy"].replace("geolocation=()", "geolocation=(self)")
"""For the one page on which an officer walks the edge of a field: it may ask the phone where it is."""
MAY_BE_KEPT = "private, max-age=31536000, immutable"
"""For the one answer that holds nothing of the record and never changes under its address: a boundary layer."""


class ResponseHeaders:
    """Sets every header of HEADERS on every answer, errors included, over whatever a view has set.

    Only MAY_BE_KEPT and WALKING, in these very words, are left where a view has set them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        kept = response.get("Cache-Control") == MAY_BE_KEPT and response.status_code == 200
        walking = response.get("Permissions-Policy") == WALKING
        for name, value in HEADERS.items():
            response[name] = MAY_BE_KEPT if kept and name == "Cache-Control" else value
        if walking:
            response["Permissions-Policy"] = WALKING
        return response
