import { isNetwork, networkList } from './networks';

test.each(['10.8.0.1', '10.8.0.0/16', '0.0.0.0/0', '::1', 'fd00:12::/48', '2001:db8::/128'])('%s is an address or network', (text) => {
  expect(isNetwork(text)).toBe(true);
});

test.each(['', '10.8.0', '10.8.0.256', '10.8.0.0/33', 'fd00::/129', '10.8.0.0/', '10.8.0.0/16/8', '10.8.0.0/-1', 'fe80::1%eth0', 'example.org'])('“%s” is none', (text) => {
  expect(isNetwork(text)).toBe(false);
});

test('an address lies in its own family’s networks only, and text that is no address in none', () => {
  const within = networkList(['10.8.0.0/16', '192.0.2.7', 'fd00:12::/48']);
  for (const address of ['10.8.255.255', '192.0.2.7', 'fd00:12:0:ffff::1']) expect([address, within(address)]).toEqual([address, true]);
  for (const address of ['10.9.0.0', '192.0.2.8', 'fd00:13::', '::1', '', 'fd00:12']) expect([address, within(address)]).toEqual([address, false]);
  expect(networkList([])('10.8.0.1')).toBe(false);
  expect(() => networkList(['nowhere'])).toThrow(TypeError);
});
