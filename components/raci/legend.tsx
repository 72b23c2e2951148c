import { raciLetters, raciMeanings, type RaciLetter } from '#lib/domain/raci.ts'

/** What the letters mean. */
export function Legend() {
  return (
    <dl className="mt-3 flex flex-wrap gap-x-6 gap-y-1.5 text-sm text-ink-2">
      {(Object.keys(raciLetters) as RaciLetter[]).map((letter) => (
        <div key={letter} className="flex items-baseline gap-1.5">
          <dt className="font-[650] text-ink">{letter}</dt>
          <dd>
            {raciLetters[letter]}: {raciMeanings[letter]}
          </dd>
        </div>
      ))}
    </dl>
  )
}
