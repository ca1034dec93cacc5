-- Whether a place lies inside an edge, both in metres from the earth's centre; the edge one place after the other. For the
-- check, where the edge itself is far: what is near it conflicts already. Seen from the centre of the earth onto the plane
-- before the edge's middle, where what is straight over the ground is straight; what lies behind the centre is outside.
CREATE OR REPLACE FUNCTION lies_inside(place float8[], ring float8[]) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT COST 5000 SET search_path = rabta, pg_temp
AS $$
DECLARE
    n int := cardinality(ring) / 3;
    mx float8 := 0;  my float8 := 0;  mz float8 := 0;  m float8;
    ex float8;  ey float8;  ez float8;  e float8;
    fx float8;  fy float8;  fz float8;
    w float8;  px float8;  py float8;
    prior_x float8;  prior_y float8;  corner_x float8;  corner_y float8;
    inside boolean := false;
BEGIN
    FOR i IN 0 .. n - 1 LOOP
        mx := mx + ring[3 * i + 1];
        my := my + ring[3 * i + 2];
        mz := mz + ring[3 * i + 3];
    END LOOP;
    m := sqrt(mx * mx + my * my + mz * mz);
    mx := mx / m;
    my := my / m;
    mz := mz / m;
    IF abs(mz) < 0.9 THEN
        e := sqrt(mx * mx + my * my);
        ex := -my / e;  ey := mx / e;  ez := 0;
    ELSE
        e := sqrt(my * my + mz * mz);
        ex := 0;  ey := -mz / e;  ez := my / e;
    END IF;
    fx := my * ez - mz * ey;
    fy := mz * ex - mx * ez;
    fz := mx * ey - my * ex;
    w := place[1] * mx + place[2] * my + place[3] * mz;
    IF w <= 0 THEN
        RETURN false;
    END IF;
    px := (place[1] * ex + place[2] * ey + place[3] * ez) / w;
    py := (place[1] * fx + place[2] * fy + place[3] * fz) / w;
    FOR i IN 0 .. n LOOP
        w := ring[3 * (i % n) + 1] * mx + ring[3 * (i % n) + 2] * my + ring[3 * (i % n) + 3] * mz;
        corner_x := (ring[3 * (i % n) + 1] * ex + ring[3 * (i % n) + 2] * ey + ring[3 * (i % n) + 3] * ez) / w;
        corner_y := (ring[3 * (i % n) + 1] * fx + ring[3 * (i % n) + 2] * fy + ring[3 * (i % n) + 3] * fz) / w;
        IF i > 0 AND (prior_y > py) <> (corner_y > py) AND px < (corner_x - prior_x) * (py - prior_y) / (corner_y - prior_y) + prior_x THEN
            inside := NOT inside;
        END IF;
        prior_x := corner_x;
        prior_y := corner_y;
    END LOOP;
    RETURN inside;
END
$$;
