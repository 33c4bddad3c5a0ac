import nextVitals from 'eslint-config-next/core-web-vitals'
import nextTypescript from 'eslint-config-next/typescript'
import prettier from 'eslint-config-prettier'
import { defineConfig, globalIgnores } from 'eslint/config'

// From the left to the right: a folder may import those before it, never those after it.
const order = [
  ['lib/errors'],
  ['lib/aggregation'],
  ['lib/nodes'],
  ['lib/graph'],
  ['lib/engine'],
  ['lib/executors', 'lib/editor', 'lib/db', 'lib/models', 'lib/templates'],
  ['lib/runs'],
  ['lib/actions'],
  ['components'],
  ['app'],
]

const zones = order.slice(0, -1).flatMap((targets, at) =>
  targets.map((target) => ({
    target: `./${target}`,
    from: order
      .slice(at + 1)
      .flat()
      .map((folder) => `./${folder}`),
    message:
      'Imports run one way: errors, aggregation, nodes, graph, engine, executors editor db models, runs, actions, components, app.',
  })),
)

const domain = ['lib/{errors,aggregation,nodes,graph,engine,executors}/**/*.ts']
const passedIn = (name, instead) => ({ name, message: `The domain is pure: ${instead}` })

export default defineConfig([
  globalIgnores(['.next/**', 'lib/db/generated/**', 'next-env.d.ts', 'test-results/**']),
  ...nextVitals,
  ...nextTypescript,
  prettier,
  {
    rules: {
      'import/no-cycle': 'error',
      'import/no-restricted-paths': ['error', { zones }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-console': 'error',
    },
  },
  {
    files: domain,
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [
                'react',
                'react-dom',
                'next',
                'next/*',
                '@prisma/*',
                '@anthropic-ai/*',
                'node:*',
                'server-only',
                'zustand',
              ],
              message: 'The domain is pure: take what you need as a parameter (lib/engine/ports.ts).',
            },
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        passedIn('process', 'take the setting as a parameter.'),
        passedIn('setTimeout', 'use the clock of lib/engine/ports.ts.'),
        passedIn('setInterval', 'use the clock of lib/engine/ports.ts.'),
        passedIn('fetch', 'use the generate function of lib/engine/model-call.ts.'),
        passedIn('crypto', 'take ids and random numbers as parameters.'),
        passedIn('performance', 'use the clock of lib/engine/ports.ts.'),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The domain is pure: use the clock of lib/engine/ports.ts.' },
        { object: 'Math', property: 'random', message: 'The domain is pure: take a seed or a random function.' },
      ],
    },
  },
  // Nobody imports a test or a route, so no cycle goes through one; looking for it in them takes a third of the time.
  { files: ['**/*.test.{ts,tsx}', 'app/**'], rules: { 'import/no-cycle': 'off' } },
  { files: ['lib/setup/**', 'e2e/**', 'lib/errors/log.ts'], rules: { 'no-console': 'off' } },
])
