import { isOn, percentWords, toggled, withShare } from './shares';

const faults = { seed: 20261123, shares: { busy: 0.1, resentCallback: 0.2 } };

test('a fault is switched on with a tenth and off to nothing; others stay', () => {
  const on = toggled(faults, 'timeout');
  expect(on).toEqual({ seed: 20261123, shares: { busy: 0.1, resentCallback: 0.2, timeout: 0.1 } });
  expect(toggled(on, 'busy').shares).toEqual({ resentCallback: 0.2, timeout: 0.1 });
  expect([isOn(on, 'timeout'), isOn(on, 'token'), isOn({ seed: 1, shares: { busy: 0 } }, 'busy')]).toEqual([true, false, false]);
});

test('another share takes the place of the one before', () => {
  expect(withShare(faults, 'busy', 0.5).shares).toEqual({ busy: 0.5, resentCallback: 0.2 });
});

test.each([[0.1, '10%'], [0.05, '5%'], [1, '100%'], [0.125, '12.5%']])('%d is said as %s', (share, words) => expect(percentWords(share)).toBe(words));
