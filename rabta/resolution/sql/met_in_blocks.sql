-- Mentions that stand in one of these blocks, but for those of the asking. For placing.
SELECT p.mention_id
FROM placed_mention p
WHERE p.blocks && %(blocks)s::bigint[]
