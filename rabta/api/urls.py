"""Every address of the API."""

from django.urls import path

from rabta.api import analysis, counted, operations, reports, scans

urlpatterns = [
    path("openapi.json", operations.description, name="api_description"),
    path("rules/", operations.rules, name="api_rules"),
    path("operations/", operations.operations, name="api_operations"),
    path("operations/<uuid:operation_id>/", operations.operation, name="api_operation"),
    path("operations/<uuid:operation_id>/cancellation/", operations.cancellation, name="api_cancellation"),
    path("reports/", reports.reports, name="api_reports"),
    path("reports/<uuid:report_id>/", reports.report, name="api_report"),
    path("reports/<uuid:report_id>/withdrawal/", reports.withdrawal, name="api_withdrawal"),
    path("totals/", counted.totals, name="api_totals"),
    path("questions/", counted.questions, name="api_questions"),
    path("scans/", scans.scans, name="api_scans"),
    path("airport-logs/", scans.airport_logs, name="api_airport_logs"),
    path("analysis/", analysis.tables, name="api_tables"),
    path("analysis/<slug:table>/", analysis.table, name="api_table"),
    path("", operations.start, name="api"),
    path("<path:rest>", operations.nowhere, name="api_nowhere"),
]
