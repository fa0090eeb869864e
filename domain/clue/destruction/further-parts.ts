import type { ObjectId } from '../../kernel';

/** What another capability keeps of a clue, under the clue's own keys. */
export interface FurtherPart {
  name: string;
  /** Takes away what is sealed. The shred key is destroyed already; a crash in between makes it be called again. */
  erase(clueId: ObjectId): Promise<void>;
}
const parts = new Map<string, FurtherPart>();

/** Registers what has to go when a clue is destroyed. */
export function defineCluePart(part: FurtherPart): void {
  if (parts.has(part.name)) throw new Error(`part of a clue is there already: ${part.name}`);
  parts.set(part.name, part);
}

export async function eraseFurtherParts(clueId: ObjectId): Promise<void> {
  for (const part of parts.values()) await part.erase(clueId);
}
