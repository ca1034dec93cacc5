-- Every version of these operations that the reader sees, the newest of each first.
SELECT p.* FROM planned_operation p WHERE p.operation_id = ANY (%(operation_ids)s::uuid[]) ORDER BY p.operation_id, p.number DESC
