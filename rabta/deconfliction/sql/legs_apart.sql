-- The distance in space of two straight legs, in metres; a point is a leg whose ends are one. For the check.
-- The nearest points of two segments (Ericson, Real-Time Collision Detection, 5.1.9), each brought back into its own.
CREATE OR REPLACE FUNCTION legs_apart(a float8[], b float8[], c float8[], d float8[]) RETURNS float8
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT COST 1000 SET search_path = rabta, pg_temp
AS $$
DECLARE
    ux float8 := b[1] - a[1];  uy float8 := b[2] - a[2];  uz float8 := b[3] - a[3];
    vx float8 := d[1] - c[1];  vy float8 := d[2] - c[2];  vz float8 := d[3] - c[3];
    wx float8 := a[1] - c[1];  wy float8 := a[2] - c[2];  wz float8 := a[3] - c[3];
    uu float8 := ux * ux + uy * uy + uz * uz;
    vv float8 := vx * vx + vy * vy + vz * vz;
    uv float8 := ux * vx + uy * vy + uz * vz;
    uw float8 := ux * wx + uy * wy + uz * wz;
    vw float8 := vx * wx + vy * wy + vz * wz;
    room float8 := uu * vv - uv * uv;
    s float8 := 0;
    t float8 := 0;
BEGIN
    IF uu > 0 AND vv > 0 THEN
        IF room > 1e-9 * uu * vv THEN
            s := least(greatest((uv * vw - vv * uw) / room, 0), 1);
        END IF;
        t := (uv * s + vw) / vv;
        IF t < 0 THEN
            t := 0;
            s := least(greatest(-uw / uu, 0), 1);
        ELSIF t > 1 THEN
            t := 1;
            s := least(greatest((uv - uw) / uu, 0), 1);
        END IF;
    ELSIF uu > 0 THEN
        s := least(greatest(-uw / uu, 0), 1);
    ELSIF vv > 0 THEN
        t := least(greatest(vw / vv, 0), 1);
    END IF;
    RETURN sqrt((wx + s * ux - t * vx) ^ 2 + (wy + s * uy - t * vy) ^ 2 + (wz + s * uz - t * vz) ^ 2);
END
$$;
