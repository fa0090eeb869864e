import type { QuestionSubject } from '../../contracts/question';
import type { QuestionSubjectKind } from '../../contracts/question-options';
import { showPublished } from '../disclosure';
import { fail, Fault, findOrganisation, type OrganisationRecord } from '../kernel';

export interface SubjectName {
  /** As staff and citizens read it: 2026年10月 每月收支账. */
  title: string;
  /** Where it stands on the H5 pages. */
  link: string | null;
  /** The village it belongs to; null where it is the same for all. */
  villageId: string | null;
}

/** Names what is public under an id; null for everything else. */
export type NameSubject = (id: string) => Promise<SubjectName | null>;

const namers = new Map<QuestionSubjectKind, NameSubject>();

/** Lets questions be asked about one more kind of thing. */
export function defineQuestionSubject(kind: QuestionSubjectKind, name: NameSubject): void {
  if (namers.has(kind)) throw new Error(`subject of questions is defined twice: ${kind}`);
  namers.set(kind, name);
}

/** @throws Fault notFound where it is not public, or is another village's */
export async function nameSubject(village: OrganisationRecord, { kind, id }: QuestionSubject): Promise<SubjectName> {
  const named = (await namers.get(kind)?.(id)) ?? null;
  if (!named || (named.villageId !== null && named.villageId !== village._id.toHexString())) return fail('notFound', { message: '没有找到您问的这一项，请从村里的页面再点一次“我有疑问”。' });
  return named;
}

defineQuestionSubject('village', async (id) => {
  const village = /^[0-9a-f]{24}$/.test(id) ? await findOrganisation(id) : null;
  return village && { title: '村里的公开', link: `/village/board/index?village=${id}`, villageId: id };
});
defineQuestionSubject('publication', async (id) => {
  try {
    const { item, period, village } = await showPublished(id);
    return { title: `${period.label} ${item.name}`, link: `/village/item/index?id=${id}`, villageId: village.id };
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
});
