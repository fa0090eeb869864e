import { disclosureTerms, termNames, termPreset, type DisclosureTerms, type DisclosureTermsShown, type SaveTermsRequest } from '../../../contracts/disclosure-catalogue';
import { abilitiesOf, authorize, defineSetting, getSetting, readSetting, saveSetting, type Context } from '../../kernel';
import { theDistrict } from '../district';
import { termPresets } from './presets';

const termsKey = defineSetting<DisclosureTerms>('disclosure.terms', disclosureTerms, termPresets.general.terms);

/** By which day things are due, how long a notice stays up, how soon an objection is answered: in this district. */
export const disclosureTermsOf = (ctx: Context, districtId: string): Promise<DisclosureTerms> => getSetting(ctx, termsKey, districtId);

/** The terms with where each number comes from, and what other places have. @throws Fault notFound */
export async function showTerms(ctx: Context): Promise<DisclosureTermsShown> {
  const district = await theDistrict();
  const { value, version } = await readSetting(termsKey, district._id.toHexString());
  const chosen = termPresets[value.preset];
  const origins = Object.fromEntries(termNames.options.map((term) => [term, value[term] === chosen.terms[term] ? chosen.origins[term] : null]));
  return {
    terms: value,
    origins,
    presets: termPreset.options.map((preset) => ({ preset, ...termPresets[preset] })),
    version,
    abilities: abilitiesOf(ctx.actor, 'disclosureItem', district),
  };
}

/** For whatever is opened from now on. @throws Fault notFound, forbidden, badRequest, conflict */
export async function saveTerms(ctx: Context, { version, ...terms }: SaveTermsRequest): Promise<DisclosureTermsShown> {
  const district = await theDistrict();
  authorize(ctx.actor, 'disclosureItem.write', district);
  await saveSetting(ctx, termsKey, district._id.toHexString(), terms, { version });
  return showTerms(ctx);
}
