"""Two doors of the web process: the console, and the API for machines."""

from django.urls import include, path

urlpatterns = [path("api/", include("rabta.api.urls")), path("", include("rabta.web.urls"))]
handler400 = "rabta.web.views.errors.bad_request"
handler403 = "rabta.web.views.errors.not_available"
handler404 = "rabta.web.views.errors.not_available"
handler500 = "rabta.web.views.errors.broken"
