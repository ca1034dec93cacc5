"""Every address of the API."""

from django.urls import path

from rabta.api import analysis, operations, scans

urlpatterns = [
    path("openapi.json", operations.description, name="api_description"),
    path("rules/", operations.rules, name="api_rules"),
    path("operations/", operations.operations, name="api_operations"),
    path("operations/<uuid:operation_id>/", operations.operation, name="api_operation"),
    path("operations/<uuid:operation_id>/cancellation/", operations.cancellation, name="api_cancellation"),
    path("scans/", scans.scans, name="api_scans"),
    path("airport-logs/", scans.airport_logs, name="api_airport_logs"),
    path("analysis/", analysis.tables, name="api_tables"),
    path("analysis/<slug:table>/", analysis.table, name="api_table"),
    path("", operations.start, name="api"),
    path("<path:rest>", operations.nowhere, name="api_nowhere"),
]
