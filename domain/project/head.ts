import type { ContentOf, ProjectMoney, StageContent } from '../../contracts/project';
import { maskName } from '../masking';
import type { Entry, Project, ProjectHead, Works } from './model';
import { acceptedOn, furthestStage, toldOf, type Told } from './stages';

/** The plan that counts: the published one, or the draft while there is none. */
export function planOf(entries: readonly Told[]): ContentOf<'plan'> {
  const [published] = toldOf(entries, 'plan');
  return published ?? (entries.find((entry) => entry.content.stage === 'plan')!.content as ContentOf<'plan'>);
}

export function moneyOf(entries: readonly Told[]): ProjectMoney {
  const contract = toldOf(entries, 'contract')[0]?.data.sum ?? null;
  return {
    budget: planOf(entries).data.budget,
    contract,
    price: toldOf(entries, 'change').at(-1)?.data.after ?? contract,
    paid: toldOf(entries, 'payment').reduce((sum, { data }) => sum + data.sum, 0),
  };
}

function worksOf(entries: readonly Told[]): Works | null {
  const [begun] = toldOf(entries, 'construction');
  if (!begun) return null;
  const extra = toldOf(entries, 'change').reduce((sum, { data }) => sum + data.extraDays, 0);
  return { from: begun.day, days: planOf(entries).data.plannedDays + extra, acceptedOn: acceptedOn(entries) };
}

/** Everything of a project that follows from its entries; to be written with every change of them. */
export function headFields(entries: readonly Entry[]): Pick<Project, 'title' | 'head' | 'party' | 'toApprove'> {
  const { name, kind, place, point } = planOf(entries).data;
  const [contract] = toldOf(entries, 'contract');
  const head: ProjectHead = { name, kind, place, point, stage: furthestStage(entries), money: moneyOf(entries), works: worksOf(entries) };
  return { title: name, head, party: contract ? { key: partyKey(contract.data.party.name), sum: contract.data.sum, on: contract.day } : null, toApprove: entries.some(({ state }) => state === 'waiting') };
}

/** One party is written in several ways: full-width brackets, spaces. */
const partyKey = (name: string): string => name.normalize('NFKC').replace(/[\s()·.]/g, '').toLowerCase();

/** As everybody may read it: a builder who is a person keeps the surname only. */
export function publicForm(content: StageContent): StageContent {
  if (content.stage !== 'contract' || content.data.party.kind !== 'person') return content;
  const { party } = content.data;
  return { ...content, data: { ...content.data, party: { ...party, name: maskName(party.name) } } };
}
