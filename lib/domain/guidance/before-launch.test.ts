import * as fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { apiCall, gitHook, gitHubStep, preCommitConfig } from './before-launch.ts'

describe('what is given to paste into CI', () => {
  it('is what docs/ci.md says, word for word', () => {
    const docs = fs.readFileSync('docs/ci.md', 'utf8')
    for (const pasted of [gitHook, preCommitConfig, gitHubStep, apiCall])
      expect(docs).toContain(`\n${pasted}\n\`\`\``)
  })

  it('is YAML where it should be, with the escapes of jq and of the pattern whole', () => {
    const hooks = parse(preCommitConfig) as { repos: { hooks: { files: string; entry: string }[] }[] }
    const hook = hooks.repos[0]?.hooks[0]
    expect(new RegExp(hook?.files ?? '$.').test('sagemaker/job.yml')).toBe(true)
    expect(hook?.entry).toMatch(/^sh -c .*--$/)
    const workflow = parse(gitHubStep) as { jobs: { safeguards: { steps: { run?: string }[] } } }
    expect(workflow.jobs.safeguards.steps.at(-1)?.run).toContain('"\\($type)-encryption-in-transit"')
  })
})
