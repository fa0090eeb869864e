import { ObjectId } from 'bson';
import { eachField, readValueAt } from '../bson/read';
import { checkNamespace } from '../storage/catalog';
import { checkId } from '../update/update';
import { summary, writeError, writesOf, type WriteError } from './batches';
import { collectionName, type Answer, type Command } from './command';

const ID_PREFIX = Buffer.from([7, 0x5f, 0x69, 0x64, 0]);

/** Puts `_id` first, and makes one where it is missing, without touching the other bytes. */
function withIdFirst(raw: Buffer): Buffer {
  let first = true;
  let found: { start: number; end: number; type: number; value: number; first: boolean } | undefined;
  eachField(raw, 0, (name, type, valueStart, valueEnd, fieldStart) => {
    if (name === '_id') {
      found = { start: fieldStart, end: valueEnd, type, value: valueStart, first };
      return false;
    }
    first = false;
    return true;
  });
  if (found) {
    if (found.type !== 7) checkId(readValueAt(raw, found.type, found.value));
    if (found.first) return raw;
    return Buffer.concat([raw.subarray(0, 4), raw.subarray(found.start, found.end), raw.subarray(4, found.start), raw.subarray(found.end)]);
  }
  const id = new ObjectId();
  const out = Buffer.concat([raw.subarray(0, 4), ID_PREFIX, id.id, raw.subarray(4)]);
  out.writeInt32LE(out.length, 0);
  return out;
}

export async function insert(command: Command): Promise<Answer> {
  const { engine, db } = command;
  const name = collectionName(command);
  checkNamespace(db, name);
  const ordered = command.body.ordered !== false;
  const documents = writesOf(command, 'documents');
  return engine.store.write(() => {
    const errors: WriteError[] = [];
    let inserted = 0;
    const collection = engine.catalog.ensure(db, name);
    for (let i = 0; i < documents.length; i++) {
      try {
        collection.insert(withIdFirst(documents[i]!));
        inserted += 1;
      } catch (error) {
        errors.push(writeError(i, error));
        if (ordered) break;
      }
    }
    return summary(inserted, errors);
  });
}
