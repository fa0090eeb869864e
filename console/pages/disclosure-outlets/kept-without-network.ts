const ownMachine = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Whether a browser keeps pages of this address for a time without a network: with https, or on the machine itself. */
export function keptWithoutNetwork(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || ownMachine.test(hostname);
}
