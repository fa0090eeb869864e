import type { FundProgramme } from '../../contracts/fund';
import { fail } from '../kernel';
import { defaultProgrammes } from './defaults';

/** Those in use, in the order of their codes. */
export async function listProgrammes(): Promise<FundProgramme[]> {
  return defaultProgrammes.filter(({ active }) => active);
}

/** @throws Fault notFound */
export async function programmeFor(code: string): Promise<FundProgramme> {
  return defaultProgrammes.find((one) => one.code === code) ?? fail('notFound', { message: '没有这个民生资金项目。' });
}
