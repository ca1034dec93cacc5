-- What changes when anything the reader sees changes: for one opaque number that live pages poll. Every part of it is
-- counted under row security, so that a hidden report moves nothing.
SELECT (SELECT count(*) || ' ' || coalesce(max(r.received_at)::text, '') FROM report r) AS reports,
       (SELECT count(*) FROM reading d) AS readings,
       (SELECT count(*) FROM withdrawal w) AS withdrawals,
       (SELECT count(*) || ' ' || coalesce(max(j.decided_at)::text, '') FROM judgement j) AS judgements,
       (SELECT count(*) || ' ' || coalesce(sum(e.incidents), 0) FROM seen_event e) AS events,
       (SELECT count(*) FROM price_list l) + (SELECT count(*) FROM price_list_step t) AS price_lists,
       (SELECT count(*) FROM rate_list l) + (SELECT count(*) FROM rate_list_step t) AS rate_lists,
       (SELECT count(*) FROM release_request q) + (SELECT count(*) FROM release_answer w) AS requests
