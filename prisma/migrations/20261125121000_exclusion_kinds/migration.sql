-- An exclusion is for one resource: a job of another kind that has the same name is not meant.
CREATE FUNCTION excluded_until(customer uuid, account uuid, region_name text, kind text, resource_name text, failing_safeguards text[])
RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN count(*) > 0 AND count(*) = count(excuse.until) THEN min(excuse.until) END
  FROM unnest(failing_safeguards) AS failing_one
  CROSS JOIN LATERAL (
    SELECT max(e.ends_at) AS until FROM exclusion e
    JOIN exclusion_request q ON q.customer_id = e.customer_id AND q.id = e.request_id AND q.resource_type = kind
    WHERE e.customer_id = customer AND e.account_id = account AND e.region = region_name AND e.job_name = resource_name
      AND e.safeguard = failing_one AND e.state = 'active' AND e.starts_at <= now() AND e.ends_at > now()
  ) AS excuse
$$;
GRANT EXECUTE ON FUNCTION excluded_until(uuid, uuid, text, text, text, text[]) TO portal_customer, portal_staff;
