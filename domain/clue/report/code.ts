import type { ClueChannel } from '../../../contracts/clue';
import type { Day } from '../../../contracts/common';
import { nextNumber, type ObjectId } from '../../kernel';
import { serialOf } from './scatter';

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

/**
 * District, year, source, serial, check character: 630102-2026-WL-48213-K. The same one for the same clue, and never
 * given again. Serials do not follow one another: a gap between two that somebody may see would tell him that there is
 * one which he may not, and that it is about him.
 */
export async function takeClueCode({ clueId, channel, receivedOn, districtCode }: { clueId: ObjectId; channel: ClueChannel; receivedOn: Day; districtCode: string }): Promise<string> {
  return takeCode({ subjectId: clueId, source: sources[channel], day: receivedOn, districtCode });
}

/** Of a report that is passed on unopened (rule 15): a series of its own. */
export const takeHandoverCode = ({ id, receivedOn, districtCode }: { id: ObjectId; receivedOn: Day; districtCode: string }): Promise<string> => takeCode({ subjectId: id, source: 'SJ', day: receivedOn, districtCode });

async function takeCode({ subjectId, source, day, districtCode }: { subjectId: ObjectId; source: string; day: Day; districtCode: string }): Promise<string> {
  const year = Number(day.slice(0, 4));
  const number = await nextNumber({ kind: `clue${source}`, year, subjectId: subjectId.toHexString() });
  const serial = serialOf(Number(number.slice(number.lastIndexOf('-') + 1)), `${source} ${year}`);
  const district = districtCode.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return `${district}-${year}-${source}-${serial}-${checkCharacter(`${district}${year}${source}${serial}`)}`;
}

/** What is split off from a report: its code, and a number of its own. */
export const partCode = (mainCode: string, number: number): string => `${mainCode}-${String(number).padStart(2, '0')}`;

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
  const ofReport = (code: string): boolean => /^[0-9A-Z]{8,}$/.test(code) && checkCharacter(code.slice(0, -1)) === code.at(-1);
  return ofReport(plain) || (/\d{2}$/.test(plain) && ofReport(plain.slice(0, -2)));
}
