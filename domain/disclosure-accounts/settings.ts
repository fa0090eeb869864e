import { accountsSettings, type AccountsSettings } from '../../contracts/accounts';
import { authorize, defineSetting, getSetting, readSetting, saveSetting, type Context } from '../kernel';

/** 1,000 yuan is the platform's proposal: no rule names a sum. */
const settingKey = defineSetting<AccountsSettings>('villageAccounts', accountsSettings, { voucherFrom: 100_000 });

export const accountsRules = (ctx: Context): Promise<AccountsSettings> => getSetting(ctx, settingKey, null);

/** @throws Fault forbidden */
export async function showAccountsSettings(ctx: Context): Promise<AccountsSettings & { version: number }> {
  authorize(ctx.actor, 'villageAccounts.list');
  const { value, version } = await readSetting(settingKey, null);
  return { ...value, version };
}

/** @throws Fault forbidden, conflict */
export async function saveAccountsRules(ctx: Context, { version, ...value }: AccountsSettings & { version: number }): Promise<void> {
  authorize(ctx.actor, 'villageAccounts.set');
  await saveSetting(ctx, settingKey, null, value, { version });
}
