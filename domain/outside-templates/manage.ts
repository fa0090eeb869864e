import type { OutsideTemplates, SaveOutsideTemplatesRequest } from '../../contracts/outside-templates';
import { authorize, can, channelsReaching, fail, readSetting, saveSetting, settingChanged, type Context } from '../kernel';
import { answerTemplateKey } from '../rating';
import { faultsOf } from './check';
import { refusalsOf } from './refusals';
import { channelsOf, everyChannel, isKind, kinds, outsideTemplatesKey } from './settings';
import { smsSignature } from './sms-length';

/** @throws Fault forbidden */
export async function showOutsideTemplates(ctx: Context): Promise<OutsideTemplates> {
  authorize(ctx.actor, 'outsideTemplates.read');
  const [{ value, version }, changed] = await Promise.all([readSetting(outsideTemplatesKey, null), settingChanged(outsideTemplatesKey, null)]);
  const connected = channelsReaching('person');
  return {
    kinds: await Promise.all(
      kinds.map(async ([kind, { label, about, fields }]) => ({
        kind,
        label,
        about,
        fields: Object.entries(fields).map(([name, field]) => ({ name, ...field })),
        channels: [...channelsOf(kind)],
        templates: value[kind] ?? {},
        refusals: await refusalsOf(ctx.clock, kind),
      })),
    ),
    connected: everyChannel.filter((channel) => connected.includes(channel)),
    signature: smsSignature(),
    version,
    changedAt: changed?.changedAt.toISOString() ?? null,
    changedBy: changed?.changedBy ?? null,
    abilities: { save: can(ctx.actor, 'outsideTemplates.save') },
  };
}

/** @throws Fault forbidden, notFound, badRequest with the fields that would not work, conflict */
export async function saveOutsideTemplates(ctx: Context, { kind, templates, version }: SaveOutsideTemplatesRequest): Promise<OutsideTemplates> {
  authorize(ctx.actor, 'outsideTemplates.save');
  if (!isKind(kind)) return fail('notFound');
  const fields = faultsOf(kind, templates);
  if (fields.length > 0) fail('badRequest', { fields });
  const { value } = await readSetting(outsideTemplatesKey, null);
  const offer = kind === 'ratingAnswered' ? (templates.miniSubscription?.templateId ?? null) : undefined;
  // Citizens are offered to be told only what can be sent: the offer goes first and comes last.
  if (offer === null) await offerAnswers(ctx, null);
  await saveSetting(ctx, outsideTemplatesKey, null, { ...value, [kind]: templates }, { version });
  if (offer) await offerAnswers(ctx, offer);
  return showOutsideTemplates(ctx);
}

async function offerAnswers(ctx: Context, templateId: string | null): Promise<void> {
  const { value, version } = await readSetting(answerTemplateKey, null);
  if (value !== templateId) await saveSetting(ctx, answerTemplateKey, null, templateId, { version });
}
