import type { AudioOutlet, BroadcastAudio } from '../../../contracts/broadcast-audio';
import { PublicationModel, type Publication } from '../../disclosure';
import { auditedChange, authorize, can, enqueueJob, fail, firstTrail, getJob, guardFiles, isDuplicateKey, native, ObjectId, toObjectId, type Actor, type Context, type NamedRef } from '../../kernel';
import { audioFacts, BroadcastAudioModel, type BroadcastAudioRecord } from './model';

const audios = () => native(BroadcastAudioModel);
const byOf = (actor: Actor): NamedRef => (actor.kind === 'staff' ? { id: new ObjectId(actor.accountId), name: actor.name } : fail('forbidden'));
export const speakJob = 'broadcastAudio.speak';

guardFiles('broadcastAudio', async (ctx, publicationId) => {
  const audio = ObjectId.isValid(publicationId) ? await audios().findOne({ _id: new ObjectId(publicationId) }, { projection: { path: 1 } }) : null;
  return audio !== null && can(ctx.actor, 'broadcastAudio.list', audio);
});

/** @throws Fault notFound, also for what is for party members only */
export async function showAudio(ctx: Context, id: string): Promise<Omit<AudioOutlet, 'connected'>> {
  const publication = await publishedOne(id);
  return { audio: await presentAudio(await audios().findOne({ _id: publication._id })), abilities: { make: publication.state === 'published' && can(ctx.actor, 'broadcastAudio.make', publication) } };
}

/** Has an edition's script read, once: while it is being read, and after, asking again changes nothing. @throws Fault notFound, forbidden, wrongState */
export async function askForAudio(ctx: Context, id: string): Promise<Omit<AudioOutlet, 'connected'>> {
  const publication = await publishedOne(id);
  authorize(ctx.actor, 'broadcastAudio.make', publication);
  if (publication.state === 'replaced') fail('wrongState', { message: '这一份已更正，请从新版做。' });
  const { _id, title, path } = publication;
  const asked = { at: ctx.clock.now(), by: byOf(ctx.actor) };
  const body: Omit<BroadcastAudioRecord, 'trail'> = { _id, title, path, state: 'waiting', fault: null, jobId: '', file: null, asked };
  try {
    await audios().insertOne({ ...body, trail: firstTrail(ctx, 'broadcastAudio.make', {}, audioFacts(body)) });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    await auditedChange(BroadcastAudioModel, _id, ctx, 'broadcastAudio.make', ({ state }) => (state === 'failed' ? { set: { state: 'waiting', fault: null, asked } } : null));
  }
  await queue(ctx, _id);
  return showAudio(ctx, id);
}

/** One run at a time; asking again starts the one that a crash before this has left out. */
async function queue(ctx: Context, _id: ObjectId): Promise<void> {
  const audio = await audios().findOne({ _id });
  if (audio?.state !== 'waiting' || (await underWay(audio.jobId))) return;
  const jobId = await enqueueJob(ctx, speakJob, { publicationId: _id.toHexString() });
  await audios().updateOne({ _id, jobId: audio.jobId }, { $set: { jobId } });
}

const underWay = async (jobId: string): Promise<boolean> => jobId !== '' && ['queued', 'running'].includes((await getJob(jobId)).state);

async function publishedOne(id: string): Promise<Pick<Publication, '_id' | 'title' | 'path' | 'state'>> {
  return (await native(PublicationModel).findOne({ _id: toObjectId(id), publicContent: { $exists: true } }, { projection: { title: 1, path: 1, state: 1 } })) ?? fail('notFound');
}

async function presentAudio(audio: BroadcastAudioRecord | null): Promise<BroadcastAudio | null> {
  if (!audio || audio.state === 'dropped') return null;
  const progress = audio.state === 'waiting' && audio.jobId !== '' ? (await getJob(audio.jobId)).progress : { done: 0, total: 0 };
  const { state, fault, file, asked } = audio;
  return { state, progress, fault, file: file && { ...file, id: file.id.toHexString() }, by: asked.by.name, at: asked.at.toISOString() };
}
