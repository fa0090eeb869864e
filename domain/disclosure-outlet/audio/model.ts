import mongoose, { Schema } from 'mongoose';
import type { BroadcastAudioState } from '../../../contracts/broadcast-audio';
import { defineAudited, trailSchema, type Audited, type NamedRef, type ObjectId } from '../../kernel';

/** The audio of one edition; its id is the publication's. `dropped`: the edition was corrected, and the file is gone. */
export interface BroadcastAudioRecord extends Audited {
  title: string;
  path: ObjectId[];
  state: BroadcastAudioState | 'dropped';
  fault: string | null;
  jobId: string;
  file: { id: ObjectId; name: string; seconds: number; size: number } | null;
  asked: { at: Date; by: NamedRef };
}

const plain = { _id: false } as const;
const id = Schema.Types.ObjectId;
const named = new Schema<NamedRef>({ id: { type: id, required: true }, name: { type: String, required: true } }, plain);

const schema = new Schema<BroadcastAudioRecord>(
  {
    title: { type: String, required: true },
    path: { type: [id], required: true },
    ...{ state: String, fault: String, jobId: String },
    file: new Schema({ id, name: String, seconds: Number, size: Number }, plain),
    asked: { type: new Schema({ at: Date, by: named }, plain), required: true },
    trail: { type: trailSchema, required: true },
  },
  { collection: 'broadcastAudios' },
);
export const BroadcastAudioModel = mongoose.model<BroadcastAudioRecord>('BroadcastAudio', schema);

export function audioFacts({ jobId: _job, trail: _trail, ...facts }: Omit<BroadcastAudioRecord, 'trail'> & Partial<Pick<BroadcastAudioRecord, 'trail'>>): unknown {
  return facts;
}
defineAudited<BroadcastAudioRecord>({ collection: 'broadcastAudios', facts: audioFacts, names: ['title'] });
