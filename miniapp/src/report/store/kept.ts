import Taro from '@tarojs/taro';
import { randomBytes } from '../../platform/random';
import { isLocked, lock, unlock, type Locked } from '../logic/pin';
import { draftFrom, keepable, type ReportDraft } from '../logic/draft';

const key = 'kept-note';
const keptForMs = 24 * 3600 * 1000;
const triesMost = 5;

interface Kept {
  locked: Locked;
  /** Wrong PINs since it was kept; whoever holds the phone has few. */
  wrong: number;
}

/** A browser may refuse to be asked at all. */
function stored(): Partial<Kept> | '' {
  try {
    return Taro.getStorageSync<Partial<Kept> | ''>(key);
  } catch {
    return '';
  }
}

/** The draft that was kept on this phone on request; what is too old, or not of our making, is thrown away at once. */
export function keptDraft(): Kept | null {
  const kept = stored();
  const now = Date.now();
  if (!kept) return null;
  const { locked, wrong } = kept;
  if (isLocked(locked) && typeof wrong === 'number' && wrong < triesMost && now < locked.until && locked.until <= now + keptForMs) return { locked, wrong };
  dropKept();
  return null;
}

export function dropKept(): void {
  try {
    Taro.removeStorageSync(key);
  } catch {
    // Where nothing can be kept, nothing lies.
  }
}

/** Rejects where the phone keeps nothing. @returns until when it is kept */
export async function keepDraft(draft: ReportDraft, pin: string): Promise<number> {
  const until = Date.now() + keptForMs;
  const locked = await lock(keepable(draft), pin, await randomBytes(), until);
  Taro.setStorageSync(key, { locked, wrong: 0 } satisfies Kept);
  return until;
}

/** The draft, or how many tries are left; none left: it is gone. */
export async function openKept(kept: Kept, pin: string): Promise<ReportDraft | { triesLeft: number }> {
  const text = await unlock(kept.locked, pin);
  const draft = text === null ? null : draftFrom(text);
  if (draft) return draft;
  const wrong = kept.wrong + 1;
  if (wrong >= triesMost) dropKept();
  else Taro.setStorageSync(key, { ...kept, wrong } satisfies Kept);
  return { triesLeft: triesMost - wrong };
}
