import { z } from 'zod';
import { id, instant } from './common';

/** A broadcast script read by a text-to-speech service, once for each edition. */

export const broadcastAudioState = z.enum(['waiting', 'made', 'failed']);
export type BroadcastAudioState = z.infer<typeof broadcastAudioState>;

export const broadcastAudio = z.object({
  state: broadcastAudioState,
  /** Pieces that were read, of how many. */
  progress: z.object({ done: z.number().int(), total: z.number().int() }),
  fault: z.string().nullable(),
  file: z.object({ id, name: z.string(), seconds: z.number(), size: z.number().int() }).nullable(),
  by: z.string(),
  at: instant,
});
export type BroadcastAudio = z.infer<typeof broadcastAudio>;

/** GET and POST /api/disclosure/outlets/:id/audio */
export const audioOutlet = z.object({
  /** Whether a service is set. */
  connected: z.boolean(),
  /** Null before anybody asked for it. */
  audio: broadcastAudio.nullable(),
  abilities: z.object({ make: z.boolean() }),
});
export type AudioOutlet = z.infer<typeof audioOutlet>;
