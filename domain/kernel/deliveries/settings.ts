import { deliverySettings, outsideChannel, type DeliverySettings, type DeliverySettingsView } from '../../../contracts/delivery';
import type { Clock } from '../clock';
import { systemContext, type Context } from '../context';
import { authorize, can } from '../policy';
import { defineSetting, getSetting, readSetting, saveSetting, settingChanged } from '../settings';
import { connectedChannels } from './channels';
import { usedToday } from './daily-quota';

/** WeChat takes 100,000 template messages a day from one account. */
const settingKey = defineSetting<DeliverySettings>('deliveries', deliverySettings, { stopped: [], weeklyCap: 3, dailyQuota: { wechatTemplate: 100_000 }, urgentReserve: 10 });

/** As every process sees them, at most some seconds old. */
export function currentSettings(clock: Clock): Promise<DeliverySettings> {
  return getSetting(systemContext('deliveries', clock), settingKey, null);
}

/** @throws Fault forbidden */
export async function showDeliverySettings(ctx: Context): Promise<DeliverySettingsView> {
  authorize(ctx.actor, 'delivery.settings');
  const [{ value, version }, history, used] = await Promise.all([readSetting(settingKey, null), settingChanged(settingKey, null), usedToday(outsideChannel.options, ctx.clock)]);
  return {
    ...value,
    version,
    changedAt: history?.changedAt.toISOString() ?? null,
    changedBy: history?.changedBy ?? null,
    usedToday: Object.fromEntries(used),
    connected: connectedChannels(),
    abilities: { settings: can(ctx.actor, 'delivery.settings') },
  };
}

/** @throws Fault forbidden, conflict when somebody else changed them in between */
export async function saveDeliverySettings(ctx: Context, { version, ...value }: DeliverySettings & { version: number }): Promise<void> {
  authorize(ctx.actor, 'delivery.settings');
  await saveSetting(ctx, settingKey, null, value, { version });
}
