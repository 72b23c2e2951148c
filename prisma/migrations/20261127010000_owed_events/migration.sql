-- An event is owed from when it is stored until what is decided about its job is, or until the queue owes it. What was
-- received before this is on the queue.
ALTER TABLE "aws_event" ADD COLUMN "taken_at" TIMESTAMPTZ(3), ADD COLUMN "settled_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "aws_event" ALTER COLUMN "settled_at" DROP DEFAULT;
CREATE INDEX "aws_event_owed" ON "aws_event" ("received_at") WHERE "settled_at" IS NULL;
GRANT UPDATE (taken_at, settled_at) ON aws_event TO portal_customer;
