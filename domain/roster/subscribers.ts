import { findOrganisation, native, ObjectId, OrganisationModel, shanghaiDay, subscribe } from '../kernel';
import { endAtWindow, endOthers } from './commands';
import { lastingBetween } from './days';
import { RosterModel } from './model';

subscribe('roster.tookOver', 'roster.endOthers', async (event, ctx) => {
  const made = await native(RosterModel).findOne({ _id: new ObjectId(String(event.payload.entryId)) });
  if (made && !made.struck) await endOthers(ctx, made);
});

subscribe('organisation.closed', 'roster.end', async (event, ctx) => {
  const closed = await findOrganisation(String(event.payload.organisationId));
  // Opened again meanwhile: whoever sits there was put there anew.
  if (closed && !closed.active) await endAtWindow(ctx, closed._id, shanghaiDay(event.at));
});

// Whoever sits at a window that is moved to another hall is on that hall's roster from now on; what is over stays where it was.
subscribe('organisation.moved', 'roster.paths', async (event, ctx) => {
  const windows = await native(OrganisationModel)
    .find({ path: new ObjectId(String(event.payload.organisationId)), kind: 'window' }, { projection: { path: 1 } })
    .toArray();
  const today = shanghaiDay(ctx.clock.now());
  for (const { _id, path } of windows) await native(RosterModel).updateMany({ windowId: _id, ...lastingBetween(today, null) }, { $set: { path } });
});
