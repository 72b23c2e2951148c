CREATE TABLE "raci_version" (
    "version" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "rows" JSONB NOT NULL,
    "published_by" UUID,
    "published_by_name" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "raci_version_pkey" PRIMARY KEY ("version")
);

CREATE TABLE "raci_acknowledgement" (
    "customer_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "raci_acknowledgement_pkey" PRIMARY KEY ("customer_id","version","person_id")
);

CREATE TABLE "audit_digest" (
    "customer_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "seq" BIGINT NOT NULL,
    "digest_hash" TEXT NOT NULL,

    CONSTRAINT "audit_digest_pkey" PRIMARY KEY ("customer_id","number")
);

CREATE TABLE "evidence_report" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "customer_id" UUID NOT NULL,
    "period_start" TIMESTAMPTZ(3) NOT NULL,
    "period_end" TIMESTAMPTZ(3) NOT NULL,
    "is_scheduled" BOOLEAN NOT NULL DEFAULT false,
    "made_by_name" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "model" JSONB NOT NULL,
    "model_hash" TEXT NOT NULL,

    CONSTRAINT "evidence_report_pkey" PRIMARY KEY ("customer_id","id")
);

CREATE TABLE "legal_hold" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "customer_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "placed_by_name" TEXT NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lifted_at" TIMESTAMPTZ(3),

    CONSTRAINT "legal_hold_pkey" PRIMARY KEY ("customer_id","id")
);

CREATE INDEX "evidence_report_customer_id_made_at_id_idx" ON "evidence_report"("customer_id", "made_at" DESC, "id");
CREATE INDEX "audit_entry_customer_id_action_seq_idx" ON "audit_entry"("customer_id", "action", "seq");
CREATE INDEX "audit_entry_customer_id_actor_id_seq_idx" ON "audit_entry"("customer_id", "actor_id", "seq");

ALTER TABLE "raci_version" ADD CONSTRAINT "raci_version_published_by_fkey" FOREIGN KEY ("published_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "raci_acknowledgement" ADD CONSTRAINT "raci_acknowledgement_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "raci_acknowledgement" ADD CONSTRAINT "raci_acknowledgement_version_fkey" FOREIGN KEY ("version") REFERENCES "raci_version"("version") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "raci_acknowledgement" ADD CONSTRAINT "raci_acknowledgement_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "evidence_report" ADD CONSTRAINT "evidence_report_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "legal_hold" ADD CONSTRAINT "legal_hold_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "audit_head" ADD COLUMN "at" TIMESTAMPTZ(6);

-- From here on by hand: what Prisma's schema language cannot say.

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['raci_version', 'raci_acknowledgement', 'audit_digest', 'evidence_report', 'legal_hold'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY staff_rows ON %I FOR SELECT TO portal_staff USING (true)', name);
    EXECUTE format('GRANT SELECT ON %I TO portal_customer, portal_staff', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['raci_acknowledgement', 'audit_digest', 'evidence_report', 'legal_hold'] LOOP
    EXECUTE format('CREATE POLICY customer_rows ON %I TO portal_customer
      USING (customer_id = (SELECT current_customer())) WITH CHECK (customer_id = (SELECT current_customer()))', name);
  END LOOP;
  -- What people signed, what was published and what was sealed never changes and never goes away.
  FOREACH name IN ARRAY ARRAY['raci_version', 'raci_acknowledgement', 'audit_digest', 'evidence_report'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END
$$;

GRANT INSERT ON raci_acknowledgement, audit_digest, evidence_report TO portal_customer;

-- The matrix is the same for everybody: support publishes it, every customer reads it.
CREATE POLICY everybody_reads ON raci_version FOR SELECT TO portal_customer USING (true);
CREATE POLICY staff_publishes ON raci_version FOR INSERT TO portal_staff WITH CHECK (true);
GRANT INSERT ON raci_version TO portal_staff;

-- Only staff place and lift a hold. One at a time is in force.
CREATE POLICY staff_holds ON legal_hold FOR INSERT TO portal_staff WITH CHECK (customer_id = (SELECT current_customer()));
CREATE POLICY staff_lifts ON legal_hold FOR UPDATE TO portal_staff
  USING (customer_id = (SELECT current_customer())) WITH CHECK (customer_id = (SELECT current_customer()));
GRANT INSERT ON legal_hold TO portal_staff;
GRANT UPDATE (lifted_at) ON legal_hold TO portal_staff;
CREATE UNIQUE INDEX legal_hold_in_force ON legal_hold (customer_id) WHERE lifted_at IS NULL;
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON legal_hold FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A chain's head may be looked at by whoever may read the chain: it says which chains have news to seal.
CREATE POLICY own_head ON audit_head FOR SELECT TO portal_customer USING (customer_id = (SELECT current_customer()));
CREATE POLICY staff_heads ON audit_head FOR SELECT TO portal_staff USING (true);
GRANT SELECT ON audit_head TO portal_customer, portal_staff;

-- The chain again, with two changes. A row's time is never before that of the row it follows, even where the
-- server's clock was set back: a back-dated row is then always a forged one. And the head is made only where
-- there is none, which saves every later row one statement. The hash covers what it covered.
CREATE OR REPLACE FUNCTION link_audit_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  head audit_head%ROWTYPE;
BEGIN
  SELECT * INTO head FROM audit_head WHERE customer_id = NEW.customer_id FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO audit_head (customer_id, seq, hash) VALUES (NEW.customer_id, 0, '') ON CONFLICT DO NOTHING;
    SELECT * INTO head FROM audit_head WHERE customer_id = NEW.customer_id FOR UPDATE;
  END IF;
  NEW.seq := head.seq + 1;
  NEW.at := greatest(clock_timestamp(), head.at);
  NEW.prev_hash := head.hash;
  NEW.hash := encode(sha256(convert_to(
    audit_part(NEW.prev_hash) || audit_part(NEW.customer_id::text) || audit_part(NEW.seq::text)
      || audit_part(to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
      || audit_part(NEW.actor_kind) || audit_part(NEW.actor_id) || audit_part(NEW.actor_name) || audit_part(NEW.action)
      || audit_part(NEW.resource_type) || audit_part(NEW.resource_id) || audit_part(NEW.request_id)
      || audit_part(NEW.details::text), 'UTF8')), 'hex');
  UPDATE audit_head SET seq = NEW.seq, hash = NEW.hash, at = NEW.at WHERE customer_id = NEW.customer_id;
  RETURN NEW;
END
$$;

-- Version 1: the matrix the service began with (lib/domain/raci.ts has the same rows; a test compares them).
INSERT INTO raci_version (version, note, rows, published_by_name) VALUES (1, 'The responsibilities the service began with.',
  '[{"id": "enforcement", "item": "Enforcing the automated safeguards", "cleardata": ["R", "A"], "customer": ["I", "C"], "evidence": "enforcement"},
    {"id": "resources", "item": "Creating, managing and configuring all SageMaker notebooks and features", "cleardata": ["C"], "customer": ["R", "A"], "evidence": "resources"},
    {"id": "excluded-data", "item": "Making sure that a service excluded from automated remediation holds no PHI or PII", "cleardata": ["I", "C"], "customer": ["R", "A"], "evidence": "attestations"}]',
  'ClearDATA');
