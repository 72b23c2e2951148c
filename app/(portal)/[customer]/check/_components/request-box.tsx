'use client'

import FileUp from 'lucide-react/icons/file-up'
import X from 'lucide-react/icons/x'
import { useDeferredValue, useRef, useState, type RefObject } from 'react'
import { statusStyles } from '#components/status/status-styles.ts'
import { Button } from '#components/ui/button.tsx'
import { cn } from '#components/ui/cn.ts'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { LineMark } from '#lib/domain/check/line-marks.ts'

const lineStyle = 'font-mono text-sm leading-5 whitespace-pre'

/**
 * A text to write in, whose lines have numbers and marks. The lines lie under the text, which is as large as
 * they are: both scroll as one.
 */
export function RequestBox({
  boxRef,
  text,
  marks,
  isChecking,
  onText,
  onFile,
}: {
  boxRef: RefObject<HTMLTextAreaElement | null>
  text: string
  marks: ReadonlyMap<number, LineMark>
  isChecking: boolean
  onText: (text: string, isTyped: boolean) => void
  onFile: (file: File) => void
}) {
  const file = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  // Keys stay quick in a long text: the numbers may follow a moment later.
  const lines = useDeferredValue(text).split('\n')
  return (
    <figure
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setIsOver(false)
        const [dropped] = event.dataTransfer.files
        if (dropped) onFile(dropped)
        else onText(event.dataTransfer.getData('text/plain'), false)
      }}
      className={cn(
        'min-w-0 overflow-hidden rounded-lg border bg-panel focus-within:border-accent',
        isOver ? 'border-dashed border-accent' : 'border-line',
      )}
    >
      <figcaption className="flex min-h-10 flex-wrap items-center gap-x-1 border-b border-line-soft px-1 pl-3.5 text-sm text-ink-2">
        <span className="flex flex-1 items-center gap-2">Request {isChecking && <Spinner />}</span>
        {text !== '' && (
          <>
            <CopyButton text={text} what="the request" />
            <Button size="small" look="quiet" onClick={() => onText('', false)}>
              <X aria-hidden className="size-3.5" />
              Clear
            </Button>
          </>
        )}
        <Button size="small" look="quiet" onClick={() => file.current?.click()}>
          <FileUp aria-hidden className="size-3.5" />
          Open a file
        </Button>
        <input
          ref={file}
          type="file"
          accept=".json,.yaml,.yml,.txt"
          aria-label="File with a request"
          className="hidden"
          onChange={(event) => {
            const [chosen] = event.target.files ?? []
            if (chosen) onFile(chosen)
            event.target.value = ''
          }}
        />
      </figcaption>
      <div className="relative max-h-[70dvh] min-h-88 overflow-auto">
        <div className="grid min-h-88 w-max min-w-full py-2">
          <ol aria-hidden className="col-start-1 row-start-1 select-none">
            {lines.map((line, index) => (
              <Line key={index} number={index + 1} text={line} mark={marks.get(index + 1)} />
            ))}
          </ol>
          <textarea
            ref={boxRef}
            value={text}
            wrap="off"
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            aria-label="The request, in JSON or YAML"
            placeholder="Paste a request here, or drop a file"
            onChange={(event) => onText(event.target.value, true)}
            onPaste={(event) => {
              const { value, selectionStart, selectionEnd } = event.currentTarget
              if (selectionStart > 0 || selectionEnd < value.length) return
              event.preventDefault()
              onText(event.clipboardData.getData('text/plain'), false)
            }}
            className={cn(
              lineStyle,
              'relative col-start-1 row-start-1 w-full resize-none overflow-hidden bg-transparent pr-3.5 pl-14 text-ink outline-none placeholder:text-ink-3',
            )}
          />
        </div>
      </div>
    </figure>
  )
}

function Line({ number, text, mark }: { number: number; text: string; mark: LineMark | undefined }) {
  const style = mark && statusStyles[mark.status]
  const Icon = style?.icon
  return (
    <li data-line={number} className={cn(lineStyle, 'flex h-5 pr-3.5', mark?.isDeciding && style?.badge)}>
      <span className="flex w-14 shrink-0 items-center justify-end gap-1 pr-3 text-xs text-ink-3">
        {Icon && <Icon className={cn('size-3', style?.text)} />}
        {number}
      </span>
      {/* Holds the text's place: the mark stands behind the line's end. */}
      <span className="invisible">{text}</span>
      {mark?.isDeciding && style && (
        <span className={cn('pl-5 font-sans font-[550]', style.text)}>
          {style.word}
          {mark.status !== 'protected' && `: ${mark.messages[0] ?? ''}`}
          {mark.messages.length > 1 && ` (and ${mark.messages.length - 1} more)`}
        </span>
      )}
    </li>
  )
}
