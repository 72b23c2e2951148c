/** How long a session lasts. Only a person's own input counts as activity; a page that polls does not. */
export const limits = {
  idleMs: 15 * 60_000,
  absoluteMs: 8 * 60 * 60_000,
  /** Acts that cannot be taken back ask for a sign-in no older than this. */
  stepUpMs: 15 * 60_000,
  /** Activity is written down at most this often. */
  activityGrainMs: 30_000,
}
