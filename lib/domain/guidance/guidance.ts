import { armsAfterMs } from '#lib/domain/accounts/account.ts'
import { roleNames } from '#lib/domain/accounts/roles.ts'
import { grantedActions } from '#lib/domain/accounts/template.ts'
import { backlogWindowMs } from '#lib/domain/enforcement/backlog.ts'
import { coverageStates, coverageWords } from '#lib/domain/enforcement/coverage.ts'
import {
  answerWithinHours,
  lapseDays,
  mostDaysEver,
  mostNames,
  standardMaxDays,
} from '#lib/domain/exclusions/limits.ts'
import { warnBeforeMs } from '#lib/domain/group/change.ts'
import { groupName } from '#lib/domain/group/group.ts'
import { raciLetters, raciMeanings, type RaciLetter } from '#lib/domain/raci.ts'
import { resourceTypes } from '#lib/domain/resources/types.ts'
import { catalogue } from '#lib/domain/safeguards/catalogue.ts'
import {
  frameworksOf,
  groupWords,
  mappedControls,
  type Rule,
  ruleGroups,
} from '#lib/domain/safeguards/rule.ts'
import { api } from './api.ts'
import { beforeLaunch } from './before-launch.ts'
import type { Block, GuidancePart, GuidanceSection } from './section.ts'

const text = (words: string): Block => ({ kind: 'text', text: words })
const list = (...items: string[]): Block => ({ kind: 'list', items })

const enforced = catalogue.filter(({ group }) => group === 'enforced')
const inTransit = catalogue.filter(({ id }) => id.includes('encryption-in-transit'))
const armsAfterHours = armsAfterMs / 3_600_000
const warnBeforeDays = warnBeforeMs / 86_400_000
const backlogMinutes = backlogWindowMs / 60_000
/** What stands for a whole region is no kind of resource. */
const kinds = Object.values(resourceTypes).filter(({ listAction }) => listAction !== null)

function ruleTable(rules: readonly Rule[]): Block {
  return {
    kind: 'table',
    head: ['Safeguard', 'Judges', 'HIPAA', 'NIST 800-53'],
    rows: rules.map(({ title, resourceTypes: types, mappings }) => [
      title,
      types.map((type) => resourceTypes[type].label).join(', '),
      mappings.hipaa.join(', ') || 'none',
      mappings.nist80053.join(', ') || 'none',
    ]),
  }
}

const overview: GuidanceSection = {
  slug: 'overview',
  title: 'Overview',
  summary: 'What SageMaker does, in three modules, and what we watch of it.',
  parts: [
    {
      id: 'modules',
      title: 'Three modules',
      blocks: [
        text('Amazon SageMaker takes a model from an idea to an answer in three modules.'),
        {
          kind: 'table',
          head: ['Module', 'What it is for', 'What runs there'],
          rows: [
            ['Build', 'Look at data and write code', 'Hosted notebooks'],
            ['Train', 'Teach a model and tune it', 'Training jobs and hyperparameter tuning jobs'],
            ['Deploy', 'Let a model answer', 'Hosting and inference: endpoints and transform jobs'],
          ],
        },
        text('Amazon CloudWatch monitors all three and keeps their logs.'),
      ],
    },
    {
      id: 'what-we-watch',
      title: 'What we watch',
      blocks: [
        text(
          `We read ${kinds.length} kinds of resources and judge them by ${catalogue.length} safeguards. ${enforced.length === 1 ? 'One of them is' : `${enforced.length} of them are`} enforced: a job that fails it in an armed account is terminated. The rest are reported or counted beside, and stop nothing.`,
        ),
        list(
          'Protected: we read the setting and it is right.',
          'Failing: we read it and it is wrong. An exclusion lies over failing; it never makes it protected.',
          'Unknown: we could not read it, and we say what was missing. It is never taken for a pass or a fail.',
          'Not applicable: the setting does not exist there.',
        ),
      ],
    },
  ],
}

const pricing: GuidanceSection = {
  slug: 'pricing',
  title: 'Pricing guidelines',
  summary: 'What SageMaker charges for, and where to look.',
  parts: [
    {
      id: 'what-is-charged',
      title: 'What is charged',
      blocks: [
        text('SageMaker is priced by use. There is no minimum and nothing to pay up front.'),
        list(
          'ML instance hours: notebooks, training, tuning, processing and endpoints, for as long as they run. A tuning job pays for each training job it launches.',
          'Inference acceleration, where an endpoint uses it.',
          'Storage: the volumes of instances, and what lies in Amazon S3.',
        ),
        text(
          'A job that we terminate stops costing when AWS has stopped it. What it used until then is charged.',
        ),
      ],
    },
    {
      id: 'where-to-look',
      title: 'Where to look',
      blocks: [
        text('Prices differ by region and change; we name none here.'),
        {
          kind: 'links',
          links: [
            { text: 'SageMaker prices', href: 'https://aws.amazon.com/sagemaker/pricing/' },
            { text: 'AWS Pricing Calculator', href: 'https://calculator.aws/' },
          ],
        },
      ],
    },
  ],
}

const architecture: GuidanceSection = {
  slug: 'architecture',
  title: 'Architecture',
  summary: 'Your accounts, our roles in them, and the way of an event.',
  parts: [
    {
      id: 'yours',
      title: 'Your accounts',
      blocks: [
        text('Drawn from what is connected now. Dashed: not proved, or observing only.'),
        { kind: 'diagram', of: 'own' },
      ],
    },
    {
      id: 'reference',
      title: 'Reference diagram',
      blocks: [{ kind: 'diagram', of: 'reference' }],
    },
    {
      id: 'roles',
      title: 'What each role may do',
      blocks: [
        text(
          'Your template makes these roles. Each lets in one principal of ours, with your ExternalId and no other.',
        ),
        {
          kind: 'table',
          head: ['Role', 'Actions it allows'],
          rows: (['read', 'remediate', 'membership'] as const).map((purpose) => {
            const actions = [...new Set(grantedActions[purpose].flatMap((statement) => statement.actions))]
            const shown = actions
              .slice(0, 8)
              .map((action) => `\`${action}\``)
              .join(', ')
            return [
              `\`${roleNames[purpose]}\``,
              actions.length > 8 ? `${shown} and ${actions.length - 8} more` : shown,
            ]
          }),
        },
      ],
    },
  ],
}

const safeguards: GuidanceSection = {
  slug: 'safeguards',
  title: 'Automated safeguards',
  summary: 'Compliance guidance: encryption in transit, remediation, shared responsibility, exclusion.',
  parts: [
    {
      id: 'encryption-in-transit',
      title: 'Encryption in transit',
      blocks: [
        list(
          'On the node: SageMaker itself encrypts what it processes on a compute instance.',
          'Between nodes: the safeguard makes sure that traffic between the instances of a parallel training job is encrypted. The setting is `EnableInterContainerTrafficEncryption`.',
          'To and from S3: the safeguard makes sure that traffic between SageMaker and S3 is encrypted. The S3 safeguards make sure that what a job reads and writes is encrypted at rest in its bucket, and in motion.',
        ),
        ruleTable(inTransit),
        text(
          'Jobs in your own VPC also need UDP 500 and protocol 50 open between the security groups of their instances.',
        ),
      ],
    },
    {
      id: 'remediation',
      title: 'Remediation',
      blocks: [
        text(
          'A hyperparameter tuning job created without proper encryption in transit is terminated. Every definition in it counts; one that leaves the setting off fails the job.',
        ),
        ruleTable(enforced),
        list(
          `An account arms by itself ${armsAfterHours} hours after its first proof, unless support delays it with a reason. Until then it observes.`,
          'Each termination has a receipt: which definition, when, how long it took, and how to run the job again.',
          `Jobs that ran before we watched are a backlog: beyond the first few within ${backlogMinutes} minutes, their stops are held until support decides.`,
          'Unknown never stops a job, and an excluded job is spared.',
        ),
        {
          kind: 'table',
          head: ['Enforcement', 'Means'],
          rows: coverageStates.map((state) => {
            const [word = state, means = ''] = coverageWords[state].split(': ')
            return [word, `${means.charAt(0).toUpperCase()}${means.slice(1)}.`]
          }),
        },
      ],
    },
    {
      id: 'shared-responsibility',
      title: 'Shared responsibility',
      blocks: [
        text(
          'Using SageMaker is otherwise unrestricted. Who does what is in the matrix of responsibilities; each of its rows opens what is so right now.',
        ),
        { kind: 'matrix' },
        { kind: 'pages', pages: [{ text: 'Open the matrix', path: 'responsibilities' }] },
      ],
    },
    {
      id: 'exclusion',
      title: 'Exclusion',
      blocks: [
        text(
          'An exclusion excuses one resource from one safeguard until a date: never a class of resources, never a pattern of names. It is granted through ClearDATA support.',
        ),
        list(
          `A request names up to ${mostNames} resources, each by its exact name; each becomes an exclusion of its own.`,
          `It lasts ${standardMaxDays} days at most, unless your admins set another limit; never more than ${mostDaysEver}.`,
          `Support answers within ${answerWithinHours.usual} hours, within ${answerWithinHours.urgent} when it is urgent. A request that nobody decides lapses after ${lapseDays} days.`,
          'Whoever asks cannot be who approves.',
          'The customer attests that the excluded thing holds no PHI or PII. When what runs no longer matches what was attested, the exclusion is suspended.',
          'An excluded resource is still failing, and is shown as both.',
        ),
      ],
    },
    {
      id: 'all',
      title: `All ${catalogue.length} safeguards`,
      blocks: [
        list(
          ...ruleGroups.map(
            (name) =>
              `${groupWords[name]} ${catalogue.filter((rule) => rule.group === name).length} of ${catalogue.length}.`,
          ),
        ),
        { kind: 'pages', pages: [{ text: 'Open the catalogue', path: 'guidance/catalogue' }] },
      ],
    },
  ],
}

const group: GuidanceSection = {
  slug: 'iam-group',
  title: 'IAM group',
  summary: `Who may use SageMaker: the members of ${groupName}.`,
  parts: [
    {
      id: 'access',
      title: 'Getting access',
      blocks: [
        text(
          `Users are added to the group \`${groupName}\` to get access to SageMaker. Whoever is taken out of it loses that access.`,
        ),
        list(
          'A customer admin adds and removes people; each change is recorded with who made it.',
          `A membership may have an end. It is announced ${warnBeforeDays} days before, and the portal takes the member out when it comes.`,
          `The portal reaches the group through the role \`${roleNames.membership}\`. It may also read the account’s users and ask CloudTrail who changed the group; nothing else.`,
          'Changes made past the portal, in IAM itself, are drift: we show them, and change nothing back by ourselves.',
        ),
      ],
    },
  ],
}

const raci: GuidanceSection = {
  slug: 'raci',
  title: 'RACI',
  summary: 'How to read the matrix of responsibilities.',
  parts: [
    {
      id: 'letters',
      title: 'The letters',
      blocks: [
        {
          kind: 'table',
          head: ['Letter', 'Word', 'Means'],
          rows: (Object.keys(raciLetters) as RaciLetter[]).map((letter) => [
            letter,
            raciLetters[letter],
            raciMeanings[letter],
          ]),
        },
        text('Exactly one party is accountable for each item.'),
      ],
    },
    {
      id: 'versions',
      title: 'Versions',
      blocks: [
        text(
          'Support publishes a new version with a note. Old ones stay readable and can be compared. A customer admin acknowledges the version in force by name and date; that cannot be taken back.',
        ),
      ],
    },
  ],
}

/** Each safeguard is a part, so that a search finds it; `guidance/catalogue` shows them, each on a page of its own. */
const catalogueSection: GuidanceSection = {
  slug: 'catalogue',
  title: 'Catalogue',
  summary: 'Every safeguard: what it reads, why it matters, and how to put it right.',
  parts: catalogue.map(({ id, title, why, fix, mappings }) => ({
    id,
    title,
    blocks: [
      text(why),
      text(fix.text),
      text([id, ...frameworksOf(mappings), ...mappedControls(mappings)].join(' ')),
    ],
  })),
}

/** The pages of guidance, in reading order. What they list and count comes from the code that does it. */
export const guidance: readonly GuidanceSection[] = [
  ...[overview, pricing, architecture, safeguards, catalogueSection, beforeLaunch, group, raci, api],
]

export function findGuidance(slug: string): GuidanceSection | null {
  return guidance.find((section) => section.slug === slug) ?? null
}

/** Everything a part says, as one line: what a search looks through. */
export function wordsOf({ title, blocks }: GuidancePart): string {
  const words = blocks.flatMap((block) => {
    switch (block.kind) {
      case 'text':
        return [block.text]
      case 'list':
        return block.items
      case 'table':
        return [...block.head, ...block.rows.flat()]
      case 'links':
        return block.links.map((link) => link.text)
      case 'pages':
        return block.pages.map((page) => page.text)
      case 'code':
        return [block.title, block.code]
      case 'diagram':
        return ['diagram']
      case 'matrix':
        return ['matrix']
    }
  })
  return [title, ...words].join(' ').replaceAll('`', '')
}

/** The parts that hold every word of what was typed, in reading order. */
export function searchGuidance(typed: string): { section: GuidanceSection; part: GuidancePart }[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return []
  return guidance.flatMap((section) =>
    section.parts
      .filter((part) => {
        const words = `${section.title} ${wordsOf(part)}`.toLowerCase()
        return wanted.every((word) => words.includes(word))
      })
      .map((part) => ({ section, part })),
  )
}
