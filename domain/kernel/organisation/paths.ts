import { native, type ObjectId } from '../database';
import { OrganisationModel } from './model';
import { forgetWindows } from './window-lookup';

/**
 * Writes the paths below a moved node anew, from the parent links. Doing it twice changes nothing, and a half-done
 * renewal can be finished: whatever stands below still has the moved node in its old path.
 */
export async function refreshPaths(movedId: ObjectId): Promise<void> {
  const organisations = native(OrganisationModel);
  const below = await organisations.find({ path: movedId }, { projection: { parentId: 1, path: 1 } }).toArray();
  const moved = below.find((one) => one._id.equals(movedId));
  if (!moved) return;
  const childrenOf = new Map<string, typeof below>();
  for (const one of below) {
    const key = String(one.parentId);
    childrenOf.set(key, [...(childrenOf.get(key) ?? []), one]);
  }
  const writes: Parameters<typeof organisations.bulkWrite>[0][number][] = [];
  for (const queue = [moved]; queue.length > 0; ) {
    const parent = queue.shift()!;
    for (const child of childrenOf.get(parent._id.toHexString()) ?? []) {
      child.path = [...parent.path, child._id];
      writes.push({ updateOne: { filter: { _id: child._id, parentId: parent._id }, update: { $set: { path: child.path } } } });
      queue.push(child);
    }
  }
  if (writes.length > 0) await organisations.bulkWrite(writes, { ordered: false });
  forgetWindows();
}
