import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { env } from './env.ts'

/** The version leads, so that another cipher can follow without asking which one made a text. */
const version = 'v1'

/** One key per purpose, so that a text sealed for one cannot be opened as another. */
function keyFor(purpose: string): Buffer {
  const { SEALING_KEY, AUTH_SECRET } = env()
  return Buffer.from(hkdfSync('sha256', SEALING_KEY ?? AUTH_SECRET, 'safeguards-sealed', purpose, 32))
}

/**
 * Seals a secret that must be used again (a webhook's signing secret, an OpenID client's secret), so that a
 * copy of the database alone does not hold it. AES-256-GCM (NIST SP 800-38D), a random nonce each time;
 * `owner` (an id) is bound in, so that a sealed text moved to another row does not open.
 */
export function seal(purpose: string, owner: string, secret: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce).setAAD(Buffer.from(owner))
  const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return [version, ...[nonce, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join('.')
}

/** Opens what `seal` made. Throws an Error, without a word of the text, when it was changed, moved or sealed under another key. */
export function unseal(purpose: string, owner: string, sealed: string): string {
  const [made, nonce, tag, body] = sealed.split('.')
  if (made !== version || !nonce || !tag || body === undefined) throw new Error('not a sealed text')
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), Buffer.from(nonce, 'base64url'), {
      authTagLength: 16,
    })
      .setAAD(Buffer.from(owner))
      .setAuthTag(Buffer.from(tag, 'base64url'))
    return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8')
  } catch (error) {
    throw new Error('a sealed text could not be opened', { cause: error })
  }
}
