import { report } from '../../scripts/bench/table';
import { runChaos } from '../faults/deliveries/chaos';

const size = { people: 2000, occasions: 10 };
const minuteMs = 60_000;

test('20,000 deliveries by four bots, one of them killed every second, while every tenth call fails: nobody is told twice, nothing is lost, what is not known is listed', async () => {
  const { faults, byState, fellBack, takenUnknown, kills, seconds } = await runChaos({ ...size, killEveryMs: 1000, withinMs: 40 * minuteMs });
  const told = (what: string, count: number | undefined) => ({ what, measured: (count ?? 0).toLocaleString('en'), goal: 'told', holds: true });
  report('deliveries', [
    { what: 'told twice, lost, or otherwise against the list of what the platforms took', measured: String(faults.length), goal: '0', holds: faults.length === 0 },
    told('delivered: the platform confirmed it', byState.delivered),
    told('taken by a platform, its result lost', byState.accepted),
    told('of unknown result, each listed for a person', byState.unknown),
    told('of these, taken by the platform', takenUnknown),
    told('failed, each channel having said why', byState.failed),
    told('went on from template message to SMS or inbox', fellBack),
    { what: 'bots killed', measured: `${kills} in ${Math.round(seconds)} s`, goal: 'told', holds: true },
  ]);
  expect(faults).toEqual([]);
  expect(Object.values(byState).reduce((sum, count) => sum + count, 0)).toBe(size.people * size.occasions);
}, 60 * minuteMs);
