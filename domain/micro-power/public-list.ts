import { pinyin } from 'pinyin-pro';
import type { MicroPower, PowerLimit, PublicPower, PublicPowerSummary, ShownLimit } from '../../contracts/micro-power';
import { fail } from '../kernel';
import { powersInForce } from './list';

const soundOf = (text: string): string => pinyin(text, { toneType: 'none', type: 'array', nonZh: 'removed' }).join(' ').toLowerCase();
const shown = (limit: PowerLimit | null): ShownLimit | null => limit && { value: limit.value, unit: limit.unit, bound: limit.bound };

/** What is in use, in the order of the list. */
export async function listPublicPowers(): Promise<{ items: PublicPowerSummary[] }> {
  const active = (await powersInForce()).filter(({ power }) => power.active);
  return { items: active.map(({ power }, index) => ({ code: power.code, number: index + 1, name: power.name, class: power.class, plain: power.plain, post: power.post, steps: power.steps.length, sound: { name: soundOf(power.name), plain: soundOf(power.plain) } })) };
}

/** @throws Fault notFound, also for what is not in use */
export async function showPublicPower(code: string): Promise<PublicPower> {
  const active = (await powersInForce()).filter(({ power }) => power.active);
  const index = active.findIndex(({ power }) => power.code === code);
  const found = active[index] ?? fail('notFound', { message: '没有找到这一项。请从权力清单里看。' });
  return { ...publicFace(found.power), number: index + 1, version: found.version, since: found.last?.on ?? null };
}

/** Without what is for administrators only: how sure each part is, and what is looked for. */
function publicFace(power: MicroPower): Omit<PublicPower, 'number' | 'version' | 'since'> {
  const { code, name, class: powerClass, plain, post, supervisor, conditions, materials, totalNote, publication, discretion, complaint } = power;
  return {
    code,
    name,
    class: powerClass,
    plain,
    post,
    supervisor,
    conditions,
    materials,
    totalNote,
    publication,
    discretion,
    complaint,
    basis: power.basis.map(({ text }) => text),
    steps: power.steps.map(({ what, who, note, evidence, limit, decision }) => ({ what, who, note, evidence, limit: shown(limit), decision: decision && { ...decision, noLimit: shown(decision.noLimit) } })),
    total: shown(power.total),
  };
}
