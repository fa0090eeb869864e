// Two projects: what runs in Node (unit and whole-system) and what opens Chromium.
// `npm test` runs both; `npx jest --selectProjects node` is the fast part.
const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true, decorators: false },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs' },
  },
];

const common = {
  rootDir: __dirname,
  testEnvironment: '<rootDir>/test/support/engine-environment.js',
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/data/'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/miniapp/dist', '<rootDir>/data'],
  transform: { '\\.(ts|tsx|mjs)$': swc, 'node_modules/.*\\.js$': swc },
  // These packages ship ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(mingo|otpauth|@noble)/)'],
  setupFilesAfterEnv: ['<rootDir>/test/support/jest-setup.ts'],
};

module.exports = {
  testTimeout: 30_000,
  // Files share nothing: each has its own database, folder and ports.
  maxWorkers: '100%',
  // What a file loaded stays in memory: a process makes room for another before it is full.
  workerIdleMemoryLimit: '1500MB',
  testSequencer: '<rootDir>/test/support/longest-first.js',
  projects: [
    {
      ...common,
      displayName: 'node',
      testMatch: ['<rootDir>/**/*.test.ts'],
      testPathIgnorePatterns: [...common.testPathIgnorePatterns, '<rootDir>/test/browser/', '<rootDir>/test/long/'],
    },
    {
      ...common,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
    },
    {
      ...common,
      displayName: 'long',
      testMatch: ['<rootDir>/test/long/**/*.test.ts'],
    },
  ],
};
