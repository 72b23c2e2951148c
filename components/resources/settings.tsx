'use client'

import { useEffect, useRef } from 'react'
import { statusStyles } from '#components/status/status-styles.ts'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { cn } from '#components/ui/cn.ts'
import type { VerdictStatus } from '#lib/domain/safeguards/verdict.ts'
import { type DecidedAt, worstLine } from '#lib/domain/safeguards/decided-at.ts'
import { decidingLine, settingLines } from './setting-lines.ts'

/** The settings as AWS gave them, with the lines that decided marked by word, sign and colour. */
export function Settings({
  settings,
  decided,
  title,
}: {
  settings: unknown
  decided: DecidedAt[]
  /** The action that gave them, where there are several. */
  title?: string
}) {
  const lines = settingLines(settings)
  const marks = new Map<number, { status: VerdictStatus; isMissing: boolean; path: string }>()
  for (const { path, status } of decided) {
    const line = decidingLine(lines, path)
    if (line !== -1) marks.set(line, { status, isMissing: lines[line]?.path !== path, path })
  }
  const box = useRef<HTMLDivElement>(null)
  const deciding = worstLine(marks)
  // The deciding line is what people came for: the box opens on it, a few lines of context above.
  useEffect(() => {
    const line =
      deciding === undefined ? null : box.current?.querySelector<HTMLElement>(`li:nth-child(${deciding + 1})`)
    if (line && box.current) box.current.scrollTop = Math.max(0, line.offsetTop - 120)
  }, [deciding])
  return (
    <figure className="overflow-hidden rounded-lg border border-line bg-panel">
      <figcaption className="flex h-9 items-center justify-between gap-2 border-b border-line-soft pr-1 pl-3.5 text-sm text-ink-2">
        {title === undefined ? 'As AWS gave them' : <code className="font-mono">{title}</code>}
        <CopyButton text={JSON.stringify(settings, null, 2)} what={title ?? 'settings'} />
      </figcaption>
      <div
        ref={box}
        tabIndex={0}
        role="region"
        aria-label={title === undefined ? 'Settings as AWS gave them' : `What ${title} answered`}
        className="relative max-h-[32rem] overflow-auto py-2 font-mono text-sm leading-[1.6] -outline-offset-2"
      >
        <ol className="w-max min-w-full">
          {lines.map((line, index) => {
            const mark = marks.get(index)
            const style = mark && statusStyles[mark.status]
            const Icon = style?.icon
            return (
              <li key={index} className={cn('flex items-center gap-4 pr-3.5 whitespace-pre', style?.badge)}>
                <span
                  aria-hidden
                  className="flex w-10 shrink-0 items-center justify-end gap-1 text-xs text-ink-3 select-none"
                >
                  {Icon && <Icon className={cn('size-3', style?.text)} />}
                  {index + 1}
                </span>
                <span className="text-ink">{line.text}</span>
                {mark && (
                  <span className={cn('font-sans text-sm font-[550]', style?.text)}>
                    {style?.word}
                    {mark.isMissing && `: ${lastName(mark.path)} is not set here`}
                  </span>
                )}
              </li>
            )
          })}
        </ol>
      </div>
    </figure>
  )
}

function lastName(path: string): string {
  return path.split('.').at(-1) ?? path
}
