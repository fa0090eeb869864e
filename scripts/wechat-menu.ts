/** `npm run wechat:menu [-- --dry-run]`: gives the official account its menu, and the tags theirs. */
import { createWechatClient } from '../clients/wechat';
import { systemClock } from '../domain/kernel';
import { loadSettings } from '../settings';
import { accountMenu, type MenuEntry } from '../templates';
import { command } from './open';

const line = ({ name, click, url, children }: MenuEntry, indent: string): string =>
  [`${indent}${name}${click ? `  →“${click}”` : url ? `  ${url}` : ''}`, ...(children ?? []).map((child) => line(child, `${indent}  `))].join('\n');

function main(): void {
  const { officialAccount, miniProgram, wechatApiOrigin, publicOrigin } = loadSettings(process.env);
  const menu = accountMenu(publicOrigin);
  for (const { title, buttons } of [{ title: '所有人', buttons: menu.buttons }, ...menu.forTags.map(({ tag, buttons }) => ({ title: `标签 ${tag}`, buttons }))]) {
    console.log(`${title}\n${buttons.map((button) => line(button, '  ')).join('\n')}`);
  }
  if (process.argv.includes('--dry-run')) return;
  command('公众号菜单', async () => {
    if (!officialAccount) throw new Error('没有设置 WECHAT_OA_APPID、WECHAT_OA_SECRET、WECHAT_OA_TOKEN');
    await createWechatClient({ official: officialAccount, mini: miniProgram, origin: wechatApiOrigin, clock: systemClock }).replaceMenu(menu);
    console.log('菜单已经换上，关注的人几分钟内看到。');
  });
}

main();
