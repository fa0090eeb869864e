/**
 * Lets the person choose pictures.
 * @returns addresses that can be shown and sent; none when nothing was chosen.
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
      resolve(Array.from(input.files ?? [], (file) => URL.createObjectURL(file)).slice(0, most));
    };
    input.addEventListener('change', done);
    input.addEventListener('cancel', done);
    document.body.append(input);
    input.click();
  });
}
