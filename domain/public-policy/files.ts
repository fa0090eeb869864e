import { can, guardFiles, native, ObjectId } from '../kernel';
import { PolicyModel } from './model';

/** Staff open every attachment, everybody those of the published version. */
guardFiles('publicPolicy', async (ctx, id, fileId) => {
  if (ctx.actor.kind === 'staff' && can(ctx.actor, 'publicPolicy.list')) return true;
  const policy = await native(PolicyModel).findOne({ _id: new ObjectId(id) }, { projection: { published: 1 } });
  return policy?.published?.content.attachments.includes(fileId) ?? false;
});
