import type { SetupChecklist } from '../../../contracts/setup';
import { ceremonyInDatabase, isPinned } from '../ceremony';
import { formatDayChinese, shanghaiDay } from '../calendar';

/** Reports can be sealed only once the ceremony was held, and only while it is the one that was pinned. */
export async function keyCeremony(): Promise<SetupChecklist['items'][number]> {
  const ceremony = await ceremonyInDatabase();
  // Whoever sets the platform up holds no key and has no such page.
  const link = null;
  if (!ceremony) return { key: 'ceremony', state: 'todo', detail: '还没有举行。由身份保管人和副保管人当面做；做完以前，网上反映不开通。', link };
  if (!isPinned(ceremony)) return { key: 'ceremony', state: 'warning', detail: '数据库里的密钥仪式和密钥目录里 ceremony.json 记的不一致，已停止接收反映。先查清数据库是不是被换过，再按部署文档“密钥仪式”处理。', link };
  return { key: 'ceremony', state: 'done', detail: `${formatDayChinese(shanghaiDay(ceremony.doneAt ?? ceremony.begunAt))} 完成`, link };
}
