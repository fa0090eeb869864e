// One engine for all files of a worker: loading it costs half a second, and it runs faster once it is warm.
// It lives beside the files' own modules, which see its address alone; each file has a database of its own in it.
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');
const { TestEnvironment } = require('jest-environment-node');
const tsx = require('tsx/cjs/api');

/** Stories play on set clocks: what they write must not expire by the day on which they are told. */
const beforeAnyStory = () => new Date('2020-01-01T00:00:00Z');

const start = (dataDir) => tsx.require('../../embedded-mongo', __filename).startEmbeddedMongo({ dataDir, clock: beforeAnyStory, fleeting: true });

let shared;
function startShared() {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'qingjian-engine-'));
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  return start(dataDir);
}

module.exports = class EngineEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.testEngine = { shared: () => (shared ??= startShared()), start };
  }
};
