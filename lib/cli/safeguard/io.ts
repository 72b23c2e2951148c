/** What a command reads and writes, so that it can be run without a process. */
export interface Io {
  /** The text of a file, or of standard input for `-`; rejects when it cannot be read. */
  read: (file: string) => Promise<string>
  out: (text: string) => void
  err: (text: string) => void
  /** Whether somebody watches standard error. */
  isTerminal?: boolean
}
