import { noteCookie } from '#lib/auth/cookies.ts'
import { route } from '#lib/http/route.ts'
import { startTrial } from '#lib/services/sign-in/start-trial.ts'

export const POST = route({
  operation: { id: 'startTrial', summary: 'Try a provider before it is used', answers: 'some JSON' },
  run: (ctx) => startTrial(ctx),
  answer: ({ signInWith, trial }) =>
    Response.json({ signInWith }, { headers: { 'set-cookie': noteCookie('trial', trial) } }),
})
