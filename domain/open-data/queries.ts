import type { OpenDatasets, OpenDataShown } from '../../contracts/open-data';
import { theDistrict } from '../disclosure';
import { abilitiesOf, authorize, type Context } from '../kernel';
import { datasets } from './datasets';
import { openLicenceOf, storedLicence } from './licence';

/** What anybody may take, with its dictionary. @throws Fault notFound before there is a district */
export async function listDatasets(ctx: Context): Promise<OpenDatasets> {
  const [district, licence, items] = await Promise.all([theDistrict(), openLicenceOf(ctx), described(ctx)]);
  return { publisher: district.name, licence, items };
}

/** The same for staff, with the licence as it is stored. @throws Fault forbidden, notFound */
export async function showOpenData(ctx: Context, origin: string): Promise<OpenDataShown> {
  const district = await theDistrict();
  authorize(ctx.actor, 'openData.read', district);
  const [items, { value, version }] = await Promise.all([described(ctx), storedLicence()]);
  return { publisher: district.name, licence: value, items, origin, version, abilities: abilitiesOf(ctx.actor, 'openData', district) };
}

const described = ({ clock }: Context): Promise<OpenDatasets['items']> =>
  Promise.all(datasets.map(async ({ key, title, about, theme, updates, filters, fields, state }) => ({ key, title, about, theme, updates, filters: [...filters], fields, newest: (await state(clock)).newest })));
