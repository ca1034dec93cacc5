-- Where an event is watched, as finely as it is known: a country, a province, a district; an unknown one is ''.
, watched AS (
    SELECT e.key, e.day, e.place_text, e.agencies, e.incidents, e.reports, e.covers, e.arrests, e.foreigners, e.women, e.nationalities,
           e.vehicles, e.setting, e.district, e.province, e.airport, e.day_is_stated, e.seized,
           CASE WHEN e.province <> '' OR e.district IS NOT NULL THEN 'PK' ELSE e.country END AS country
    FROM seen_event e
    WHERE e.day <= %(today)s::date AND cardinality(e.covers) = 0
)
