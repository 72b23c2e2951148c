CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- From here on by hand ------------------------------------------------------------------------------
ALTER TABLE rate_limit ENABLE ROW LEVEL SECURITY;
ALTER TABLE rate_limit FORCE ROW LEVEL SECURITY;
-- Whoever signs in counts under the hash of where they come from, and sees nobody else's count.
CREATE POLICY own_count ON rate_limit TO portal_identity
  USING (key = 'sign-in:' || (SELECT presented_hash())) WITH CHECK (key = 'sign-in:' || (SELECT presented_hash()));
GRANT SELECT, INSERT, UPDATE ON rate_limit TO portal_identity;
