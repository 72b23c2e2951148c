import { ShownOnce } from '#components/form/shown-once.tsx'

/** A webhook's signing secret, as its program needs it. */
export function SecretOnce({ secret, onDone }: { secret: string; onDone: () => void }) {
  return (
    <ShownOnce
      title="Signing secret"
      value={secret}
      what="the signing secret"
      warning="You see this secret only now."
      next="Requests are signed as Standard Webhooks says, in the headers webhook-id, webhook-timestamp and webhook-signature. Lost it? Make another."
      onDone={onDone}
    />
  )
}
