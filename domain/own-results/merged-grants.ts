import { deliver, defineTemplates, findAccountsWithRole, findOrganisation, subscribe } from '../kernel';
import { inboxTexts } from '../../templates';

const template = 'grants.windowMerged';
defineTemplates({ [template]: inboxTexts[template] });

/**
 * Whoever may look at his own results only through a window that was merged sees nothing of the other one. Merging is
 * the system administrator's act and gives nobody a right; the security administrators are told to.
 */
subscribe('organisation.mirrored', 'ownResults.mergedGrants', async (event, ctx) => {
  const { organisationId, ontoId, change } = event.payload as { organisationId: string; ontoId: string; change: string };
  const onto = change === 'merged' ? await findOrganisation(ontoId) : null;
  const from = onto && (await findOrganisation(organisationId));
  if (!from || from.active) return;
  const covered = new Set((await findAccountsWithRole('windowWorker', onto.path)).map(({ _id }) => String(_id)));
  const left = (await findAccountsWithRole('windowWorker', [from._id])).filter(({ _id }) => !covered.has(String(_id)));
  if (left.length === 0) return;
  const params = { from: from.name, onto: onto.name, count: String(left.length), names: left.slice(0, 5).map(({ name }) => name).join('、') };
  for (const { _id } of await findAccountsWithRole('securityAdmin', onto.path)) {
    const accountId = _id.toHexString();
    await deliver(ctx, { key: `${event.id}:${template}:${accountId}`, to: { accountId }, template, params, channels: ['inbox'], link: '/accounts' });
  }
});
