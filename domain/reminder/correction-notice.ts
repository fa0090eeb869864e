import { correctionKindLabels } from '../../contracts/reminder';
import { correctionNotice } from '../../templates/reminder';
import { defineTemplates, deliver, findAccountsWithRole, native, ObjectId, PersonModel, subscribe, type Context, type DomainEvent } from '../kernel';
import { CorrectionModel } from './correction-model';

defineTemplates(correctionNotice);

/** Told to those who may answer it: whose record it is and which part of it. */
async function tellManagers(event: DomainEvent, ctx: Context): Promise<void> {
  const correction = await native(CorrectionModel).findOne({ _id: new ObjectId(String(event.payload.correctionId)) }, { projection: { personId: 1, kind: 1, path: 1, state: 1 } });
  if (correction?.state !== 'open') return;
  const person = await native(PersonModel).findOne({ _id: correction.personId }, { projection: { name: 1 } });
  for (const { _id } of await findAccountsWithRole('reminderManager', correction.path)) {
    const accountId = _id.toHexString();
    await deliver(ctx, {
      key: `${event.id}:correction.reported:${accountId}`,
      to: { accountId },
      template: 'correction.reported',
      params: { name: person?.name ?? '', kind: correctionKindLabels[correction.kind] },
      channels: ['inbox'],
      link: '/reminders/corrections',
    });
  }
}

subscribe('correction.reported', 'reminder.correctionNotice', tellManagers);
