'use client'

import { useEffect, useRef, useState } from 'react'
import { ApiError } from '#lib/client/api.ts'
import { useCheckRequest } from '#lib/client/check.ts'
import { lineMarks, type LineMark } from '#lib/domain/check/line-marks.ts'
import { decidingSafeguard } from '#lib/domain/check/check-document.ts'
import type { CheckAnswer } from '#lib/services/check/check-request.ts'
import { CheckProblem } from './check-problem.tsx'
import { CheckResult } from './check-result.tsx'
import { RequestBox } from './request-box.tsx'
import { StartHere } from './start-here.tsx'

/** Somebody who types is let finish; what is pasted or dropped is checked at once. */
const typingPauseMs = 700

function marksOf(answer: CheckAnswer | undefined, failure: Error | null): Map<number, LineMark> {
  if (answer) return lineMarks(answer.verdicts, decidingSafeguard(answer.resourceType))
  const { line, text } = failure instanceof ApiError ? failure.fields : {}
  if (line === undefined || text === undefined) return new Map()
  return new Map([[Number(line), { status: 'unknown', messages: [text], isDeciding: true }]])
}

/** The request at the left with its lines marked, what would become of it at the right. */
export function CheckView({ slug }: { slug: string }) {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  const wait = useRef<ReturnType<typeof setTimeout>>(undefined)
  const check = useCheckRequest()
  useEffect(() => () => clearTimeout(wait.current), [])

  function change(next: string, isTyped: boolean) {
    setText(next)
    setProblem(null)
    clearTimeout(wait.current)
    if (next.trim() === '') check.reset()
    else wait.current = setTimeout(() => check.mutate(next), isTyped ? typingPauseMs : 0)
  }

  async function readFile(file: File) {
    if (file.size > 256 * 1024) setProblem('This file is longer than 256 KiB. Check it on the command line.')
    else change(await file.text(), false)
  }

  function goToLine(line: number) {
    const lines = text.split('\n')
    const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0)
    box.current?.focus()
    box.current?.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
    box.current?.parentElement?.querySelector(`[data-line="${line}"]`)?.scrollIntoView({ block: 'center' })
  }

  // An answer is about the text it was asked for; after the next key its lines would point elsewhere.
  const isCurrent = check.variables === text
  const answer = isCurrent ? check.data : undefined
  const failure = isCurrent ? check.error : null
  return (
    <div className="grid items-start gap-x-6 gap-y-5 xl:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
      <RequestBox
        boxRef={box}
        text={text}
        marks={marksOf(answer, failure)}
        isChecking={check.isPending}
        onText={change}
        onFile={(file) => void readFile(file)}
      />
      <div aria-live="polite" aria-busy={check.isPending} className="min-w-0">
        {problem !== null && <CheckProblem title="It was not read.">{problem}</CheckProblem>}
        {failure !== null && <CheckProblem error={failure} onLine={goToLine} />}
        {answer && (
          <CheckResult
            slug={slug}
            answer={answer}
            onLine={goToLine}
            onUse={(fixed) => change(fixed, false)}
          />
        )}
        {text.trim() === '' && problem === null && (
          <StartHere slug={slug} onExample={(example) => change(example, false)} />
        )}
        {text.trim() !== '' && !answer && failure === null && (
          <p className="text-ink-2">Checking this request…</p>
        )}
      </div>
    </div>
  )
}
