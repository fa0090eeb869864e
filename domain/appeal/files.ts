import { can, guardFiles, native, ObjectId } from '../kernel';
import { AppealModel, type Appeal } from './model';

// Evidence: whoever may see the appeal.
guardFiles('appeal', async (ctx, id) => {
  const appeal = (await native(AppealModel).findOne({ _id: new ObjectId(id) })) as Appeal | null;
  return appeal !== null && can(ctx.actor, 'appeal.list', appeal);
});
