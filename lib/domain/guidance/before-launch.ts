import { mostTokenDays } from '#lib/domain/tokens.ts'
import type { Block, GuidanceSection } from './section.ts'

const text = (words: string): Block => ({ kind: 'text', text: words })
const code = (title: string, lines: string): Block => ({ kind: 'code', title, code: lines })

/** Where docs/ci.md shows the same; a test holds the two together. */
export const gitHook = `#!/usr/bin/env bash
# Checks what is staged, not what lies in the folder.
SAFEGUARDS=\${SAFEGUARDS:-$HOME/safeguards-portal}
failed=0
while IFS= read -r -d '' file; do
  git show ":$file" | npm --prefix "$SAFEGUARDS" run --silent safeguard -- check - || {
    echo "$file does not pass" >&2
    failed=1
  }
done < <(git diff --cached --name-only -z --diff-filter=ACMR -- 'sagemaker/*.json' 'sagemaker/*.yaml' 'sagemaker/*.yml')
exit $failed`

export const preCommitConfig = `repos:
  - repo: local
    hooks:
      - id: sagemaker-safeguards
        name: SageMaker requests encrypt their traffic
        language: system
        files: ^sagemaker/.*\\.(json|ya?ml)$
        entry: sh -c 'code=0; for file; do npm --prefix "\${SAFEGUARDS:-$HOME/safeguards-portal}" run --silent safeguard -- check "$file" || code=1; done; exit $code' --`

export const gitHubStep = `jobs:
  safeguards:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/checkout@v4
        with:
          repository: \${{ vars.SAFEGUARDS_REPOSITORY }}
          path: .safeguards
      - uses: actions/setup-node@v4
        with:
          node-version: 24
      - name: SageMaker requests encrypt their traffic
        shell: bash
        run: |
          failed=0
          while IFS= read -r -d '' file; do
            code=0
            report=$(npm --prefix .safeguards run --silent safeguard -- check "$file" --json) || code=$?
            [ "$code" -eq 0 ] && continue
            failed=1
            [ "$code" -eq 2 ] && echo "::error file=$file::It cannot be read or decided."
            [ -z "$report" ] && continue
            jq -r --arg file "$file" '
              .resourceType as $type | .verdicts[]
              | select(.safeguard == "\\($type)-encryption-in-transit" and .status == "failing")
              | .reasons[] | select(.value != true)
              | "::error file=\\($file),line=\\(.line)::\\(.message)"' <<< "$report"
          done < <(find sagemaker -type f \\( -name '*.json' -o -name '*.yaml' -o -name '*.yml' \\) -print0)
          exit $failed`

export const apiCall = `code=0
answer=$(curl --silent --show-error --fail-with-body "$PORTAL_URL/api/v1/check" \\
  --header "authorization: Bearer $SAFEGUARDS_TOKEN" \\
  --header 'content-type: text/plain' --data-binary @tuning-job.yaml) || code=2
[ "$code" -eq 0 ] && code=$(jq .exitCode <<< "$answer")
[ "$code" -eq 0 ] || { echo "$answer" >&2; exit "$code"; }`

export const beforeLaunch: GuidanceSection = {
  slug: 'before-launch',
  title: 'Before launch',
  summary: 'Know whether a job would run before it is launched: here, on the command line, and in CI.',
  parts: [
    {
      id: 'here',
      title: 'In the portal',
      blocks: [
        text(
          'Paste a request, a description or a CloudTrail event. The lines that decide are marked, and the request put right is ready to copy.',
        ),
        { kind: 'pages', pages: [{ text: 'Check a request', path: 'check' }] },
      ],
    },
    {
      id: 'command-line',
      title: 'On the command line',
      blocks: [
        text('It asks nobody: no account, no credentials, no network. The judges are the portal’s own.'),
        code(
          'In a checkout of the portal',
          [
            'npm run --silent safeguard -- check tuning-job.json',
            'npm run --silent safeguard -- check - --json < tuning-job.yaml',
            'npm run --silent safeguard -- check tuning-job.json --fix > fixed.json',
            'npm run --silent safeguard -- catalogue --json',
          ].join('\n'),
        ),
        {
          kind: 'table',
          head: ['Exit code', 'Means'],
          rows: [
            ['0', 'It would run.'],
            ['1', 'It would be terminated (a tuning job), or fails (any other).'],
            ['2', 'It cannot be read or decided; the line and the reason are said.'],
          ],
        },
        text('Encryption in transit alone decides the exit code; what else does not hold is said beside it.'),
      ],
    },
    {
      id: 'before-a-commit',
      title: 'Before a commit',
      blocks: [
        text('`SAFEGUARDS` is a checkout of the portal. As `.git/hooks/pre-commit`:'),
        code('.git/hooks/pre-commit', gitHook),
        text('Or with pre-commit:'),
        code('.pre-commit-config.yaml', preCommitConfig),
      ],
    },
    {
      id: 'on-github',
      title: 'On GitHub',
      blocks: [
        text(
          'A job that fails the build and writes each failing line where a reviewer sees it. `SAFEGUARDS_REPOSITORY` is a variable of yours: the repository the portal is in.',
        ),
        code('GitHub Actions', gitHubStep),
      ],
    },
    {
      id: 'by-the-api',
      title: 'By the API, without a checkout',
      blocks: [
        text(
          `Make a token with the scope “check” under Settings, API tokens; it lives ${mostTokenDays} days at most and can read nothing. The answer’s \`exitCode\` is the command line’s.`,
        ),
        code('A step in any CI', apiCall),
        {
          kind: 'pages',
          pages: [
            { text: 'The API', path: 'guidance/api' },
            { text: 'API tokens', path: 'settings/tokens' },
          ],
        },
      ],
    },
  ],
}
