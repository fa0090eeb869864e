import type { ReportFields, ReporterIdentity } from '../../contracts/clue-report';
import { native, ObjectId, openIdentifier, PersonModel } from '../kernel';
import type { DraftContent, ReportPlace } from './content';

interface OfficerWords extends Pick<DraftContent, 'what' | 'when' | 'who' | 'place'> {
  organisationId: string;
}

/** As the form for everybody has it; an officer chooses no topic. `elsewhere`: under which number it was kept before. */
export async function reportFieldsOf({ what, when, who, place, organisationId }: OfficerWords, elsewhere = ''): Promise<ReportFields> {
  return { topic: 'other', what, when, placeId: organisationId, placeText: place ? placeWords(place) : '', people: await peopleIn(who), howKnown: '', evidence: '', money: '', elsewhere, extra: {} };
}

/** An officer reports by name: as the directory has him. */
export async function identityOf({ personId, name, organisationName }: DraftContent['officer']): Promise<ReporterIdentity> {
  const person = await native(PersonModel).findOne({ _id: new ObjectId(personId) });
  return { name, phone: (person && openIdentifier(person, 'phone')) ?? '', identityNumber: '', address: `${organisationName}　廉情信息员`, callTimes: '' };
}

const placeWords = ({ label, latitude, longitude }: ReportPlace): string => [label, `北纬 ${latitude}，东经 ${longitude}`].filter(Boolean).join('　');

const longestName = 6;

/**
 * Whom a line means: 村支书王某、会计李某. Who has a name of the directory in it is called by that name, so that he and
 * his are kept out; what else was written stays beside it.
 */
async function peopleIn(who: string): Promise<ReportFields['people']> {
  const parts = who.split(/[、，,;；/\n]/).map((part) => part.trim()).filter(Boolean);
  const known = await namesIn(parts);
  return parts.flatMap((part) => {
    const names = known.filter((name) => part.includes(name));
    return names.length === 0 ? [{ name: part, organisation: '', post: '' }] : names.map((name) => ({ name, organisation: '', post: part === name ? '' : part }));
  });
}

async function namesIn(parts: readonly string[]): Promise<string[]> {
  const pieces = parts.flatMap((part) => Array.from({ length: part.length }, (_, from) => Array.from({ length: longestName - 1 }, (_one, more) => part.slice(from, from + more + 2)))).flat();
  const names = [...new Set(pieces.filter(({ length }) => length >= 2))];
  return names.length === 0 ? [] : native(PersonModel).distinct('name', { name: { $in: names } });
}
