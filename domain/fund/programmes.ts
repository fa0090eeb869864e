import type { FundProgramme, ProgrammeOrigin } from '../../contracts/fund';
import { fail, native } from '../kernel';
import { defaultProgrammes } from './defaults';
import { ProgrammeModel, type ProgrammeRecord } from './programme-model';

type Effective = FundProgramme & { origin: ProgrammeOrigin };
type Stored = Pick<ProgrammeRecord, 'code' | 'kind' | 'certainty' | 'version' | 'content' | 'origin'>;

const programmes = () => native(ProgrammeModel);
/** What lists need: neither the versions before nor the trail. */
const withoutPast = { projection: { trail: 0, versions: 0 } } as const;
const defaultsByCode = new Map(defaultProgrammes.map((one) => [one.code, one]));

const effective = ({ code, kind, certainty, version, content, origin }: Stored): Effective => ({ ...content, code, kind, certainty, version, origin });
const asDelivered = (one: FundProgramme): Effective => ({ ...one, origin: 'default' });

/** Letter first, then the number as a number: A2 before A10. */
const byCode = (a: { code: string }, b: { code: string }): number => a.code[0]!.localeCompare(b.code[0]!) || Number(a.code.slice(1)) - Number(b.code.slice(1));

/** All of them, retired ones too, as they hold now. */
export async function allProgrammes(): Promise<Effective[]> {
  const stored = (await programmes().find({}, withoutPast).toArray()).map(effective);
  const codes = new Set(stored.map(({ code }) => code));
  return [...defaultProgrammes.filter(({ code }) => !codes.has(code)).map(asDelivered), ...stored].sort(byCode);
}

/** Those in use, in the order of their codes. */
export async function listProgrammes(): Promise<FundProgramme[]> {
  return (await allProgrammes()).filter(({ active }) => active).map(({ origin: _origin, ...programme }) => programme);
}

/** @throws Fault notFound */
export async function programmeFor(code: string): Promise<FundProgramme> {
  const { origin: _origin, ...programme } = await effectiveProgramme(code);
  return programme;
}

/** With where it comes from. @throws Fault notFound */
export async function effectiveProgramme(code: string): Promise<Effective> {
  const stored = await programmes().findOne({ code }, withoutPast);
  if (stored) return effective(stored);
  const delivered = defaultsByCode.get(code);
  return delivered ? asDelivered(delivered) : fail('notFound', { message: '没有这个民生资金项目。' });
}

/** As it came with the software; undefined for those added here. */
export const deliveredProgramme = (code: string): FundProgramme | undefined => defaultsByCode.get(code);
