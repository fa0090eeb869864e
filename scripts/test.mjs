// `npm test`: installs what it needs, then lint, types, unit, whole-system and browser tests.
// The last line counts the tests. Node's own modules only, until all is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from './bootstrap/build.mjs';
import { ensureBrowser } from './bootstrap/browser.mjs';
import { ensureInstalled, ensureNode, root } from './bootstrap/install.mjs';

const output = path.join(root, 'test-output');
const bin = (name) => path.join(root, 'node_modules', name);
const failures = [];
let passed = 0;
let failed = 0;
let skipped = 0;

function stage(label, args, env = {}) {
  const begun = Date.now();
  process.stdout.write(`\n== ${label}\n`);
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  process.stdout.write(`== ${label}: ${status === 0 ? 'ok' : 'FAILED'}, ${((Date.now() - begun) / 1000).toFixed(1)} s\n`);
  if (status !== 0) failures.push(label);
  return status === 0;
}

function jest(label, project, extra = []) {
  const report = path.join(output, `${project}.json`);
  rmSync(report, { force: true });
  stage(label, [bin('jest/bin/jest.js'), '--selectProjects', project, '--json', `--outputFile=${report}`, '--silent=false', ...extra], { NODE_ENV: 'test' });
  if (!existsSync(report)) return;
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  passed += counts.numPassedTests;
  failed += counts.numFailedTests + counts.numRuntimeErrorTestSuites;
  skipped += counts.numPendingTests;
}

ensureNode();
ensureInstalled();
mkdirSync(output, { recursive: true });
const long = process.argv.includes('--long');
if (long) jest('full sizes', 'long', ['--runInBand']);
else {
  const browser = ensureBrowser();
  stage('lint', [bin('eslint/bin/eslint.js'), '.', '--max-warnings=0']);
  stage('types', [bin('typescript/bin/tsc'), '-p', '.']);
  ensureBuilt(['weapp', 'h5', 'console', 'sandbox']);
  jest('unit and whole-system tests', 'node');
  process.env.CHROME_PATH = browser;
  jest('browser tests', 'browser', ['--maxWorkers=1']);
}
if (failures.length > 0) process.stdout.write(`\nFailed: ${failures.join(', ')}\n`);
process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exit(failures.length > 0 ? 1 : 0);
