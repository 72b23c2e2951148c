-- What is kept no longer than it is needed. The rules are these policies: the role below can delete what they
-- name and nothing else, whatever the portal's code asks for. The trail itself stays.
DO $$
BEGIN
  -- One migration at a time in a cluster, as where the other roles are made.
  PERFORM pg_advisory_xact_lock(7261123);
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portal_retention') THEN
    CREATE ROLE portal_retention NOLOGIN NOINHERIT;
  END IF;
  IF NOT pg_has_role(current_user, 'portal_retention', 'SET') THEN
    GRANT portal_retention TO CURRENT_USER;
  END IF;
END
$$;
GRANT USAGE ON SCHEMA public TO portal_retention;
GRANT EXECUTE ON FUNCTION current_customer() TO portal_retention;

-- Nothing of a customer goes while somebody's law asks for it.
CREATE POLICY retention_sees ON legal_hold FOR SELECT TO portal_retention USING (customer_id = (SELECT current_customer()));
CREATE POLICY retention_sees ON termination FOR SELECT TO portal_retention USING (customer_id = (SELECT current_customer()));
CREATE POLICY retention_sees ON delivery FOR SELECT TO portal_retention USING (customer_id = (SELECT current_customer()));
CREATE POLICY retention_sees ON resource FOR SELECT TO portal_retention USING (customer_id = (SELECT current_customer()));
GRANT SELECT ON legal_hold, termination, delivery, resource TO portal_retention;
CREATE FUNCTION is_held() RETURNS boolean LANGUAGE sql STABLE
  AS $$ SELECT EXISTS (SELECT FROM legal_hold h WHERE h.customer_id = (SELECT current_customer()) AND h.lifted_at IS NULL) $$;
GRANT EXECUTE ON FUNCTION is_held() TO portal_retention;

-- Of nobody's customer.
CREATE POLICY expired ON session FOR DELETE TO portal_retention USING (expires_at < now() - interval '90 days');
CREATE POLICY expired ON rate_limit FOR DELETE TO portal_retention
  USING (expire < (extract(epoch FROM now() - interval '1 day') * 1000)::bigint);

CREATE POLICY expired ON invitation FOR DELETE TO portal_retention USING (
  customer_id = (SELECT current_customer()) AND NOT (SELECT is_held()) AND expires_at < now() - interval '90 days');
CREATE POLICY expired ON delivery FOR DELETE TO portal_retention USING (
  customer_id = (SELECT current_customer()) AND NOT (SELECT is_held()) AND settled_at < now() - interval '90 days');
-- What a receipt tells of who created a job stays with the receipt.
CREATE POLICY expired ON aws_event FOR DELETE TO portal_retention USING (
  customer_id = (SELECT current_customer()) AND NOT (SELECT is_held()) AND received_at < now() - interval '90 days'
  AND NOT EXISTS (SELECT FROM termination t WHERE t.customer_id = aws_event.customer_id AND t.account_id = aws_event.account_id
    AND t.region = aws_event.region AND t.job_name = aws_event.job_name));
CREATE POLICY expired ON notice FOR DELETE TO portal_retention USING (
  customer_id = (SELECT current_customer()) AND NOT (SELECT is_held()) AND at < now() - interval '6 years'
  AND NOT EXISTS (SELECT FROM delivery d WHERE d.customer_id = notice.customer_id AND d.notice_id = notice.id));
CREATE POLICY expired ON api_token FOR DELETE TO portal_retention USING (
  customer_id = (SELECT current_customer()) AND NOT (SELECT is_held()) AND expires_at < now() - interval '6 years');
CREATE POLICY expired ON identity_provider FOR DELETE TO portal_retention USING (
  customer_id = (SELECT current_customer()) AND NOT (SELECT is_held()) AND ended_at < now() - interval '6 years');
CREATE POLICY expired ON termination FOR DELETE TO portal_retention USING (
  customer_id = (SELECT current_customer()) AND NOT (SELECT is_held()) AND intended_at < now() - interval '6 years'
  AND state IN ('observed', 'dismissed', 'stopped', 'ended', 'spared'));
CREATE POLICY expired ON evidence_report FOR DELETE TO portal_retention USING (
  customer_id = (SELECT current_customer()) AND NOT (SELECT is_held()) AND made_at < now() - interval '6 years');
-- A resource goes with its history and its verdicts, once no termination tells of it.
CREATE POLICY expired ON resource FOR DELETE TO portal_retention USING (
  customer_id = (SELECT current_customer()) AND NOT (SELECT is_held()) AND closed_at < now() - interval '6 years'
  AND NOT EXISTS (SELECT FROM termination t WHERE t.customer_id = resource.customer_id AND t.resource_id = resource.id));
CREATE POLICY expired ON status_change FOR DELETE TO portal_retention USING (
  customer_id = (SELECT current_customer()) AND NOT (SELECT is_held())
  AND EXISTS (SELECT FROM resource r WHERE r.customer_id = status_change.customer_id AND r.id = status_change.resource_id
    AND r.closed_at < now() - interval '6 years'));
GRANT DELETE ON session, rate_limit, invitation, delivery, aws_event, notice, api_token, identity_provider, termination,
  evidence_report, resource, status_change TO portal_retention;

-- Both were append-only for everybody. They still are, but for that role, which sees only what has expired.
CREATE FUNCTION keep_until_expired() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_user = 'portal_retention' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
DROP TRIGGER append_only ON status_change;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON status_change FOR EACH ROW EXECUTE FUNCTION keep_until_expired();
DROP TRIGGER append_only ON evidence_report;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON evidence_report FOR EACH ROW EXECUTE FUNCTION keep_until_expired();

-- What was removed is on the trail: of the customer whose it was, or of the portal.
CREATE POLICY retention_acts ON audit_entry FOR INSERT TO portal_retention WITH CHECK (
  customer_id = '00000000-0000-0000-0000-000000000000' OR customer_id = (SELECT current_customer()));
GRANT INSERT ON audit_entry TO portal_retention;
