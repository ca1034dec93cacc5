-- Every step signed about rows of these reports, as far as it shows, in the order of signing.
SELECT report_id, row_no, chain, number, kind, choice, words, indicators, of_number, agency, signed_by, signed_name, signed_at
FROM encounter_step WHERE report_id = ANY (%(report_ids)s::uuid[])
ORDER BY report_id, row_no, chain, number
