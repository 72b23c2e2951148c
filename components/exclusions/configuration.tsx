import { Facts } from '#components/text/facts.tsx'
import { MiddleCut } from '#components/text/middle-cut.tsx'
import {
  type AttestedConfiguration,
  type ConfigurationChange,
  configurationParts,
} from '#lib/domain/exclusions/configuration.ts'

const parts = Object.keys(configurationParts) as (keyof AttestedConfiguration)[]

/** What an attestation speaks of: where data comes from and goes to, by whom, with which keys, where. */
export function Configuration({
  configuration,
  isDense = false,
}: {
  configuration: AttestedConfiguration
  isDense?: boolean
}) {
  return (
    <Facts
      isDense={isDense}
      facts={parts.map((part) => [
        configurationParts[part],
        configuration[part].length === 0 ? (
          <span key={part} className="text-ink-3">
            none named
          </span>
        ) : (
          <ul key={part}>
            {configuration[part].map((value) => (
              <li key={value}>
                <MiddleCut text={value} what={configurationParts[part].toLowerCase()} max={36} />
              </li>
            ))}
          </ul>
        ),
      ])}
    />
  )
}

/** What runs against what was attested, a line a difference. */
export function Changes({ changes }: { changes: ConfigurationChange[] }) {
  return (
    <ul className="grid gap-1">
      {changes.flatMap(({ part, added, removed }) => [
        ...removed.map((value) => (
          <li key={`${part} - ${value}`} className="wrap-anywhere">
            {configurationParts[part]}, attested but gone: <code className="font-mono">{value}</code>
          </li>
        )),
        ...added.map((value) => (
          <li key={`${part} + ${value}`} className="wrap-anywhere">
            {configurationParts[part]}, running but never attested: <code className="font-mono">{value}</code>
          </li>
        )),
      ])}
    </ul>
  )
}
