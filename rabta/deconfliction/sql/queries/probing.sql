-- Filings refused as probing since then, the oldest first.
SELECT p.agency, p.filed_name, p.alike, p.at FROM probing_alarm p WHERE p.at > %(since)s ORDER BY p.at, p.id
