const chosen = new Map<string, File>();

/**
 * Lets the person choose pictures.
 * @returns addresses that can be shown and given to `uploadPhoto`; none when nothing was chosen.
 */
export function choosePhotos(most: number): Promise<string[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = 'image/*';
    input.multiple = most > 1;
    input.hidden = true;
    const done = () => {
      input.remove();
      const files = Array.from(input.files ?? []).slice(0, most);
      resolve(
        files.map((file) => {
          const preview = URL.createObjectURL(file);
          chosen.set(preview, file);
          return preview;
        }),
      );
    };
    input.addEventListener('change', done);
    input.addEventListener('cancel', done);
    document.body.append(input);
    input.click();
  });
}

/** Sends a chosen picture as the multipart field `photo`; rejects without a network. */
export async function uploadPhoto(url: string, preview: string): Promise<{ status: number; body: string }> {
  const file = chosen.get(preview);
  if (!file) throw new Error('this picture was not chosen here');
  const form = new FormData();
  form.append('photo', file, file.name);
  const answer = await fetch(url, { method: 'POST', body: form });
  return { status: answer.status, body: await answer.text() };
}

/** The page no longer shows the picture. */
export function forgetPhoto(preview: string): void {
  chosen.delete(preview);
  URL.revokeObjectURL(preview);
}
