/** A receipt that was typed on one page and is wanted on the next: never kept, never in an address. */
let receipt: string | null = null;

export function handReceipt(receiptCode: string): void {
  receipt = receiptCode;
}

export function takeReceipt(): string | null {
  const taken = receipt;
  receipt = null;
  return taken;
}
