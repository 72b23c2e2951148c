ALTER TYPE "termination_state" ADD VALUE 'observed' BEFORE 'intended';
ALTER TYPE "termination_state" ADD VALUE 'held' BEFORE 'intended';
ALTER TYPE "termination_state" ADD VALUE 'dismissed' BEFORE 'intended';
ALTER TABLE "aws_account" ADD COLUMN "paused_until" TIMESTAMPTZ(3), ADD COLUMN "pause_reason" TEXT,
  ADD COLUMN "hold_above" INTEGER NOT NULL DEFAULT 5;
ALTER TABLE "termination" ADD COLUMN "held_at" TIMESTAMPTZ(3), ADD COLUMN "disputed_at" TIMESTAMPTZ(3);

CREATE TABLE "event_key" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "customer_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "key_hash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "event_key_pkey" PRIMARY KEY ("customer_id","id")
);
CREATE UNIQUE INDEX "event_key_key_hash_key" ON "event_key"("key_hash");

CREATE TABLE "aws_event" (
    "customer_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "event_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "job_name" TEXT NOT NULL,
    "creator_arn" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "aws_event_pkey" PRIMARY KEY ("customer_id","account_id","event_id")
);
CREATE INDEX "aws_event_customer_id_account_id_region_job_name_idx" ON "aws_event"("customer_id", "account_id", "region", "job_name");

CREATE TABLE "coverage" (
    "customer_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,

    CONSTRAINT "coverage_pkey" PRIMARY KEY ("customer_id","account_id","started_at")
);

CREATE TABLE "fleet_switch" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "reason" TEXT NOT NULL,
    "proposed_by" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "thrown_by" UUID,
    "thrown_at" TIMESTAMPTZ(3),
    "released_by" UUID,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "fleet_switch_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "event_key" ADD CONSTRAINT "event_key_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "event_key" ADD CONSTRAINT "event_key_customer_id_account_id_fkey" FOREIGN KEY ("customer_id", "account_id") REFERENCES "aws_account"("customer_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "aws_event" ADD CONSTRAINT "aws_event_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "aws_event" ADD CONSTRAINT "aws_event_customer_id_account_id_fkey" FOREIGN KEY ("customer_id", "account_id") REFERENCES "aws_account"("customer_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_customer_id_account_id_fkey" FOREIGN KEY ("customer_id", "account_id") REFERENCES "aws_account"("customer_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on by hand ------------------------------------------------------------------------------
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['event_key', 'aws_event', 'coverage'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY customer_rows ON %I TO portal_customer
      USING (customer_id = (SELECT current_customer())) WITH CHECK (customer_id = (SELECT current_customer()))', name);
    EXECUTE format('CREATE POLICY staff_rows ON %I FOR SELECT TO portal_staff USING (true)', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO portal_customer', name);
    EXECUTE format('GRANT SELECT ON %I TO portal_staff', name);
  END LOOP;
END
$$;
GRANT UPDATE (revoked_at) ON event_key TO portal_customer;
GRANT UPDATE (ended_at) ON coverage TO portal_customer;

-- Whose key was presented is found by its hash alone.
CREATE POLICY presented ON event_key FOR SELECT TO portal_identity USING (key_hash = (SELECT presented_hash()));
GRANT SELECT ON event_key TO portal_identity;

ALTER TABLE fleet_switch ENABLE ROW LEVEL SECURITY;
ALTER TABLE fleet_switch FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_reads ON fleet_switch FOR SELECT TO portal_staff USING (true);
CREATE POLICY staff_proposes ON fleet_switch FOR INSERT TO portal_staff WITH CHECK (proposed_by = (SELECT current_person()));
-- Two people: who proposed it cannot be who throws it, whatever the portal's code does.
CREATE POLICY staff_throws ON fleet_switch FOR UPDATE TO portal_staff
  USING ((SELECT current_person()) IS NOT NULL)
  WITH CHECK (thrown_by IS NULL OR thrown_by <> proposed_by);
GRANT SELECT, INSERT ON fleet_switch TO portal_staff;
GRANT UPDATE (thrown_by, thrown_at, released_by, released_at) ON fleet_switch TO portal_staff;
