-- Who changed the group outside the portal is asked of CloudTrail, within the time in which it must have happened.
ALTER TABLE "group_state" ADD COLUMN "members_read_at" TIMESTAMPTZ(3);
ALTER TABLE "iam_user" ADD COLUMN "drift_since" TIMESTAMPTZ(3);
ALTER TABLE "iam_user" ADD COLUMN "drift_answer" TEXT;
