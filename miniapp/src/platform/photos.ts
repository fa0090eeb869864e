/** A picture that was chosen: an address that can be shown and given to `uploadPhoto`, and its size. */
export interface ChosenPhoto {
  preview: string;
  bytes: number;
}

const chosen = new Map<string, File>();

/** Lets the person choose pictures; none when nothing was chosen. */
export function choosePhotos(most: number): Promise<ChosenPhoto[]> {
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
          return { preview, bytes: file.size };
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
export function uploadPhoto(url: string, preview: string, onProgress: (percent: number) => void): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const file = chosen.get(preview);
    if (!file) throw new Error('this picture was not chosen here');
    const form = new FormData();
    form.append('photo', file, file.name);
    // fetch does not tell how far it is.
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.round((loaded / total) * 100));
    request.onload = () => resolve({ status: request.status, body: request.responseText });
    request.onerror = () => reject(new Error('no network'));
    request.send(form);
  });
}

/** A browser keeps no file beyond its page. */
export const keepPhoto = (preview: string): Promise<string> => Promise.resolve(preview);

/** The page no longer shows the picture. */
export function forgetPhoto(preview: string): void {
  chosen.delete(preview);
  URL.revokeObjectURL(preview);
}
