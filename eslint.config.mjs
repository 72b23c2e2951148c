// Type-aware lint, and a guard over the verbs. The guard matches call names inside each exported
// function, not the call graph: the tested matrix of verbs is the proof.
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const calls = (name) => `:has(CallExpression[callee.name='${name}'])`
const needs = (door, must) => ({
  selector: `ExportNamedDeclaration${calls(door)}:not(${calls(must)})`,
  message: `${door} without ${must}. If the verb truly needs none, disable this line and say why.`,
})
// Staff decide about one customer's request without entering it: their own permission opens its door, and
// the customer's trail says so (docs/decisions/0010-support-decides-from-a-queue.md).
const needsEither = (door) => ({
  selector: `ExportNamedDeclaration${calls(door)}:not(${calls('requirePermission')}):not(${calls('requireStaffPermission')})`,
  message: `${door} without requirePermission or requireStaffPermission. If the verb truly needs none, disable this line and say why.`,
})
const writes = ['customerWrite', 'staffWrite']

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      '.next/',
      '.state/',
      'lib/db/generated/',
      'next-env.d.ts',
      '**/*.mjs',
      '**/*.cjs',
      '**/*.js',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // A member taken out of an object so that the rest goes on without it.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // An async function without await is often a port's implementation; the type is what matters.
      '@typescript-eslint/require-await': 'off',
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    // What comes over the wire is unknown until it is read; a number where text belongs is text to AWS too.
    files: ['lib/sandbox/**/*.ts'],
    rules: { '@typescript-eslint/no-base-to-string': 'off' },
  },
  { files: ['lib/{cli,demo,bench,checks,sandbox}/**/*.ts', 'e2e/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['lib/services/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...['customerRead', 'customerWrite'].map(needsEither),
        ...['staffRead', 'staffWrite'].map((door) => needs(door, 'requireStaffPermission')),
        ...writes.map((door) => needs(door, 'emitAudit')),
      ],
    },
  },
  {
    files: ['lib/domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='Date'][property.name='now']",
          message: 'Pass the time in.',
        },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Pass the time in.' },
        {
          selector: "MemberExpression[object.name='Math'][property.name='random']",
          message: 'Domain code is deterministic.',
        },
      ],
    },
  },
)
