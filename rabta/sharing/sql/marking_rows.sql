-- Who reads a marking's own row, which holds the whole audience and the digest it could be tried out by: readers of its
-- originator, as far as they belong to the groups in it. Everybody else asks markings_shown(). The two roles without a
-- person as before.
DROP POLICY reader_sees ON marking;
CREATE POLICY reader_sees ON marking FOR SELECT TO rabta_app USING (
    id IN (SELECT own_markings())
    AND groups <@ (SELECT r.groups FROM reader r WHERE r.id = (SELECT current_reader())));
