import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

const effects = 'The clock and chance are effects: take them from Effects or a seeded generator.'

// Finds the project of each file through the references of the root tsconfig.json.
const parserOptions = { projectService: true, tsconfigRootDir: import.meta.dirname }

export default defineConfig(
  { ignores: ['out/', 'dist/', 'test-results/', 'bench/data/', 'bench/results/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,

  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      // `erasableSyntaxOnly` leaves no enums; the rule looks at the types of everything, which is a quarter of the time.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // Under noUncheckedIndexedAccess every `column[i]` of a counted loop needs its `!`.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // As tsc has it: a leading underscore says that only the position or the presence matters.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always'],
    },
  },

  // Core and screens report through Effects.log and the screen; hosts write to the process's streams.
  { files: ['{shared,src-main,src-renderer}/**/*.{ts,tsx}'], rules: { 'no-console': 'error' } },

  { files: ['src-renderer/**/*.{ts,tsx}'], extends: [reactHooks.configs.flat.recommended] },

  {
    files: ['shared/**/*.ts', 'src-main/core/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: effects },
        { object: 'Date', property: 'now', message: effects },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: effects },
        { selector: "CallExpression[callee.name='Date']", message: effects },
      ],
    },
  },

  // tsc checks scripts through their JSDoc and knows the globals; the configuration of tools has none to miss.
  { files: ['**/*.{js,mjs,cjs}'], rules: { 'no-undef': 'off' } },
  {
    files: ['scripts/*.mjs'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions },
    rules: { '@typescript-eslint/no-floating-promises': 'error', '@typescript-eslint/no-misused-promises': 'error' },
  },
)
