CREATE UNIQUE INDEX "customer_id_slug_key" ON "customer"("id", "slug");
ALTER TABLE "person" ADD COLUMN "home_customer_id" UUID;
ALTER TABLE "person" ADD CONSTRAINT "person_home_customer_id_fkey" FOREIGN KEY ("home_customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "identity_provider" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "customer_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "client_secret" TEXT NOT NULL,
    "trusts_email" BOOLEAN NOT NULL DEFAULT false,
    "is_required" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "made_by_name" TEXT NOT NULL,
    "trial_hash" TEXT,
    "trial_by" UUID,
    "trial_ends_at" TIMESTAMPTZ(3),
    "tested_at" TIMESTAMPTZ(3),
    "tested_name" TEXT,
    "tested_email" TEXT,
    "enabled_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "identity_provider_pkey" PRIMARY KEY ("customer_id","id")
);
CREATE UNIQUE INDEX "identity_provider_trial_hash_key" ON "identity_provider"("trial_hash");
ALTER TABLE "identity_provider" ADD CONSTRAINT "identity_provider_customer_id_slug_fkey" FOREIGN KEY ("customer_id", "slug") REFERENCES "customer"("id", "slug") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on by hand ------------------------------------------------------------------------------
ALTER TABLE identity_provider ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity_provider FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_rows ON identity_provider TO portal_customer
  USING (customer_id = (SELECT current_customer())) WITH CHECK (customer_id = (SELECT current_customer()));
CREATE POLICY staff_rows ON identity_provider FOR SELECT TO portal_staff USING (true);
GRANT SELECT, INSERT ON identity_provider TO portal_customer;
GRANT UPDATE (client_secret, is_required, trial_hash, trial_by, trial_ends_at, enabled_at, ended_at)
  ON identity_provider TO portal_customer;
GRANT SELECT ON identity_provider TO portal_staff, portal_identity;

-- One in force and one draft for each customer. An issuer in force is one customer's: it was signed in with
-- before it could be enabled, so that only whoever has people there can take it.
CREATE UNIQUE INDEX identity_provider_in_force ON identity_provider (customer_id)
  WHERE enabled_at IS NOT NULL AND ended_at IS NULL;
CREATE UNIQUE INDEX identity_provider_draft ON identity_provider (customer_id)
  WHERE enabled_at IS NULL AND ended_at IS NULL;
CREATE UNIQUE INDEX identity_provider_one_customer ON identity_provider (lower(rtrim(issuer, '/')))
  WHERE enabled_at IS NOT NULL AND ended_at IS NULL;

-- A sign-in finds it by the customer's address, by the issuer that vouched, or by what the test's browser holds.
CREATE FUNCTION sign_in_slug() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.sign_in_slug', true), '') $$;
GRANT EXECUTE ON FUNCTION sign_in_slug() TO portal_identity;
CREATE POLICY sign_in ON identity_provider FOR SELECT TO portal_identity USING (
  (enabled_at IS NOT NULL AND ended_at IS NULL
    AND (slug = (SELECT sign_in_slug()) OR issuer = (SELECT nullif(current_setting('app.issuer', true), ''))
      OR EXISTS (SELECT FROM membership m WHERE m.customer_id = identity_provider.customer_id AND m.person_id = (SELECT current_person()))
      OR EXISTS (SELECT FROM invitation v WHERE v.customer_id = identity_provider.customer_id AND v.token_hash = (SELECT presented_hash()))))
  OR trial_hash = (SELECT presented_hash()));
CREATE POLICY trial ON identity_provider FOR UPDATE TO portal_identity
  USING (trial_hash = (SELECT presented_hash()) AND ended_at IS NULL)
  WITH CHECK (trial_hash = (SELECT presented_hash()) AND ended_at IS NULL);
GRANT UPDATE (tested_at, tested_name, tested_email) ON identity_provider TO portal_identity;

-- Somebody is at home where the provider in force that vouches for them belongs, and nowhere else.
DROP POLICY own_person ON person;
CREATE POLICY own_person ON person TO portal_identity
  USING (id = (SELECT current_person())
    OR (issuer = (SELECT current_setting('app.issuer', true)) AND subject = (SELECT current_setting('app.subject', true))))
  WITH CHECK (issuer = (SELECT current_setting('app.issuer', true)) AND subject = (SELECT current_setting('app.subject', true))
    AND home_customer_id IS NOT DISTINCT FROM (SELECT i.customer_id FROM identity_provider i
      WHERE i.issuer = person.issuer AND i.enabled_at IS NOT NULL AND i.ended_at IS NULL));
DROP POLICY staff_adds ON person;
CREATE POLICY staff_adds ON person FOR INSERT TO portal_staff WITH CHECK (
  home_customer_id IS NOT DISTINCT FROM (SELECT i.customer_id FROM identity_provider i
    WHERE i.issuer = person.issuer AND i.enabled_at IS NOT NULL AND i.ended_at IS NULL));

-- Whom a customer's provider vouches for is never staff, and a member of that customer alone.
DROP POLICY staff_adds ON staff;
CREATE POLICY staff_adds ON staff FOR INSERT TO portal_staff WITH CHECK (
  EXISTS (SELECT FROM person p WHERE p.id = staff.person_id AND p.home_customer_id IS NULL));
DROP POLICY staff_adds ON membership;
CREATE POLICY staff_adds ON membership FOR INSERT TO portal_staff WITH CHECK (
  EXISTS (SELECT FROM person p WHERE p.id = membership.person_id
    AND (p.home_customer_id IS NULL OR p.home_customer_id = membership.customer_id)));
DROP POLICY invited ON membership;
CREATE POLICY invited ON membership FOR INSERT TO portal_identity WITH CHECK (
  person_id = (SELECT current_person())
  AND EXISTS (SELECT FROM person p WHERE p.id = membership.person_id
    AND (p.home_customer_id IS NULL OR p.home_customer_id = membership.customer_id))
  AND EXISTS (SELECT FROM invitation i WHERE i.token_hash = (SELECT presented_hash())
    AND i.customer_id = membership.customer_id AND i.role = membership.role
    AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL AND i.expires_at > now()));
-- Members come by invitation, or by staff: no verb of a customer's makes one by itself.
REVOKE INSERT ON membership FROM portal_customer;
