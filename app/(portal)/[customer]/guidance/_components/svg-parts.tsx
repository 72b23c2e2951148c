import { cn } from '#components/ui/cn.ts'

/** A box with a name and quieter lines under it. */
export function Box({
  x,
  y,
  width,
  height,
  title,
  lines = [],
  isDashed = false,
  isOurs = false,
}: {
  x: number
  y: number
  width: number
  height: number
  title: string
  lines?: string[]
  isDashed?: boolean
  /** Ours, in the accent colour. */
  isOurs?: boolean
}) {
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={7}
        strokeDasharray={isDashed ? '5 4' : undefined}
        className={cn(isOurs ? 'fill-selected stroke-accent' : 'fill-panel stroke-control')}
      />
      <text x={x + 12} y={y + 21} className="fill-ink text-[13px] font-semibold">
        {title}
      </text>
      {lines.map((line, index) => (
        <text key={line} x={x + 12} y={y + 39 + index * 16} className="fill-ink-2 text-[12px]">
          {line}
        </text>
      ))}
    </g>
  )
}

/** A line with a head; its words stand above it. */
export function Arrow({
  from,
  to,
  words,
  isDashed = false,
}: {
  from: [number, number]
  to: [number, number]
  words?: string
  isDashed?: boolean
}) {
  const [x1, y1] = from
  const [x2, y2] = to
  const angle = Math.atan2(y2 - y1, x2 - x1)
  const head = (side: number) =>
    `${(x2 - 8 * Math.cos(angle + side)).toFixed(1)},${(y2 - 8 * Math.sin(angle + side)).toFixed(1)}`
  return (
    <g>
      <line
        {...{ x1, y1, x2, y2 }}
        strokeDasharray={isDashed ? '5 4' : undefined}
        className="stroke-ink-3"
        strokeWidth={1.25}
      />
      <polygon points={`${x2},${y2} ${head(0.4)} ${head(-0.4)}`} className="fill-ink-3" />
      {words !== undefined && (
        <text
          x={(x1 + x2) / 2}
          y={(y1 + y2) / 2 - 6}
          textAnchor="middle"
          // The line gives way to its words.
          paintOrder="stroke"
          strokeWidth={6}
          strokeLinejoin="round"
          className="fill-ink-2 stroke-bg text-[12px]"
        >
          {words}
        </text>
      )}
    </g>
  )
}
