CREATE TABLE "rule_revision" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "safeguard" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "figures" JSONB NOT NULL DEFAULT '{}',
    "proposed_by" UUID,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "put_in_force_by" UUID,
    "put_in_force_at" TIMESTAMPTZ(3),
    "withdrawn_by" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "rule_revision_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "rule_revision_safeguard_put_in_force_at_idx" ON "rule_revision"("safeguard", "put_in_force_at" DESC);

-- From here on by hand ------------------------------------------------------------------------------
INSERT INTO rule_revision (safeguard, revision, reason, proposed_at, put_in_force_at)
VALUES ('tuning-job-encryption-in-transit', 1, 'The wording the service began with.', '2026-11-01', '2026-11-01');

ALTER TABLE rule_revision ENABLE ROW LEVEL SECURITY;
ALTER TABLE rule_revision FORCE ROW LEVEL SECURITY;
-- What stops jobs is the same for everybody; a proposal is support's alone.
CREATE POLICY everybody_reads ON rule_revision FOR SELECT TO portal_customer USING (put_in_force_at IS NOT NULL);
CREATE POLICY staff_reads ON rule_revision FOR SELECT TO portal_staff USING (true);
CREATE POLICY staff_proposes ON rule_revision FOR INSERT TO portal_staff
  WITH CHECK (proposed_by = (SELECT current_person()) AND put_in_force_at IS NULL AND put_in_force_by IS NULL);
CREATE POLICY staff_settles ON rule_revision FOR UPDATE TO portal_staff
  USING (put_in_force_at IS NULL AND withdrawn_at IS NULL)
  WITH CHECK (put_in_force_by IS NULL OR (put_in_force_by = (SELECT current_person()) AND put_in_force_by <> proposed_by));
GRANT SELECT ON rule_revision TO portal_customer, portal_staff;
GRANT INSERT ON rule_revision TO portal_staff;
GRANT UPDATE (put_in_force_by, put_in_force_at, figures, withdrawn_by, withdrawn_at) ON rule_revision TO portal_staff;
