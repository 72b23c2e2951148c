'use client'

import { useEffect, useRef, useState } from 'react'

/** Copies to the clipboard and says for two seconds that it did, or that the browser refused. */
export function useCopy(): { state: 'idle' | 'copied' | 'refused'; copy: (text: string) => void } {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  function say(next: 'copied' | 'refused') {
    setState(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setState('idle'), 2000)
  }
  return {
    state,
    copy: (text) =>
      void Promise.resolve()
        .then(() => navigator.clipboard.writeText(text))
        .then(
          () => say('copied'),
          () => say('refused'),
        ),
  }
}
