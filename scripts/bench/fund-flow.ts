import path from 'node:path';
import { countFunds, FundPaidSumModel, listProgrammes, MovementModel } from '../../domain/fund';
import { connectDatabase, createOrganisation, disconnectDatabase, ensureIndexes, firstTrail, installSecrets, loadSecrets, native, ObjectId, systemClock, systemContext, type OrganisationRecord } from '../../domain/kernel';
import { startEngine, temporaryFolder } from '../processes';
import { startServer } from './servers';
import { report, type Row } from './table';

const [townCount, villagesEach, payments] = [20, 15, 230_000];
const asks = 200;
const goalMs = 300;
const year = 2026;
const ctx = systemContext('bench', systemClock);

type Place = Pick<OrganisationRecord, '_id' | 'name' | 'path'> & { kind: 'district' | 'department' | 'town' | 'village' };

/** A district with its department, towns and villages. */
async function buildPlaces(): Promise<{ district: Place; department: Place; villages: { town: Place; village: Place }[] }> {
  const add = (kind: Place['kind'], name: string, code: string, parent: Place | null): Promise<Place> => createOrganisation(ctx, { kind, name, code, parentId: parent?._id.toHexString() ?? null }) as Promise<Place>;
  const district = await add('district', '量度区', 'B', null);
  const department = await add('department', '量度局', 'B-D', district);
  const villages: { town: Place; village: Place }[] = [];
  for (let t = 0; t < townCount; t += 1) {
    const town = await add('town', `量度镇${t}`, `B-${t}`, district);
    for (let v = 0; v < villagesEach; v += 1) villages.push({ town, village: await add('village', `量度村${t}-${v}`, `B-${t}-${v}`, town) });
  }
  return { district, department, villages };
}

/** Every programme in every village: released, approved, paid; as many payments behind the sums as a district makes. */
async function fill({ department, villages }: Awaited<ReturnType<typeof buildPlaces>>): Promise<{ movements: number; sums: number }> {
  const codes = (await listProgrammes()).map(({ code }) => code);
  const each = Math.round(payments / (villages.length * codes.length));
  const end = ({ kind, _id, name }: Place) => ({ kind, key: _id.toHexString(), name });
  const line = (kind: 'release' | 'approval', programme: string, from: Place, to: Place, amount: number) => {
    const facts = { kind, programme, year, batch: '', day: '2026-09-10', document: '量度', amount, note: '', from: end(from), to: end(to), ends: [from._id.toHexString(), to._id.toHexString()], department: { id: department._id, name: department.name }, path: [...to.path, from._id], payees: kind === 'approval' ? each : null, fileIds: [], enteredAt: new Date(), enteredBy: '量度', uncounted: true as const };
    return { _id: new ObjectId(), ...facts, trail: firstTrail(ctx, 'fundMovement.enter', {}, facts) };
  };
  const amountOf = (p: number, v: number): number => 1_000_000 + p * 1000 + v;
  const towns = [...new Set(villages.map(({ town }) => town))];
  const movements = codes.flatMap((programme, p) => [
    ...towns.map((town) => line('release', programme, department, town, villages.reduce((sum, one, v) => (one.town === town ? sum + amountOf(p, v) : sum), 0))),
    ...villages.flatMap(({ town, village }, v) => [line('release', programme, town, village, amountOf(p, v)), line('approval', programme, town, village, amountOf(p, v))]),
  ]);
  for (let at = 0; at < movements.length; at += 2000) await native(MovementModel).insertMany(movements.slice(at, at + 2000));
  const sums = codes.flatMap((programme, p) => villages.map(({ village }, v) => ({ _id: `${programme}:${year}:${village._id.toHexString()}`, programme, year, villageId: village._id, path: village.path, amount: amountOf(p, v), payees: each, payments: each, at: new Date(), uncounted: new ObjectId() })));
  for (let at = 0; at < sums.length; at += 2000) await native(FundPaidSumModel).insertMany(sums.slice(at, at + 2000));
  return { movements: movements.length, sums: sums.length };
}

async function p95(address: string): Promise<number> {
  const took: number[] = [];
  for (let index = -20; index < asks; index += 1) {
    const begun = performance.now();
    const answer = await fetch(address);
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
    // The first ones warm up.
    if (index >= 0) took.push(performance.now() - begun);
  }
  return took.sort((a, b) => a - b)[Math.floor(asks * 0.95)]!;
}

/** The picture of the flow for a district, a town and a village, through the real server. */
export async function benchFundFlow(): Promise<void> {
  const { dir, remove } = temporaryFolder();
  const engine = await startEngine(dir);
  const uri = engine.address.replace(/\/(\?|$)/, '/qingjian$1');
  try {
    installSecrets(loadSecrets(dir, { mayCreate: true }));
    await connectDatabase(uri);
    await ensureIndexes();
    const places = await buildPlaces();
    const filled = await fill(places);
    const begun = performance.now();
    await countFunds();
    const counted = (performance.now() - begun) / 1000;
    const server = await startServer('real-server.ts', { MONGODB_URI: uri, DATA_DIR: dir, EMBEDDED_ENGINE: '1', DEMO: '1' }, path.join(dir, 'real.log'));
    const flow = `${server.address}/api/public/funds/flow?year=${year}`;
    const { town, village } = places.villages[0]!;
    const district = await p95(flow);
    const rows: Row[] = [
      { what: `picture of a district, ${places.villages.length} villages, ${filled.movements} lines, ${filled.sums} sums of ${payments} payments, p95`, measured: `${district.toFixed(0)} ms`, goal: `≤ ${goalMs} ms`, holds: district <= goalMs },
      { what: 'the same of one programme, p95', measured: `${(await p95(`${flow}&programme=A1`)).toFixed(0)} ms`, goal: 'told', holds: true },
      { what: 'of a town, p95', measured: `${(await p95(`${flow}&town=${town._id.toHexString()}`)).toFixed(0)} ms`, goal: 'told', holds: true },
      { what: 'of a village, p95', measured: `${(await p95(`${flow}&village=${village._id.toHexString()}`)).toFixed(0)} ms`, goal: 'told', holds: true },
      { what: 'all balances made anew', measured: `${counted.toFixed(1)} s`, goal: 'told', holds: true },
    ];
    await server.stop();
    report('fundFlow', rows);
  } finally {
    await disconnectDatabase();
    await engine.stop();
    remove();
  }
}
