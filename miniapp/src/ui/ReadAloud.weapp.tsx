/** A mini-program cannot use the device's voice. */
export function ReadAloud() {
  return null;
}
