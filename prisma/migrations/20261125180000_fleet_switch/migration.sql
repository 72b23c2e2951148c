ALTER TABLE "fleet_switch" ADD COLUMN "withdrawn_by" UUID, ADD COLUMN "withdrawn_at" TIMESTAMPTZ(3),
  ADD COLUMN "release_reason" TEXT, ADD COLUMN "release_proposed_by" UUID, ADD COLUMN "release_proposed_at" TIMESTAMPTZ(3);
ALTER TABLE "coverage" ADD COLUMN "reason" TEXT;

-- From here on by hand ------------------------------------------------------------------------------
-- One switch for the fleet: at most one is thrown at a time.
CREATE UNIQUE INDEX "fleet_switch_one_thrown" ON "fleet_switch" ((true)) WHERE "thrown_at" IS NOT NULL AND "released_at" IS NULL;

DROP POLICY staff_throws ON fleet_switch;
CREATE POLICY staff_turns ON fleet_switch FOR UPDATE TO portal_staff
  USING ((SELECT current_person()) IS NOT NULL)
  WITH CHECK ((thrown_by IS NULL OR thrown_by <> proposed_by) AND (released_by IS NULL OR released_by <> release_proposed_by));
GRANT UPDATE (withdrawn_by, withdrawn_at, release_reason, release_proposed_by, release_proposed_at) ON fleet_switch TO portal_staff;

-- Two people for each turn, and each only while the proposal stands, whatever the portal's code does.
CREATE FUNCTION guard_fleet_switch() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.withdrawn_at IS NOT NULL OR OLD.released_at IS NOT NULL THEN
    RAISE EXCEPTION 'this turn of the fleet switch is over';
  END IF;
  IF NEW.withdrawn_at IS NOT NULL AND (NEW.thrown_at IS NOT NULL OR NEW.withdrawn_by IS DISTINCT FROM current_person()) THEN
    RAISE EXCEPTION 'only what was not thrown is withdrawn, by who does it';
  END IF;
  IF (NEW.thrown_at, NEW.thrown_by) IS DISTINCT FROM (OLD.thrown_at, OLD.thrown_by) THEN
    IF OLD.thrown_at IS NOT NULL OR NEW.thrown_at IS NULL OR NEW.thrown_by IS DISTINCT FROM current_person()
      OR OLD.proposed_by = current_person() OR OLD.proposed_at <= clock_timestamp() - interval '1 hour' THEN
      RAISE EXCEPTION 'the fleet switch is thrown once, by a second person, within an hour';
    END IF;
  END IF;
  IF NEW.release_proposed_by IS DISTINCT FROM OLD.release_proposed_by AND NEW.release_proposed_by IS NOT NULL
    AND (OLD.thrown_at IS NULL OR NEW.release_proposed_by IS DISTINCT FROM current_person()) THEN
    RAISE EXCEPTION 'only a thrown switch is let go, in one''s own name';
  END IF;
  IF NEW.released_at IS NOT NULL THEN
    IF OLD.release_proposed_by IS NULL OR OLD.release_proposed_by = current_person()
      OR NEW.release_proposed_by IS DISTINCT FROM OLD.release_proposed_by OR NEW.released_by IS DISTINCT FROM current_person()
      OR OLD.release_proposed_at <= clock_timestamp() - interval '1 hour' THEN
      RAISE EXCEPTION 'the fleet switch is released by a second person, within an hour';
    END IF;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER guard_fleet_switch BEFORE UPDATE ON fleet_switch FOR EACH ROW EXECUTE FUNCTION guard_fleet_switch();
