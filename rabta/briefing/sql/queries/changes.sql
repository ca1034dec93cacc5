-- What entered the record since an instant, by the clock of the record (a report may say it was received long before):
-- reports, persons' judgements (one taken back in the same span is none), withdrawals, corrections; and whether
-- anything was there before. For the situation page.
SELECT (SELECT count(*) FROM reading d WHERE d.number = 1 AND d.read_at >= %(since)s::timestamptz) AS reports,
       NOT EXISTS (SELECT FROM reading d WHERE d.read_at < %(since)s::timestamptz) AS everything_is_new,
       (SELECT count(*) FROM judgement j WHERE j.decided_by IS NOT NULL AND j.decided_at >= %(since)s::timestamptz
            AND CASE WHEN j.undoes_id IS NULL THEN NOT EXISTS (SELECT FROM judgement u WHERE u.undoes_id = j.id)
                     ELSE (SELECT o.decided_at FROM judgement o WHERE o.id = j.undoes_id) < %(since)s::timestamptz END)
           AS judgements,
       (SELECT count(*) FROM withdrawal w WHERE w.withdrawn_at >= %(since)s::timestamptz) AS withdrawn,
       (SELECT count(*) FROM correction c WHERE c.corrected_at >= %(since)s::timestamptz) AS corrected
