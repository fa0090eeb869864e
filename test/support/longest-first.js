// A worker that takes the longest file last leaves the others idle: these come first, also where no earlier run was timed.
const Sequencer = require('@jest/test-sequencer').default;

const longest = ['test/faults/deliveries', 'test/story/reminder-year', 'test/http/routes', 'test/faults/kill', 'test/process/start', 'domain/appeal/orders', 'test/process/backup'];
const rankOf = ({ path }) => {
  const rank = longest.findIndex((file) => path.endsWith(`/${file}.test.ts`));
  return rank < 0 ? longest.length : rank;
};

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((one, other) => rankOf(one) - rankOf(other));
  }
};
