import CircleCheck from 'lucide-react/icons/circle-check'
import CircleHelp from 'lucide-react/icons/circle-question-mark'
import CircleX from 'lucide-react/icons/circle-x'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { type ProofResult, rolePurposes, roleState } from '#lib/domain/accounts/proof.ts'
import { answerWords, probeKindWords, rolePurposeWords } from './proof-words.ts'

/** Every AssumeRole we tried: what had to happen, what did, and what to change. */
export function Proof({ proof }: { proof: ProofResult }) {
  // Once the account is proved, a role that refuses everybody was left out; before, it may not be there yet.
  const leftOut = proof.isPassed
    ? rolePurposes.filter((role) => roleState(role, proof.probes) === 'left_out')
    : []
  const tried = proof.probes.filter(({ role }) => !leftOut.includes(role))
  const failed = tried.filter(({ isPassed }) => !isPassed).length
  const without = leftOut.map((role) => rolePurposeWords[role].word)
  return (
    <div>
      <p className="mb-2 font-[550]">
        {failed === 0
          ? `All ${tried.length} tries went as they must`
          : `${failed} of ${tried.length} tries did not go as they must`}
        {without.length > 0 && `; left out: ${without.join(' and ')}`}
        <span className="font-normal text-ink-2">
          , tried <RelativeTime at={proof.at} />
        </span>
      </p>
      <div tabIndex={0} role="region" aria-label="Proof" className="overflow-x-auto -outline-offset-2">
        <table className="w-full border-collapse">
          <thead>
            <tr>
              {['Result', 'Role', 'We tried', 'Must', 'Did'].map((header) => (
                <th
                  key={header}
                  scope="col"
                  className="h-8 border-b border-line px-2.5 text-left text-sm font-medium text-ink-3"
                >
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {proof.probes.map(({ role, kind, expected, got, error, isPassed, advice }) => {
              const isLeftOut = !isPassed && leftOut.includes(role)
              const Icon = isPassed ? CircleCheck : isLeftOut ? CircleHelp : CircleX
              return (
                <tr key={`${role} ${kind}`} className="border-b border-line-soft align-top">
                  <td className="px-2.5 py-2">
                    <span className="inline-flex items-center gap-1.5 font-[550] whitespace-nowrap">
                      <Icon aria-hidden className="size-4" />
                      {isPassed ? 'As it must' : isLeftOut ? 'Left out' : 'Wrong'}
                    </span>
                  </td>
                  <td className="px-2.5 py-2">{rolePurposeWords[role].word}</td>
                  <td className="px-2.5 py-2">
                    {probeKindWords[kind]}
                    {advice !== null && !isLeftOut && (
                      <p className="mt-0.5 max-w-md min-w-56 text-ink-2">{advice}</p>
                    )}
                  </td>
                  <td className="px-2.5 py-2 whitespace-nowrap">{answerWords[expected]}</td>
                  <td className="px-2.5 py-2 whitespace-nowrap">
                    {answerWords[got]}
                    {error !== null && <code className="block font-mono text-sm text-ink-3">{error}</code>}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </div>
  )
}
