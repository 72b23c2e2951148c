import * as tls from 'node:tls'
import { generate } from 'selfsigned'

/** A certificate for this machine, made now; `trust` has this process accept it, and says how to stop. */
export async function ownCertificate(): Promise<{ key: string; cert: string; trust: () => () => void }> {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  })
  return {
    key: made.private,
    cert: made.cert,
    trust: () => {
      const before = tls.getCACertificates('default')
      tls.setDefaultCACertificates([...before, made.cert])
      return () => tls.setDefaultCACertificates(before)
    },
  }
}
