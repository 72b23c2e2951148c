/** A line's number; pressing it shows the line. */
export function LineButton({ line, onLine }: { line: number; onLine: (line: number) => void }) {
  return (
    <button
      type="button"
      onClick={() => onLine(line)}
      className="inline-flex min-h-6 items-center rounded-sm font-mono text-sm text-accent underline underline-offset-3"
    >
      Line {line}
    </button>
  )
}
