import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EJSON } from 'bson';
import { MongoClient, type Db } from 'mongodb';
import { startEmbeddedMongo, type EmbeddedMongo } from '../../embedded-mongo';

/** One question to a server and the answer MongoDB gives to it. */
export interface Case {
  name: string;
  /** Gets an empty database of its own; the answer is compared as relaxed extended JSON. */
  run: (db: Db) => Promise<unknown>;
  expected: unknown;
  /** Asks about the engine's own figures, which another server words differently. */
  embeddedOnly?: boolean;
}

/** A failed operation as an answer: what the client sees of it. */
export async function failureOf(operation: Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    await operation;
    return { ok: true };
  } catch (error) {
    const { code, codeName } = error as { code?: number; codeName?: string };
    return codeName === undefined ? { code } : { code, codeName };
  }
}

/** The code and the message of a failed operation. */
export async function messageOf(operation: Promise<unknown>): Promise<unknown> {
  try {
    await operation;
    return 'no error';
  } catch (error) {
    return (error as Error).message;
  }
}

interface Plan { stage: string; indexName?: string; inputStage?: Plan; inputStages?: Plan[] }

/** What `explain` says: stages from the outside in, the index, and how much was read. */
export function planOf(explanation: Record<string, unknown>): { stages: string[]; index?: string; keys: number; docs: number; returned: number } {
  const { winningPlan } = explanation.queryPlanner as { winningPlan: Plan };
  const stats = explanation.executionStats as { totalKeysExamined: number; totalDocsExamined: number; nReturned: number };
  const stages: string[] = [];
  let index: string | undefined;
  for (let at: Plan | undefined = winningPlan; at; at = at.inputStage ?? at.inputStages?.[0]) {
    stages.push(at.stage);
    index = at.indexName ?? index;
  }
  return { stages, ...(index ? { index } : {}), keys: stats.totalKeysExamined, docs: stats.totalDocsExamined, returned: stats.nReturned };
}

export interface Target { name: string; client: MongoClient }

function plain(value: unknown): unknown {
  return JSON.parse(EJSON.stringify(value ?? null, { relaxed: true })) as unknown;
}

let databases = 0;

/** Registers the cases as tests: on the embedded engine and, where `MONGODB_URI` is set, on that server too. */
export function conformance(title: string, cases: Case[]): void {
  describe(title, () => {
    let server: EmbeddedMongo;
    let embedded: MongoClient;
    let other: MongoClient | undefined;
    const folder = mkdtempSync(join(tmpdir(), 'qj-conformance-'));

    beforeAll(async () => {
      server = await startEmbeddedMongo({ dataDir: folder });
      embedded = await new MongoClient(server.uri).connect();
      if (process.env.MONGODB_URI) other = await new MongoClient(process.env.MONGODB_URI).connect();
    });

    afterAll(async () => {
      await embedded.close();
      await other?.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const ask = async (client: MongoClient, { run }: Case): Promise<unknown> => {
      databases += 1;
      const db = client.db(`conformance_${process.pid}_${databases}`);
      try {
        return plain(await run(db));
      } finally {
        await db.dropDatabase();
      }
    };

    test.each(cases.map((item) => [item.name, item] as const))('%s', async (_name, item) => {
      expect(await ask(embedded, item)).toEqual(plain(item.expected));
      if (other && !item.embeddedOnly) expect(await ask(other, item)).toEqual(plain(item.expected));
    });
  });
}
