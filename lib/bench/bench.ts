import os from 'node:os'

/** One figure that must be reached. */
export interface Bar {
  name: string
  goal: string
  value: number
  ok: boolean
}

export interface BenchResult {
  figures: Record<string, number | string | boolean>
  bars: Bar[]
}

export interface BenchOptions {
  /** Ends within a minute. */
  isQuick: boolean
  /** Tells whoever waits how far it is; never on standard output. */
  say: (text: string) => void
}

export type Bench = (options: BenchOptions) => Promise<BenchResult>

/** What ran it: figures of two machines are not compared. */
export function describeMachine(): Record<string, number | string> {
  const [cpu] = os.cpus()
  return {
    cpu: cpu?.model ?? 'unknown',
    cores: os.availableParallelism(),
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
  }
}
