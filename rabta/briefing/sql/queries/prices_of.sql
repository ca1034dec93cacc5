-- Every price of one list, by substance and unit.
SELECT p.substance, p.unit, p.price FROM price p WHERE p.price_list_id = %(price_list)s::uuid ORDER BY p.substance, p.unit
