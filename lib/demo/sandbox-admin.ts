import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Speaks to the sandbox as an account's administrator, over the same wire as everybody: how the demo's world
 * is made. The sandbox takes a 12-digit access key id as that account's administrator, whatever the signature.
 */
export class SandboxAdmin {
  readonly endpoint: string

  constructor(endpoint: string) {
    this.endpoint = endpoint
  }

  /** IAM, STS or CloudFormation. Returns the answer's XML. */
  async query(
    accountId: string,
    service: 'iam' | 'cloudformation',
    action: string,
    parameters: Record<string, string>,
    region = 'us-east-1',
  ): Promise<string> {
    const version = service === 'iam' ? '2010-05-08' : '2010-05-15'
    const body = new URLSearchParams({ Action: action, Version: version, ...parameters })
    return this.#send(accountId, region, service, action, body.toString(), {
      'content-type': 'application/x-www-form-urlencoded',
    })
  }

  /** A SageMaker call. Returns the answer's JSON. */
  async sagemaker<T>(accountId: string, region: string, action: string, input: unknown): Promise<T> {
    const text = await this.#send(accountId, region, 'sagemaker', action, JSON.stringify(input), {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `SageMaker.${action}`,
    })
    return JSON.parse(text) as T
  }

  /** An S3 or S3 Control call, by its method and path. */
  async s3(
    accountId: string,
    region: string,
    { method = 'PUT', path, body = '' }: { method?: 'PUT' | 'DELETE'; path: string; body?: string },
  ): Promise<void> {
    await this.#send(
      accountId,
      region,
      's3',
      `${method} ${path}`,
      body,
      { 'x-amz-account-id': accountId },
      { method, path },
    )
  }

  /** The control address: seeding, faults, settings. */
  async control<T>(path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${this.endpoint}/_control/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    if (!answer.ok) throw new Error(`The sandbox refused ${path}: ${await answer.text()}`)
    return (await answer.json()) as T
  }

  async #send(
    accountId: string,
    region: string,
    service: string,
    action: string,
    body: string,
    headers: Record<string, string>,
    { method, path }: { method: string; path: string } = { method: 'POST', path: '' },
  ): Promise<string> {
    const day = new Date().toISOString().slice(0, 10).replaceAll('-', '')
    const authorization = `AWS4-HMAC-SHA256 Credential=${accountId}/${day}/${region}/${service}/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`
    for (let tries = 0; ; tries++) {
      const answer = await fetch(`${this.endpoint}${path}`, {
        method,
        ...(body === '' ? {} : { body }),
        headers: { ...headers, authorization },
      })
      const text = await answer.text()
      if (answer.ok) return text
      if (answer.status < 500 || tries > 3) throw new Error(`The sandbox refused ${action}: ${text}`)
      await sleep(200)
    }
  }
}
