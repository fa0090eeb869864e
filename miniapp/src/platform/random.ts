/** @returns 16 random bytes nobody can guess: from them a receipt is made. */
export async function randomBytes(): Promise<Uint8Array> {
  return crypto.getRandomValues(new Uint8Array(16));
}
