/** A mini-program cannot use the device's voice, and no other may hear a receipt. */
export function SlowRead(_: { groups: readonly string[] }) {
  return null;
}
