-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('viewer', 'admin');

-- CreateEnum
CREATE TYPE "account_status" AS ENUM ('pending', 'connected', 'unsafe', 'disconnected');

-- CreateEnum
CREATE TYPE "enforcement_mode" AS ENUM ('observing', 'armed');

-- CreateEnum
CREATE TYPE "scan_outcome" AS ENUM ('complete', 'partial', 'failed');

-- CreateEnum
CREATE TYPE "verdict_status" AS ENUM ('protected', 'failing', 'unknown', 'not_applicable');

-- CreateEnum
CREATE TYPE "termination_state" AS ENUM ('intended', 'stop_sent', 'stopped', 'ended', 'spared');

-- CreateEnum
CREATE TYPE "exclusion_request_state" AS ENUM ('draft', 'requested', 'information_asked', 'approved', 'declined', 'withdrawn', 'lapsed');

-- CreateEnum
CREATE TYPE "exclusion_state" AS ENUM ('active', 'suspended', 'expired', 'revoked');

-- CreateTable
CREATE TABLE "customer" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "email" TEXT,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_sign_in" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff" (
    "person_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "membership" (
    "customer_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("customer_id","person_id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "token_hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "authenticated_at" TIMESTAMPTZ(3) NOT NULL,
    "last_active_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_entry" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "customer_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "aws_account" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "customer_id" UUID NOT NULL,
    "aws_account_id" TEXT NOT NULL,
    "partition" TEXT NOT NULL DEFAULT 'aws',
    "name" TEXT NOT NULL,
    "regions" TEXT[],
    "external_id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "status" "account_status" NOT NULL DEFAULT 'pending',
    "mode" "enforcement_mode" NOT NULL DEFAULT 'observing',
    "proof" JSONB,
    "proved_at" TIMESTAMPTZ(3),
    "armed_at" TIMESTAMPTZ(3),
    "arms_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "aws_account_pkey" PRIMARY KEY ("customer_id","id")
);

-- CreateTable
CREATE TABLE "region_scan" (
    "customer_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "last_complete_at" TIMESTAMPTZ(3),
    "outcome" "scan_outcome",
    "calls" INTEGER NOT NULL DEFAULT 0,
    "gaps" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "region_scan_pkey" PRIMARY KEY ("customer_id","account_id","region")
);

-- CreateTable
CREATE TABLE "resource" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "customer_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "arn" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "aws_status" TEXT,
    "creation_time" TIMESTAMPTZ(3) NOT NULL,
    "end_time" TIMESTAMPTZ(3),
    "instance_count" INTEGER,
    "status" "verdict_status" NOT NULL,
    "failing" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "settings" JSONB,
    "described_at" TIMESTAMPTZ(3),
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "resource_pkey" PRIMARY KEY ("customer_id","id")
);

-- CreateTable
CREATE TABLE "verdict" (
    "customer_id" UUID NOT NULL,
    "resource_id" UUID NOT NULL,
    "safeguard" TEXT NOT NULL,
    "status" "verdict_status" NOT NULL,
    "reasons" JSONB NOT NULL,
    "judged_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verdict_pkey" PRIMARY KEY ("customer_id","resource_id","safeguard")
);

-- CreateTable
CREATE TABLE "status_change" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "customer_id" UUID NOT NULL,
    "resource_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "status_change_pkey" PRIMARY KEY ("customer_id","id")
);

-- CreateTable
CREATE TABLE "termination" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "customer_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "resource_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "arn" TEXT NOT NULL,
    "job_name" TEXT NOT NULL,
    "job_creation_time" TIMESTAMPTZ(3) NOT NULL,
    "safeguard" TEXT NOT NULL,
    "reasons" JSONB NOT NULL,
    "detected_by" TEXT NOT NULL,
    "state" "termination_state" NOT NULL DEFAULT 'intended',
    "event_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "judged_at" TIMESTAMPTZ(3) NOT NULL,
    "intended_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stop_sent_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "final_status" TEXT,
    "outcome" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" JSONB,
    "children" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "termination_pkey" PRIMARY KEY ("customer_id","id")
);

-- CreateTable
CREATE TABLE "exclusion_request" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "customer_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "safeguard" TEXT NOT NULL,
    "job_names" TEXT[],
    "reason" TEXT NOT NULL,
    "ticket" TEXT,
    "state" "exclusion_request_state" NOT NULL DEFAULT 'requested',
    "requested_by" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "exclusion_request_pkey" PRIMARY KEY ("customer_id","id")
);

-- CreateTable
CREATE TABLE "exclusion" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "customer_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "job_name" TEXT NOT NULL,
    "safeguard" TEXT NOT NULL,
    "state" "exclusion_state" NOT NULL DEFAULT 'active',
    "starts_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exclusion_pkey" PRIMARY KEY ("customer_id","id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "customer_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "resource_type" TEXT NOT NULL,
    "resource_id" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "prev_hash" TEXT NOT NULL DEFAULT '',
    "hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("customer_id","seq")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "customer_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("customer_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "customer_slug_key" ON "customer"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "person_issuer_subject_key" ON "person"("issuer", "subject");

-- CreateIndex
CREATE INDEX "membership_person_id_idx" ON "membership"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE INDEX "staff_entry_customer_id_entered_at_idx" ON "staff_entry"("customer_id", "entered_at");

-- CreateIndex
CREATE INDEX "staff_entry_person_id_ends_at_idx" ON "staff_entry"("person_id", "ends_at");

-- CreateIndex
CREATE INDEX "aws_account_status_idx" ON "aws_account"("status");

-- CreateIndex
CREATE UNIQUE INDEX "aws_account_customer_id_aws_account_id_key" ON "aws_account"("customer_id", "aws_account_id");

-- CreateIndex
CREATE INDEX "resource_customer_id_closed_at_creation_time_id_idx" ON "resource"("customer_id", "closed_at", "creation_time" DESC, "id");

-- CreateIndex
CREATE INDEX "resource_customer_id_account_id_region_status_idx" ON "resource"("customer_id", "account_id", "region", "status");

-- CreateIndex
CREATE UNIQUE INDEX "resource_customer_id_arn_creation_time_key" ON "resource"("customer_id", "arn", "creation_time");

-- CreateIndex
CREATE INDEX "verdict_customer_id_safeguard_status_idx" ON "verdict"("customer_id", "safeguard", "status");

-- CreateIndex
CREATE INDEX "status_change_customer_id_resource_id_at_idx" ON "status_change"("customer_id", "resource_id", "at");

-- CreateIndex
CREATE INDEX "termination_customer_id_intended_at_id_idx" ON "termination"("customer_id", "intended_at" DESC, "id");

-- CreateIndex
CREATE INDEX "termination_customer_id_state_idx" ON "termination"("customer_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "termination_customer_id_arn_job_creation_time_key" ON "termination"("customer_id", "arn", "job_creation_time");

-- CreateIndex
CREATE INDEX "exclusion_request_customer_id_state_idx" ON "exclusion_request"("customer_id", "state");

-- CreateIndex
CREATE INDEX "exclusion_customer_id_account_id_region_job_name_safeguard_idx" ON "exclusion"("customer_id", "account_id", "region", "job_name", "safeguard");

-- CreateIndex
CREATE INDEX "audit_entry_customer_id_at_idx" ON "audit_entry"("customer_id", "at");

-- CreateIndex
CREATE INDEX "audit_entry_customer_id_resource_type_resource_id_idx" ON "audit_entry"("customer_id", "resource_type", "resource_id");

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_entry" ADD CONSTRAINT "staff_entry_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_entry" ADD CONSTRAINT "staff_entry_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "aws_account" ADD CONSTRAINT "aws_account_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "region_scan" ADD CONSTRAINT "region_scan_customer_id_account_id_fkey" FOREIGN KEY ("customer_id", "account_id") REFERENCES "aws_account"("customer_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resource" ADD CONSTRAINT "resource_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resource" ADD CONSTRAINT "resource_customer_id_account_id_fkey" FOREIGN KEY ("customer_id", "account_id") REFERENCES "aws_account"("customer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_customer_id_resource_id_fkey" FOREIGN KEY ("customer_id", "resource_id") REFERENCES "resource"("customer_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_change" ADD CONSTRAINT "status_change_customer_id_resource_id_fkey" FOREIGN KEY ("customer_id", "resource_id") REFERENCES "resource"("customer_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "termination" ADD CONSTRAINT "termination_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "termination" ADD CONSTRAINT "termination_customer_id_account_id_fkey" FOREIGN KEY ("customer_id", "account_id") REFERENCES "aws_account"("customer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "termination" ADD CONSTRAINT "termination_customer_id_resource_id_fkey" FOREIGN KEY ("customer_id", "resource_id") REFERENCES "resource"("customer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exclusion_request" ADD CONSTRAINT "exclusion_request_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exclusion" ADD CONSTRAINT "exclusion_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exclusion" ADD CONSTRAINT "exclusion_customer_id_request_id_fkey" FOREIGN KEY ("customer_id", "request_id") REFERENCES "exclusion_request"("customer_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on by hand: what Prisma's schema language cannot say.

-- Roles -------------------------------------------------------------------------------------------
-- The portal logs in as a role that owns nothing and may do nothing by itself; each door of lib/db
-- takes on one of these for one transaction. Roles are the cluster's, so another database may have made them.
DO $$
DECLARE
  name text;
BEGIN
  -- One migration at a time in a cluster: two at once would collide over the same rows of pg_auth_members.
  PERFORM pg_advisory_xact_lock(7261123);
  FOREACH name IN ARRAY ARRAY['portal_customer', 'portal_staff', 'portal_identity', 'portal_queue', 'portal_chain'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', name);
    END IF;
    IF NOT pg_has_role(current_user, name, 'SET') THEN
      EXECUTE format('GRANT %I TO CURRENT_USER', name);
    END IF;
  END LOOP;
END
$$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO portal_customer, portal_staff, portal_identity, portal_chain;

-- Who is asking -----------------------------------------------------------------------------------
-- A door sets these for its transaction alone. Unset and empty are the same: nothing matches.
CREATE FUNCTION current_customer() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.customer_id', true), '')::uuid $$;
CREATE FUNCTION current_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.person_id', true), '')::uuid $$;

-- Row-level security on every table ---------------------------------------------------------------
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['customer', 'person', 'staff', 'membership', 'session', 'staff_entry', 'aws_account',
    'region_scan', 'resource', 'verdict', 'status_change', 'termination', 'exclusion_request', 'exclusion',
    'audit_entry', 'audit_head'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;

  -- A customer's own rows: read and write within the customer; staff read all.
  FOREACH name IN ARRAY ARRAY['membership', 'staff_entry', 'aws_account', 'region_scan', 'resource', 'verdict',
    'status_change', 'termination', 'exclusion_request', 'exclusion', 'audit_entry'] LOOP
    EXECUTE format('CREATE POLICY customer_rows ON %I TO portal_customer
      USING (customer_id = (SELECT current_customer())) WITH CHECK (customer_id = (SELECT current_customer()))', name);
    EXECUTE format('CREATE POLICY staff_rows ON %I FOR SELECT TO portal_staff USING (true)', name);
    EXECUTE format('GRANT SELECT ON %I TO portal_customer, portal_staff', name);
  END LOOP;

  FOREACH name IN ARRAY ARRAY['membership', 'aws_account', 'region_scan', 'resource', 'verdict', 'termination',
    'exclusion_request', 'exclusion'] LOOP
    EXECUTE format('GRANT INSERT, UPDATE ON %I TO portal_customer', name);
  END LOOP;
END
$$;

GRANT DELETE ON membership, verdict TO portal_customer;
GRANT INSERT ON status_change, audit_entry TO portal_customer;

CREATE POLICY own_customer ON customer FOR SELECT TO portal_customer USING (id = (SELECT current_customer()));
CREATE POLICY staff_reads ON customer FOR SELECT TO portal_staff USING (true);
CREATE POLICY staff_creates ON customer FOR INSERT TO portal_staff WITH CHECK (true);
CREATE POLICY identity_reads ON customer FOR SELECT TO portal_identity
  USING (EXISTS (SELECT FROM membership m WHERE m.customer_id = customer.id AND m.person_id = (SELECT current_person()))
    OR EXISTS (SELECT FROM staff_entry e WHERE e.customer_id = customer.id AND e.person_id = (SELECT current_person())));
GRANT SELECT ON customer TO portal_customer, portal_identity;
GRANT SELECT, INSERT ON customer TO portal_staff;

-- People: a customer sees its own members, and the staff who looked into it.
CREATE POLICY people_of_customer ON person FOR SELECT TO portal_customer
  USING (EXISTS (SELECT FROM membership m WHERE m.person_id = person.id AND m.customer_id = (SELECT current_customer()))
    OR EXISTS (SELECT FROM staff_entry e WHERE e.person_id = person.id AND e.customer_id = (SELECT current_customer())));
CREATE POLICY staff_reads ON person FOR SELECT TO portal_staff USING (true);
CREATE POLICY staff_adds ON person FOR INSERT TO portal_staff WITH CHECK (true);
CREATE POLICY own_person ON person TO portal_identity
  USING (id = (SELECT current_person())
    OR (issuer = (SELECT current_setting('app.issuer', true)) AND subject = (SELECT current_setting('app.subject', true))))
  WITH CHECK (issuer = (SELECT current_setting('app.issuer', true)) AND subject = (SELECT current_setting('app.subject', true)));
GRANT SELECT ON person TO portal_customer;
GRANT SELECT, INSERT ON person TO portal_staff;
GRANT SELECT, INSERT ON person TO portal_identity;
GRANT UPDATE (name, email, last_sign_in) ON person TO portal_identity;

CREATE POLICY own_staff ON staff FOR SELECT TO portal_identity USING (person_id = (SELECT current_person()));
CREATE POLICY staff_reads ON staff FOR SELECT TO portal_staff USING (true);
CREATE POLICY staff_adds ON staff FOR INSERT TO portal_staff WITH CHECK (true);
GRANT SELECT ON staff TO portal_identity;
GRANT SELECT, INSERT ON staff TO portal_staff;

CREATE POLICY own_memberships ON membership FOR SELECT TO portal_identity USING (person_id = (SELECT current_person()));
CREATE POLICY staff_adds ON membership FOR INSERT TO portal_staff WITH CHECK (true);
GRANT SELECT ON membership TO portal_identity;
GRANT INSERT ON membership TO portal_staff;

CREATE POLICY own_entries ON staff_entry FOR SELECT TO portal_identity USING (person_id = (SELECT current_person()));
CREATE POLICY staff_enters ON staff_entry FOR INSERT TO portal_staff WITH CHECK (person_id = (SELECT current_person()));
CREATE POLICY staff_leaves ON staff_entry FOR UPDATE TO portal_staff
  USING (person_id = (SELECT current_person())) WITH CHECK (person_id = (SELECT current_person()));
GRANT SELECT ON staff_entry TO portal_identity;
GRANT INSERT ON staff_entry TO portal_staff;
GRANT UPDATE (left_at) ON staff_entry TO portal_staff;

-- A session is found by the hash of what its cookie holds, or is one of the person's own.
CREATE POLICY own_sessions ON session TO portal_identity
  USING (token_hash = (SELECT current_setting('app.session_hash', true)) OR person_id = (SELECT current_person()))
  WITH CHECK (person_id = (SELECT current_person()) OR token_hash = (SELECT current_setting('app.session_hash', true)));
GRANT SELECT, INSERT ON session TO portal_identity;
GRANT UPDATE (last_active_at, authenticated_at, revoked_at) ON session TO portal_identity;

-- One AWS account belongs to one customer: enforced among connected ones only, since connecting needs a
-- proof of control. A draft of another customer's account id must not be answered with "taken".
CREATE UNIQUE INDEX aws_account_one_customer ON aws_account (partition, aws_account_id)
  WHERE status IN ('connected', 'unsafe');

-- The ExternalId, once made, and what an account is, never change.
CREATE FUNCTION keep_account_identity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.external_id, NEW.aws_account_id, NEW.partition, NEW.customer_id, NEW.id)
     IS DISTINCT FROM (OLD.external_id, OLD.aws_account_id, OLD.partition, OLD.customer_id, OLD.id) THEN
    RAISE EXCEPTION 'the identity of an AWS account and its ExternalId cannot change';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER keep_account_identity BEFORE UPDATE ON aws_account FOR EACH ROW EXECUTE FUNCTION keep_account_identity();

-- The audit chain ---------------------------------------------------------------------------------
-- Each row is linked to the one before it, per customer, while the customer's head row is locked: no gap,
-- no fork. The hash covers every column; text parts carry their length, so that no two rows read alike.
CREATE POLICY chain_head ON audit_head TO portal_chain USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON audit_head TO portal_chain;
CREATE POLICY staff_acts ON audit_entry FOR INSERT TO portal_staff, portal_identity WITH CHECK (
  customer_id = '00000000-0000-0000-0000-000000000000' OR customer_id = (SELECT current_customer()));
GRANT INSERT ON audit_entry TO portal_staff, portal_identity;

CREATE FUNCTION audit_part(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT octet_length(value)::text || ':' || value || ',' $$;

CREATE FUNCTION link_audit_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  head audit_head%ROWTYPE;
BEGIN
  INSERT INTO audit_head (customer_id, seq, hash) VALUES (NEW.customer_id, 0, '') ON CONFLICT DO NOTHING;
  SELECT * INTO head FROM audit_head WHERE customer_id = NEW.customer_id FOR UPDATE;
  NEW.seq := head.seq + 1;
  NEW.at := clock_timestamp();
  NEW.prev_hash := head.hash;
  NEW.hash := encode(sha256(convert_to(
    audit_part(NEW.prev_hash) || audit_part(NEW.customer_id::text) || audit_part(NEW.seq::text)
      || audit_part(to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
      || audit_part(NEW.actor_kind) || audit_part(NEW.actor_id) || audit_part(NEW.actor_name) || audit_part(NEW.action)
      || audit_part(NEW.resource_type) || audit_part(NEW.resource_id) || audit_part(NEW.request_id)
      || audit_part(NEW.details::text), 'UTF8')), 'hex');
  UPDATE audit_head SET seq = NEW.seq, hash = NEW.hash WHERE customer_id = NEW.customer_id;
  RETURN NEW;
END
$$;
GRANT CREATE ON SCHEMA public TO portal_chain;
ALTER FUNCTION link_audit_entry() OWNER TO portal_chain;
REVOKE CREATE ON SCHEMA public FROM portal_chain;
REVOKE ALL ON FUNCTION link_audit_entry() FROM PUBLIC;
CREATE TRIGGER link_audit_entry BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION link_audit_entry();

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON status_change FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The head moves with its chain alone.
CREATE FUNCTION keep_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.seq <> OLD.seq + 1 THEN
    RAISE EXCEPTION 'an audit chain only grows, one row at a time';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER keep_head BEFORE UPDATE OR DELETE ON audit_head FOR EACH ROW EXECUTE FUNCTION keep_head();

GRANT EXECUTE ON FUNCTION current_customer(), current_person(), audit_part(text)
  TO portal_customer, portal_staff, portal_identity, portal_chain;

-- Until when a resource's every failing safeguard is excused, by the database's clock. Null when one of
-- them is not, or when nothing fails.
CREATE FUNCTION excluded_until(customer uuid, account uuid, region_name text, resource_name text, failing_safeguards text[])
RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN count(*) > 0 AND count(*) = count(excuse.until) THEN min(excuse.until) END
  FROM unnest(failing_safeguards) AS failing_one
  CROSS JOIN LATERAL (
    SELECT max(e.ends_at) AS until FROM exclusion e
    WHERE e.customer_id = customer AND e.account_id = account AND e.region = region_name AND e.job_name = resource_name
      AND e.safeguard = failing_one AND e.state = 'active' AND e.starts_at <= now() AND e.ends_at > now()
  ) AS excuse
$$;
GRANT EXECUTE ON FUNCTION excluded_until(uuid, uuid, text, text, text[]) TO portal_customer, portal_staff;
