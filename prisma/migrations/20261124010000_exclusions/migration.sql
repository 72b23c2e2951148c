-- Exclusions: asked, decided, bound to what was attested, ended. The stubs of the first migration hold no
-- rows: no verb could write them.
ALTER TYPE "exclusion_request_state" ADD VALUE 'endorsed';
ALTER TYPE "exclusion_state" ADD VALUE 'extended';

ALTER TABLE "exclusion_request"
  ADD COLUMN "resource_type" TEXT NOT NULL DEFAULT 'tuning-job',
  ADD COLUMN "requester_name" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "planned" JSONB,
  ADD COLUMN "is_urgent" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "urgent_because" TEXT,
  ADD COLUMN "extends_id" UUID,
  ADD COLUMN "respond_by" TIMESTAMPTZ(3),
  ADD COLUMN "is_late_told" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "lapses_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ADD COLUMN "endorsed_by" UUID,
  ADD COLUMN "endorser_name" TEXT,
  ADD COLUMN "decider_name" TEXT,
  ADD COLUMN "granted_names" TEXT[] DEFAULT ARRAY[]::TEXT[],
  ADD COLUMN "granted_ends_at" TIMESTAMPTZ(3),
  ADD COLUMN "decision_reason" TEXT;

CREATE TABLE "exclusion_attestation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "customer_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "job_name" TEXT NOT NULL,
    "text_version" INTEGER NOT NULL,
    "text_hash" TEXT NOT NULL,
    "signed_by" UUID NOT NULL,
    "signer_name" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "configuration" JSONB NOT NULL,
    "configuration_hash" TEXT NOT NULL,
    "resource_id" UUID,

    CONSTRAINT "exclusion_attestation_pkey" PRIMARY KEY ("customer_id","id")
);

ALTER TABLE "exclusion"
  ADD COLUMN "attestation_id" UUID NOT NULL,
  ADD COLUMN "ended_at" TIMESTAMPTZ(3),
  ADD COLUMN "ended_by_name" TEXT,
  ADD COLUMN "ended_because" TEXT,
  ADD COLUMN "suspended_at" TIMESTAMPTZ(3),
  ADD COLUMN "changes" JSONB,
  ADD COLUMN "warned_days" INTEGER,
  ADD COLUMN "is_warned_running" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "exclusion_event" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "customer_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "exclusion_id" UUID,
    "kind" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "words" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "exclusion_event_pkey" PRIMARY KEY ("customer_id","id")
);

CREATE TABLE "exclusion_policy" (
    "customer_id" UUID NOT NULL,
    "max_days" INTEGER NOT NULL DEFAULT 90,
    "second_approver_over_days" INTEGER,
    "production_account_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "exclusion_policy_pkey" PRIMARY KEY ("customer_id")
);

CREATE INDEX "exclusion_request_customer_id_requested_at_id_idx" ON "exclusion_request"("customer_id", "requested_at" DESC, "id");
CREATE INDEX "exclusion_attestation_customer_id_request_id_job_name_signe_idx" ON "exclusion_attestation"("customer_id", "request_id", "job_name", "signed_at");
CREATE INDEX "exclusion_customer_id_request_id_idx" ON "exclusion"("customer_id", "request_id");
CREATE INDEX "exclusion_event_customer_id_request_id_at_idx" ON "exclusion_event"("customer_id", "request_id", "at");

ALTER TABLE "exclusion_request" ADD CONSTRAINT "exclusion_request_customer_id_account_id_fkey" FOREIGN KEY ("customer_id", "account_id") REFERENCES "aws_account"("customer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "exclusion_request" ADD CONSTRAINT "exclusion_request_customer_id_extends_id_fkey" FOREIGN KEY ("customer_id", "extends_id") REFERENCES "exclusion"("customer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "exclusion_attestation" ADD CONSTRAINT "exclusion_attestation_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "exclusion_attestation" ADD CONSTRAINT "exclusion_attestation_customer_id_request_id_fkey" FOREIGN KEY ("customer_id", "request_id") REFERENCES "exclusion_request"("customer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "exclusion" ADD CONSTRAINT "exclusion_customer_id_account_id_fkey" FOREIGN KEY ("customer_id", "account_id") REFERENCES "aws_account"("customer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "exclusion" ADD CONSTRAINT "exclusion_customer_id_attestation_id_fkey" FOREIGN KEY ("customer_id", "attestation_id") REFERENCES "exclusion_attestation"("customer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "exclusion_event" ADD CONSTRAINT "exclusion_event_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "exclusion_event" ADD CONSTRAINT "exclusion_event_customer_id_request_id_fkey" FOREIGN KEY ("customer_id", "request_id") REFERENCES "exclusion_request"("customer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "exclusion_event" ADD CONSTRAINT "exclusion_event_customer_id_exclusion_id_fkey" FOREIGN KEY ("customer_id", "exclusion_id") REFERENCES "exclusion"("customer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "exclusion_policy" ADD CONSTRAINT "exclusion_policy_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on by hand: what Prisma's schema language cannot say.

-- The last line of defence, whatever the code does.
ALTER TABLE exclusion ADD CONSTRAINT exclusion_ends_within_a_year
  CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '366 days');
ALTER TABLE exclusion_request ADD CONSTRAINT exclusion_request_exact_names
  CHECK (cardinality(job_names) BETWEEN 1 AND 20 AND NOT array_to_string(job_names, ' ') ~ '[*?%]');
ALTER TABLE exclusion_request ADD CONSTRAINT exclusion_request_two_people
  CHECK (decided_by IS DISTINCT FROM requested_by AND endorsed_by IS DISTINCT FROM requested_by);
ALTER TABLE exclusion_policy ADD CONSTRAINT exclusion_policy_within_a_year
  CHECK (max_days BETWEEN 1 AND 365 AND (second_approver_over_days IS NULL OR second_approver_over_days BETWEEN 0 AND 365));

-- What the worker's clock looks for, once a second.
CREATE INDEX exclusion_ending ON exclusion (ends_at) WHERE state IN ('active', 'suspended');
CREATE INDEX exclusion_request_waiting ON exclusion_request (lapses_at) WHERE state NOT IN ('draft', 'approved', 'declined', 'withdrawn', 'lapsed');

-- Row-level security -------------------------------------------------------------------------------
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['exclusion_attestation', 'exclusion_event', 'exclusion_policy'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY customer_rows ON %I TO portal_customer
      USING (customer_id = (SELECT current_customer())) WITH CHECK (customer_id = (SELECT current_customer()))', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO portal_customer', name);
  END LOOP;
END
$$;
GRANT UPDATE (max_days, second_approver_over_days, production_account_ids, changed_at) ON exclusion_policy TO portal_customer;

-- Whom and what a request is about, and when an exclusion began, never change once written.
REVOKE UPDATE ON exclusion_request, exclusion FROM portal_customer;
GRANT UPDATE (account_id, region, safeguard, resource_type, job_names, planned, reason, ticket, state, requested_at,
  ends_at, is_urgent, urgent_because, extends_id, respond_by, is_late_told, lapses_at, endorsed_by, endorser_name,
  decided_by, decider_name, decided_at, granted_names, granted_ends_at, decision_reason) ON exclusion_request TO portal_customer;
GRANT UPDATE (state, attestation_id, ended_at, ended_by_name, ended_because, suspended_at, changes, warned_days,
  is_warned_running) ON exclusion TO portal_customer;

-- A draft is its author's to change; what was sent stays as it was sent.
CREATE FUNCTION keep_sent_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'draft' AND (NEW.account_id, NEW.region, NEW.safeguard, NEW.resource_type, NEW.job_names, NEW.planned,
      NEW.reason, NEW.ticket, NEW.requested_at, NEW.ends_at, NEW.is_urgent, NEW.extends_id)
     IS DISTINCT FROM (OLD.account_id, OLD.region, OLD.safeguard, OLD.resource_type, OLD.job_names, OLD.planned,
      OLD.reason, OLD.ticket, OLD.requested_at, OLD.ends_at, OLD.is_urgent, OLD.extends_id) THEN
    RAISE EXCEPTION 'a sent exclusion request cannot be changed';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER keep_sent_request BEFORE UPDATE ON exclusion_request FOR EACH ROW EXECUTE FUNCTION keep_sent_request();

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON exclusion_attestation FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON exclusion_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
