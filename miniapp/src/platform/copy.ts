/** Puts a text on the clipboard; rejects where the browser forbids it. */
export async function copyText(text: string): Promise<void> {
  // The clipboard API is missing on plain http, which an intranet may use; the old command still works there.
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  if (!copied) throw new Error('the browser does not copy');
}
