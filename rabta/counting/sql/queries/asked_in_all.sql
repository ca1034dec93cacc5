-- How many pairs asked_pair.sql gives.
SELECT count(*) AS total FROM asked_pair
