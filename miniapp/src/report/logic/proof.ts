import type { ReportTask, TaskSolution } from '../../../../contracts/clue-report';
import { breathe, utf8 } from './bytes';
import { finish, midstateOf } from './sha256';

const block = 64;
/** A slice must not hold up a frame for long, on a slow phone either. */
const sliceMs = 16;
const triesBetweenLooks = 64;

/** Whether the first `bits` bits of a hash are zero; at most 32 are asked. */
const begins = (words: Int32Array, bits: number): boolean => bits === 0 || words[0]! >>> (32 - bits) === 0;

/** Searches the nonce in slices, so that the page stays alive. What all tries begin with is hashed once. */
export async function solve({ challenge, bits }: ReportTask, now: () => number = Date.now, pause: () => Promise<void> = breathe): Promise<TaskSolution> {
  const prefix = utf8(`${challenge}:`);
  const whole = prefix.length - (prefix.length % block);
  const before = midstateOf(prefix.subarray(0, whole));
  const rest = prefix.subarray(whole);
  for (let nonce = 0, until = now() + sliceMs; ; nonce += 1) {
    const digits = String(nonce);
    const message = new Uint8Array(rest.length + digits.length);
    message.set(rest);
    for (let at = 0; at < digits.length; at += 1) message[rest.length + at] = digits.charCodeAt(at);
    if (begins(finish(before, message), bits)) return { challenge, nonce };
    if (nonce % triesBetweenLooks === 0 && now() > until) {
      await pause();
      until = now() + sliceMs;
    }
  }
}
