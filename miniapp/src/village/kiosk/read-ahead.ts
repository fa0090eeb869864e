import type { VillageBoard, VillageTarget } from '../../../../contracts/village';
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
  if (!('serviceWorker' in navigator) || reading || readLately()) return;
  reading = true;
  void workerAtWork()
    .then(() => readAll(board))
    .then(() => {
      window.localStorage.setItem(readAheadKey, String(Date.now()));
    })
    // The network is cut meanwhile: the next look at the board begins anew.
    .catch(() => undefined)
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

async function readAll({ village: { id, code }, lines }: VillageBoard): Promise<void> {
  await getBoard({ by: 'code', code });
  await getBoard({ by: 'id', id });
  const accounts = await getAccounts(id, null);
  for (const month of accounts.months.slice(0, months)) await getAccounts(id, month);
  for (const { target } of Object.values(lines).flat()) await readTarget(target);
  await getPowerCases(id);
  for (const power of (await getPowers()).items) {
    await getPower(power.code);
    await getPowerCases(id, { code: power.code });
  }
  const policies = await getPolicies({});
  for (const policy of policies.items.slice(0, first)) await getPolicy(policy.id);
  await getProjectPlaces(id);
  const projects = await getProjects(id);
  for (const project of projects.items.slice(0, first)) await getProject(project.id);
  await getPaymentLists(id);
  await getFundFlow({ village: id });
}

async function readTarget({ page, id }: VillageTarget): Promise<void> {
  if (page === 'item') await getPublication(id);
  else if (page === 'project') await getProject(id);
  else if (page === 'policy') await getPolicy(id);
}
