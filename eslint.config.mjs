import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Arrows run one way: faces -> contracts; doors -> domain -> contracts; nothing imports a door. */
const forbid = (files, patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});
const away = (folders, why) => ({ regex: `^(\\.\\./)+(${folders.join('|')})(/|$)`, message: why });

export default tseslint.config(
  { ignores: ['**/node_modules/', '**/dist/', 'data/', 'test-output/', 'miniapp/config/'] },
  ...tseslint.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-require-imports': 'off',
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  { files: ['scripts/**', 'test/**', '**/*.test.ts', '**/bench.ts', 'embedded-mongo/main.ts'], rules: { 'no-console': 'off' } },
  { files: ['miniapp', 'console', 'scripts/sandbox/page'].flatMap((folder) => [`${folder}/**/*.tsx`, `${folder}/**/*.ts`]), plugins: { 'react-hooks': reactHooks }, rules: reactHooks.configs.recommended.rules },
  forbid(['contracts/**'], [away(['domain', 'server', 'bot', 'clients', 'miniapp', 'console', 'embedded-mongo', 'scripts', 'test'], 'contracts know nobody')]),
  forbid(['domain/**'], [away(['server', 'bot', 'clients', 'miniapp', 'console', 'scripts'], 'the domain imports no door, no face and no client of an outside service')]),
  forbid(['domain/kernel/**'], [
    away(['server', 'bot', 'miniapp', 'console', 'scripts'], 'the domain imports no door and no face'),
    away(['rating', 'follow-up'], 'the kernel knows no capability'),
  ]),
  forbid(['server/**'], [
    away(['bot', 'miniapp', 'console', 'scripts'], 'doors do not import faces'),
    { regex: 'domain/[^/]+/.+', message: 'a capability is used through its index.ts' },
  ]),
  forbid(['bot/**', 'runtime/**', 'settings/**'], [
    away(['server', 'bot', 'miniapp', 'console', 'scripts'], 'nothing imports a door'),
    { regex: 'domain/[^/]+/.+', message: 'a capability is used through its index.ts' },
  ]),
  forbid(['clients/**'], [
    away(['server', 'bot', 'miniapp', 'console', 'scripts'], 'a client of an outside service knows the kernel only'),
    { regex: 'domain/(?!kernel(/index)?$)', message: 'a client of an outside service knows the kernel only' },
  ]),
  forbid(['miniapp/**', 'console/**'], [away(['domain', 'server', 'bot', 'clients', 'embedded-mongo', 'scripts', 'test'], 'faces know contracts only')]),
  forbid(['scripts/sandbox/page/**'], [away(['domain', 'server', 'bot', 'clients', 'miniapp', 'embedded-mongo', 'test'], "the sandbox's page knows its contract and the console's parts only")]),
  { files: ['**/*.test.ts', '**/*.test.tsx'], rules: { 'no-restricted-imports': 'off' } },
);
