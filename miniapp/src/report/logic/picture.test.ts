import { drawPicture, pictureSize } from './picture';

test('the picture holds the four groups and a title that says nothing, all inside its edges', () => {
  const written: { words: string; x: number; y: number }[] = [];
  const pen = { fillStyle: '' as unknown, font: '', fillRect: () => {}, fillText: (words: string, x: number, y: number) => void written.push({ words, x, y }) };
  drawPicture(pen, ['4082', '9517', '3360', '7246']);
  expect(written.map(({ words }) => words)).toEqual(['号码', '4082', '9517', '3360', '7246']);
  expect(new Set(written.map(({ x, y }) => `${x} ${y}`)).size).toBe(5);
  for (const { x, y } of written) expect(x < pictureSize.width && y < pictureSize.height).toBe(true);
});
