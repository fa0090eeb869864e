import { openLicence, type OpenLicence, type SaveOpenLicenceRequest } from '../../contracts/open-data';
import { theDistrict } from '../disclosure';
import { authorize, defineSetting, getSetting, readSetting, saveSetting, type Context } from '../kernel';

/** Plain words, and no law that nobody has read for them. */
const fallback: OpenLicence = { title: '公开，可自由使用，注明来源', words: '这些表都是已经公开的内容。任何人都可以免费下载、复制、加工和转发，请注明来源和下载的日子。', address: null };
const licenceKey = defineSetting<OpenLicence>('openData.licence', openLicence, fallback);

/** On which terms it may be used in this district. @throws Fault notFound before there is a district */
export const openLicenceOf = async (ctx: Context): Promise<OpenLicence> => getSetting(ctx, licenceKey, (await theDistrict())._id.toHexString());

/** As it is stored now, for whoever will change it. */
export const storedLicence = async (): Promise<{ value: OpenLicence; version: number }> => readSetting(licenceKey, (await theDistrict())._id.toHexString());

/** @throws Fault forbidden, badRequest, conflict */
export async function saveOpenLicence(ctx: Context, { version, ...licence }: SaveOpenLicenceRequest): Promise<void> {
  const district = await theDistrict();
  authorize(ctx.actor, 'openData.write', district);
  await saveSetting(ctx, licenceKey, district._id.toHexString(), licence, { version });
}
