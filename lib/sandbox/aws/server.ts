import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answer } from '#lib/sandbox/aws/answer.ts'
import { CallLog } from '#lib/sandbox/aws/calls.ts'
import { control, CONTROL_PATH } from '#lib/sandbox/aws/control.ts'
import { Faults } from '#lib/sandbox/aws/faults.ts'
import { Deliveries } from '#lib/sandbox/aws/events/deliveries.ts'
import { Watch } from '#lib/sandbox/aws/events/watch.ts'
import type { Sandbox } from '#lib/sandbox/aws/sandbox.ts'
import { readState, StateFile } from '#lib/sandbox/aws/state-file.ts'
import {
  readRequest,
  writeResponse,
  type WireRequest,
  type WireResponse,
} from '#lib/sandbox/aws/wire/http.ts'

export interface SandboxOptions {
  /** 0 takes a free port. */
  port: number
  host?: string
  /** Without one, the state lives in memory alone. */
  statePath?: string | undefined
  /** Epoch milliseconds; tests move it by hand. */
  clock?: () => number
}

export interface RunningSandbox {
  /** For `AWS_ENDPOINT_URL` and `--endpoint-url`. */
  endpoint: string
  control: string
  /** Saves the state and stops listening. */
  close: () => Promise<void>
}

/** Starts AWS on loopback. Rejects with a clear message when the port is taken or the state file unusable. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const { port, host = '127.0.0.1', statePath, clock = Date.now } = options
  const world = readState(statePath)
  const current = () => sandbox.world
  const deliveries = new Deliveries(current, clock)
  const sandbox: Sandbox = {
    world,
    faults: new Faults(),
    calls: new CallLog(),
    state: new StateFile(statePath, current),
    deliveries,
    watch: new Watch(current, clock, deliveries),
    clock,
  }
  sandbox.watch.hush()
  const server = createServer((message, target) => {
    readRequest(message)
      .then((request) => route(sandbox, request))
      .then((response) => {
        if (response === 'drop') message.socket.destroy()
        else writeResponse(target, response, message.method === 'HEAD')
      })
      .catch((error: unknown) => {
        process.stderr.write(`sandbox: ${String(error)}\n`)
        message.socket.destroy()
      })
  })
  // Node's five seconds would cut a slow test's idle connection just as it is used again.
  server.keepAliveTimeout = 120_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE'
      reject(isTaken ? new Error(`port ${port} on ${host} is taken`) : error)
    })
    server.listen(port, host, resolve)
  })
  const endpoint = `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`
  return {
    endpoint,
    control: `${endpoint}${CONTROL_PATH}`,
    close: () =>
      new Promise((resolve, reject) => {
        sandbox.watch.close()
        deliveries.close()
        sandbox.state.save()
        server.close((error) => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}

async function route(sandbox: Sandbox, request: WireRequest): Promise<WireResponse | 'drop'> {
  const isControl = request.path === CONTROL_PATH || request.path.startsWith(`${CONTROL_PATH}/`)
  return isControl ? control(sandbox, request) : answer(sandbox, request)
}
