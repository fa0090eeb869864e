import type { VillageBoard, VillageTarget } from '../../../../contracts/village';
import { asFault } from '../../api/fault';
import { getFundFlow } from '../../api/funds';
import { getPaymentLists } from '../../api/payments';
import { getPolicies, getPolicy } from '../../api/policies';
import { getProject, getProjectPlaces, getProjects } from '../../api/projects';
import { getBoard, getPublication } from '../../api/village';
import { readAheadKey } from '../../kiosk/leave';
import { getAccounts } from '../api/accounts';
import { getPower, getPowerCases, getPowers } from '../api/powers';

/** So often a screen reads all of it anew. */
const everyMs = 3600_000;
const months = 3;
const first = 10;

let reading = false;
const readLately = (): boolean => Math.abs(Date.now() - Number(window.localStorage.getItem(readAheadKey) ?? 0)) < everyMs;

/**
 * Asks for what a villager will read, one thing after the other, so that the worker has it when the network is cut
 * (src/kiosk/worker keeps what passes through it). Does nothing where there is no worker.
 */
export function readAhead(board: VillageBoard): void {
  if (!navigator.serviceWorker || reading || readLately()) return;
  reading = true;
  void workerAtWork()
    .then(() => readAll(board))
    .then(() => {
      window.localStorage.setItem(readAheadKey, String(Date.now()));
    })
    // The network is cut meanwhile: the next look at the board begins anew.
    .catch(asFault)
    .finally(() => {
      reading = false;
    });
}

/** The first time it takes the page over only once it is installed; what was asked for before then passes it by. */
async function workerAtWork(): Promise<void> {
  await navigator.serviceWorker.ready;
  if (navigator.serviceWorker.controller) return;
  await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
}

/** What is not public, or not there, is passed over; without a network all of it ends. */
async function seen<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (asFault(error).kind === 'refused') return null;
    throw error;
  }
}

async function readAll({ village: { id, code }, lines }: VillageBoard): Promise<void> {
  await seen(getBoard({ by: 'code', code }));
  await seen(getBoard({ by: 'id', id }));
  const accounts = await seen(getAccounts(id, null));
  for (const month of accounts?.months.slice(0, months) ?? []) await seen(getAccounts(id, month));
  for (const { target } of Object.values(lines).flat()) await readTarget(target);
  await seen(getPowerCases(id));
  for (const power of (await seen(getPowers()))?.items ?? []) {
    await seen(getPower(power.code));
    await seen(getPowerCases(id, { code: power.code }));
  }
  for (const policy of (await seen(getPolicies({})))?.items.slice(0, first) ?? []) await seen(getPolicy(policy.id));
  await seen(getProjectPlaces(id));
  for (const project of (await seen(getProjects(id)))?.items.slice(0, first) ?? []) await seen(getProject(project.id));
  await seen(getPaymentLists(id, {}));
  await seen(getFundFlow({ village: id }));
}

async function readTarget({ page, id }: VillageTarget): Promise<void> {
  if (page === 'item') await seen(getPublication(id));
  else if (page === 'project') await seen(getProject(id));
  else if (page === 'policy') await seen(getPolicy(id));
}
