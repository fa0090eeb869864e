import { createHmac } from 'node:crypto';
import { lastingSecret } from '../../kernel';

const rounds = 8;

/**
 * A place for each number below `size`, every place once, in an order that only the key file tells: a Feistel network
 * over two halves, walked on where it leads outside.
 */
export function scatter(number: number, size: number, series: string): number {
  const key = lastingSecret(`clue serial ${series}`);
  const width = Math.ceil(Math.sqrt(size));
  const turn = (round: number, half: number): number => createHmac('sha256', key).update(`${size}:${round}:${half}`).digest().readUIntBE(0, 6) % width;
  const step = (place: number): number => {
    let [left, right] = [Math.floor(place / width), place % width];
    for (let round = 0; round < rounds; round += 1) [left, right] = [right, (left + turn(round, right)) % width];
    return left * width + right;
  };
  let place = step(number);
  while (place >= size) place = step(place);
  return place;
}

const digitsLeast = 5;

/** The serial of a counter's number, of five digits or as many as it has. */
export function serialOf(number: number, series: string): string {
  const digits = Math.max(digitsLeast, String(number).length);
  const first = digits === digitsLeast ? 0 : 10 ** (digits - 1);
  return String(first + scatter(number - first, 10 ** digits - first, series)).padStart(digits, '0');
}
