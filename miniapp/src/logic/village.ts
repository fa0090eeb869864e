import type { SearchGroup, BoardTab } from '../../../contracts/village';
import { shanghaiDay } from './days';

export const tabNames: Record<BoardTab, string> = { finance: '财务', fund: '民生资金', project: '项目', power: '权力', affairs: '党务村务' };
export const tabs: readonly BoardTab[] = ['finance', 'fund', 'project', 'power', 'affairs'];

export const groupNames: Record<SearchGroup, string> = { publications: '公开的内容', funds: '民生资金', powers: '小微权力', projects: '项目', policies: '政策' };

/** 10月; of another year with it. */
export const shortPeriod = (label: string, now: Date): string => label.replace(`${shanghaiDay(now).slice(0, 4)}年`, '');

const villageId = /^[0-9a-f]{24}$/;
const boardCode = /^[A-Za-z0-9][A-Za-z0-9-]{1,31}$/;

/** What a board was opened with: an id in a link of ours, or the code printed on the board; WeChat gives `scene` or `q`, URL-encoded. */
export interface BoardQuery {
  village?: string;
  code?: string;
  scene?: string;
  q?: string;
}

export type OpenedVillage = { by: 'id'; id: string } | { by: 'code'; code: string };

export function villageFrom({ village, code, scene, q }: BoardQuery): OpenedVillage | null {
  if (village && villageId.test(village)) return { by: 'id', id: village };
  const scanned = q === undefined ? undefined : /\/v\/([^/?#]+)/.exec(decoded(q))?.[1];
  const found = [code, scene && decoded(scene), scanned].find((one) => one !== undefined && boardCode.test(one));
  return found === undefined ? null : { by: 'code', code: found };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray percent sign is not an encoding
  }
}
