import type mongoose from 'mongoose';
import type { Day } from '../../../contracts/common';
import { shanghaiDay } from '../calendar';
import type { Clock } from '../clock';
import { native, ObjectId } from '../database';
import { subscribe } from '../events';
import { defineJob } from '../jobs';
import { descendants, OrganisationModel } from '../organisation';
import { PersonModel, type PersonRecord, type Post } from './model';

/** The organisations of the posts held on that day and everything above them; of all posts where none is held any more. */
export function pathOfPosts(posts: Post[], pathOf: Map<string, ObjectId[]>, today: Day): ObjectId[] {
  const held = posts.filter((post) => !post.to || post.to >= today);
  const ids = (held.length > 0 ? held : posts).flatMap((post) => pathOf.get(post.organisationId.toHexString()) ?? []);
  return [...new Map(ids.map((id) => [id.toHexString(), id])).values()];
}

/** Paths by organisation id; ids that do not exist are left out. */
export async function organisationPaths(ids: Iterable<ObjectId>): Promise<Map<string, ObjectId[]>> {
  const found = await native(OrganisationModel).find({ _id: { $in: [...ids] } }, { projection: { path: 1 } }).toArray();
  return new Map(found.map((one) => [one._id.toHexString(), one.path]));
}

/** Works the paths of some people out anew; doing it twice changes nothing. */
export async function refreshPeoplePaths(filter: mongoose.mongo.Filter<PersonRecord>, clock: Clock): Promise<void> {
  const people = native(PersonModel);
  const today = shanghaiDay(clock.now());
  const found = await people.find(filter, { projection: { posts: 1, path: 1 } }).toArray();
  const paths = await organisationPaths(found.flatMap((one) => one.posts.map((post) => post.organisationId)));
  const writes = found
    .map((one) => ({ one, path: pathOfPosts(one.posts, paths, today) }))
    .filter(({ one, path }) => path.map(String).join() !== one.path.map(String).join())
    .map(({ one, path }) => ({ updateOne: { filter: { _id: one._id, posts: one.posts }, update: { $set: { path } } } }));
  if (writes.length > 0) await people.bulkWrite(writes, { ordered: false });
}

subscribe('organisation.moved', 'people.paths', async (event, ctx) => {
  const moved = new ObjectId(String(event.payload.organisationId));
  const branch = [moved, ...(await descendants(moved)).map((one) => one._id)];
  await refreshPeoplePaths({ 'posts.organisationId': { $in: branch } }, ctx.clock);
});

const lookBackMs = 40 * 86_400_000;
defineJob({
  name: 'people.endedPosts',
  schedule: '10 0 * * *',
  run: ({ ctx }) => {
    const now = ctx.clock.now();
    return refreshPeoplePaths({ 'posts.to': { $gte: shanghaiDay(new Date(now.getTime() - lookBackMs)), $lt: shanghaiDay(now) } }, ctx.clock);
  },
});
