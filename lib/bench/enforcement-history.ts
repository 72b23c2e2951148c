import type pg from 'pg'
import { enforcedSafeguard, rulesFor } from '#lib/domain/safeguards/catalogue.ts'

/**
 * What an account that was watched for a while has on record: jobs that ended, their verdicts, the events that told of
 * them, and a stop of old. Without it the planner takes every table for an empty one.
 */
export async function fillHistory(
  owner: pg.Pool,
  { region, jobsEach }: { region: string; jobsEach: number },
): Promise<void> {
  await owner.query(
    `insert into resource (customer_id, account_id, region, type, arn, name, aws_status, creation_time, end_time,
       instance_count, status, failing, settings, described_at, last_seen_at, closed_at)
     select a.customer_id, a.id, $1, 'tuning-job',
       format('arn:aws:sagemaker:%s:%s:hyper-parameter-tuning-job/past-%s', $1::text, a.aws_account_id, n), 'past-' || n,
       'Completed', at, at + interval '1 hour', 2, 'protected', '{}', '{}', at, at + interval '1 hour', at + interval '1 hour'
     from aws_account a, generate_series(1, $2::int) n, lateral (select now() - make_interval(hours => n + 1) as at) past`,
    [region, jobsEach],
  )
  await owner.query(
    `insert into verdict (customer_id, resource_id, safeguard, status, reasons, judged_at)
     select r.customer_id, r.id, safeguard, 'protected', '[]', r.creation_time
     from resource r, unnest($1::text[]) safeguard`,
    [rulesFor('tuning-job').map(({ id }) => id)],
  )
  await owner.query(
    `insert into aws_event (customer_id, account_id, event_id, kind, region, job_name, at, received_at, settled_at)
     select customer_id, account_id, gen_random_uuid(), 'state_change', region, name, creation_time, creation_time,
       creation_time from resource`,
  )
  await owner.query(
    `insert into termination (customer_id, account_id, resource_id, region, arn, job_name, job_creation_time, safeguard,
       reasons, detected_by, event_at, seen_at, judged_at, intended_at, stop_sent_at, ended_at, state, final_status)
     select customer_id, account_id, id, region, arn, name, creation_time, $1, '[]', 'event',
       creation_time, creation_time, creation_time, creation_time, creation_time, end_time, 'stopped', 'Stopped'
     from resource where name in ('past-1', 'past-2')`,
    [enforcedSafeguard],
  )
}
