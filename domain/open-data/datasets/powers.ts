import type { PublicPower } from '../../../contracts/micro-power';
import { limitWords, powerClassLabels } from '../../../contracts/power-words';
import { listPublicPowers, showPublicPower } from '../../micro-power';
import { dataset, type OpenState } from '../dataset';

const all = async (): Promise<PublicPower[]> => Promise.all((await listPublicPowers()).items.map(({ code }) => showPublicPower(code)));

async function state(): Promise<OpenState> {
  const marks = await all();
  const days = marks.flatMap(({ since }) => since ?? []).sort();
  // What came with the platform has no day of its own.
  return { marks, newest: days.at(-1) ?? null, oldest: null };
}

/** The list of powers, one a row. */
export const powers = dataset<PublicPower>({
  key: 'powers',
  title: '小微权力清单',
  about: '村里每一项权力：谁管、什么条件、要什么材料、多久办完、怎么投诉。',
  theme: 'powers',
  updates: '清单改了才变',
  filters: [],
  fields: {
    code: { title: '权力编码', type: 'id', value: ({ code }) => code },
    number: { title: '第几项', type: 'integer', value: ({ number }) => number },
    name: { title: '权力', type: 'text', value: ({ name }) => name },
    class: { title: '类别', type: 'text', value: (power) => powerClassLabels[power.class] },
    plain: { title: '说的是什么', type: 'text', value: ({ plain }) => plain },
    post: { title: '责任岗位', type: 'text', value: ({ post }) => post },
    supervisor: { title: '谁监督', type: 'text', value: ({ supervisor }) => supervisor },
    conditions: { title: '条件', type: 'text', value: ({ conditions }) => [conditions].flat().join('；') },
    materials: { title: '材料', type: 'text', value: ({ materials }) => [materials].flat().join('；') },
    total: { title: '办结时限', type: 'text', value: ({ total }) => (total ? limitWords(total) : null) },
    basis: { title: '依据', type: 'text', value: ({ basis }) => basis.join('；') },
    version: { title: '第几版', type: 'integer', value: ({ version }) => version },
  },
  state,
  async *rows() {
    yield* await all();
  },
});

interface StepRow {
  power: PublicPower;
  number: number;
  step: PublicPower['steps'][number];
}

/** Their steps in order: who does what within which time. */
export const powerSteps = dataset<StepRow>({
  key: 'power-steps',
  title: '小微权力，一步一行',
  about: '每一项权力按流程图走的每一步：做什么、谁做、多久。',
  theme: 'powers',
  updates: '清单改了才变',
  filters: [],
  fields: {
    code: { title: '权力编码', type: 'id', value: ({ power }) => power.code },
    power: { title: '权力', type: 'text', value: ({ power }) => power.name },
    step: { title: '第几步', type: 'integer', value: ({ number }) => number },
    what: { title: '做什么', type: 'text', value: ({ step }) => step.what },
    who: { title: '谁做', type: 'text', value: ({ step }) => step.who },
    limit: { title: '时限', type: 'text', value: ({ step }) => (step.limit ? limitWords(step.limit) : null) },
    note: { title: '说明', type: 'text', value: ({ step }) => step.note },
  },
  state,
  async *rows() {
    for (const power of await all()) for (const [index, step] of power.steps.entries()) yield { power, number: index + 1, step };
  },
});
