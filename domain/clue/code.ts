import type { ClueChannel } from '../../contracts/clue';
import type { Day } from '../../contracts/common';
import { nextNumber, type ObjectId } from '../kernel';

/**
 * From where, as the code tells. What comes by itself over the network has a series of its own: a number between two
 * that staff entered at known times would tell when it came.
 */
const sources: Record<ClueChannel, string> = {
  web: 'WL',
  miniProgram: 'WL',
  account: 'WL',
  letter: 'XF',
  visit: 'XF',
  call: 'XF',
  officer: 'XX',
  inspection: 'XC',
  fromAbove: 'JB',
  passedOn: 'YS',
  officerGreen: 'XX',
};

/** District, year, source, serial, check character: 630102-2026-WL-00017-K. The same one for the same clue, and never given again. */
export async function takeClueCode({ clueId, channel, receivedOn, districtCode }: { clueId: ObjectId; channel: ClueChannel; receivedOn: Day; districtCode: string }): Promise<string> {
  return takeCode({ subjectId: clueId, source: sources[channel], day: receivedOn, districtCode });
}

/** Of a report that is passed on unopened (rule 15): a series of its own. */
export const takeHandoverCode = ({ id, receivedOn, districtCode }: { id: ObjectId; receivedOn: Day; districtCode: string }): Promise<string> => takeCode({ subjectId: id, source: 'SJ', day: receivedOn, districtCode });

async function takeCode({ subjectId, source, day, districtCode }: { subjectId: ObjectId; source: string; day: Day; districtCode: string }): Promise<string> {
  const year = Number(day.slice(0, 4));
  const number = await nextNumber({ kind: `clue${source}`, year, subjectId: subjectId.toHexString() });
  const serial = number.slice(number.lastIndexOf('-') + 1).padStart(5, '0');
  const district = districtCode.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return `${district}-${year}-${source}-${serial}-${checkCharacter(`${district}${year}${source}${serial}`)}`;
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** ISO 7064 MOD 37,36: tells every single slip and nearly every swap of neighbours. */
export function checkCharacter(text: string): string {
  let product = 36;
  for (const character of text) {
    const sum = (product + alphabet.indexOf(character)) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return alphabet[(37 - product) % 36] as string;
}

/** False for a slip of the pen; dashes, spaces and small letters are forgiven. */
export function isClueCode(text: string): boolean {
  const plain = text.toUpperCase().replace(/[\s-]/g, '');
  return /^[0-9A-Z]{8,}$/.test(plain) && checkCharacter(plain.slice(0, -1)) === plain.at(-1);
}
