"""One door so far: the console."""

from django.urls import include, path

urlpatterns = [path("", include("rabta.web.urls"))]
handler400 = "rabta.web.views.errors.bad_request"
handler403 = "rabta.web.views.errors.not_available"
handler404 = "rabta.web.views.errors.not_available"
handler500 = "rabta.web.views.errors.broken"
