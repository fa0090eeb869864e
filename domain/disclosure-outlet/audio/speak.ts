import { z } from 'zod';
import { fill, speechFaults } from '../../../templates';
import { showPublished } from '../../disclosure';
import { auditedChange, claimFiles, defineJob, eraseFilesOf, native, ObjectId, storeAudio, subscribe, type Context, type JobContext } from '../../kernel';
import { broadcastOf } from '../broadcast';
import { speakJob } from './ask';
import { BroadcastAudioModel, type BroadcastAudioRecord } from './model';
import { joinMp3, type Mp3 } from './mp3';
import { partsOf } from './parts';
import { speaker, type Speaker } from './port';

const input = z.object({ publicationId: z.string() });
const audios = () => native(BroadcastAudioModel);
const subjectOf = (id: ObjectId): { type: string; id: string } => ({ type: 'broadcastAudio', id: id.toHexString() });
/** How often one piece is asked for before it is given up. */
const tries = 3;
/** An hour at 48 kbit/s. */
const audioMax = 20 * 1024 * 1024;

defineJob({
  name: speakJob,
  run: async (job) => {
    const _id = new ObjectId(input.parse(job.input).publicationId);
    const audio = await audios().findOne({ _id });
    const service = speaker();
    if (audio?.state !== 'waiting' || !service) return;
    const publication = await showPublished(_id.toHexString());
    const made = await read(job, service, partsOf(broadcastOf(publication), service.longest));
    if (made === 'stopped') return;
    if ('fault' in made) return void (await auditedChange(BroadcastAudioModel, _id, job.ctx, 'broadcastAudio.failed', ({ state }) => (state === 'waiting' ? { set: { state: 'failed', fault: made.fault } } : null)));
    await keep(job.ctx, audio, `${publication.village.name} ${publication.period.label} ${publication.item.name}.mp3`, made);
  },
});

/** Piece by piece: a service that is asked for much at once refuses. */
async function read(job: JobContext, service: Speaker, parts: readonly string[]): Promise<Mp3 | { fault: string } | 'stopped'> {
  const pieces: Buffer[] = [];
  for (const part of parts) {
    await job.progress(pieces.length, parts.length);
    if (job.cancelled()) return 'stopped';
    const told = await patiently(service, part);
    if (told.outcome !== 'spoken') return { fault: fill(speechFaults[told.outcome], { code: told.code }) };
    pieces.push(told.mp3);
  }
  return joinMp3(pieces) ?? { fault: speechFaults.notMp3 };
}

async function patiently(service: Speaker, part: string): ReturnType<Speaker['speak']> {
  let told = await service.speak(part);
  for (let count = 1; told.outcome === 'retry' && count < tries; count += 1) told = await service.speak(part);
  return told;
}

async function keep(ctx: Context, { _id }: Pick<BroadcastAudioRecord, '_id'>, name: string, { bytes, seconds }: Mp3): Promise<void> {
  const { token, size } = await storeAudio(ctx, bytes, { purpose: 'broadcast', maxBytes: audioMax });
  const [id] = await claimFiles(ctx, [token], subjectOf(_id));
  const after = await auditedChange(BroadcastAudioModel, _id, ctx, 'broadcastAudio.made', ({ state }) => (state === 'waiting' ? { set: { state: 'made', fault: null, file: { id, name, seconds, size } } } : null));
  // Corrected while it was being read.
  if (after.state === 'dropped') await eraseFilesOf(ctx, subjectOf(_id));
}

// An edition that was corrected is not broadcast any more; the new one is read when somebody asks for it.
subscribe('disclosure.published', 'broadcastAudio.drop', async ({ payload: { corrects } }, ctx) => {
  const audio = typeof corrects === 'string' ? await audios().findOne({ _id: new ObjectId(corrects) }) : null;
  if (!audio) return;
  await auditedChange(BroadcastAudioModel, audio._id, ctx, 'broadcastAudio.drop', ({ state }) => (state === 'dropped' ? null : { set: { state: 'dropped', file: null } }));
  await eraseFilesOf(ctx, subjectOf(audio._id));
});
