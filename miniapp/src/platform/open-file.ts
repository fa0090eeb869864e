/** Opens or saves a public file by its address. */
export async function openFile(address: string): Promise<void> {
  window.open(address, '_blank', 'noopener');
}
