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

/** A namer that asks for what is public: what is refused has no name, anything else that fails does fail. */
export const whereFound =
  (name: (id: string) => Promise<SubjectName>): NameSubject =>
  async (id) => {
    try {
      return await name(id);
    } catch (error) {
      if (error instanceof Fault) return null;
      throw error;
    }
  };

/** Null where it is not public (any more), or is another village's. */
export async function findSubject(villageId: string, { kind, id }: QuestionSubject): Promise<SubjectName | null> {
  const named = (await namers.get(kind)?.(id)) ?? null;
  return named && (named.villageId === null || named.villageId === villageId) ? named : null;
}

/** @throws Fault notFound */
export const nameSubject = async (village: OrganisationRecord, subject: QuestionSubject): Promise<SubjectName> =>
  (await findSubject(village._id.toHexString(), subject)) ?? fail('notFound', { message: '没有找到您问的这一项，请从村里的页面再点一次“我有疑问”。' });

defineQuestionSubject('village', async (id) => {
  const village = /^[0-9a-f]{24}$/.test(id) ? await findOrganisation(id) : null;
  return village && { title: '村里的公开', link: `/village/board/index?village=${id}`, villageId: id };
});
defineQuestionSubject(
  'publication',
  whereFound(async (id) => {
    const { item, period, village } = await showPublished(id);
    return { title: `${period.label} ${item.name}`, link: `/village/item/index?id=${id}`, villageId: village.id };
  }),
);
