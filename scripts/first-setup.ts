/** `npm run setup:first -- --district 青禾区 --code QH`: the district and its three administrators, passwords shown this once. */
import { createFirstAdministrators, systemClock, systemContext } from '../domain/kernel';
import { command, option } from './open';

command('首次设置', async () => {
  const name = option('district');
  if (!name) throw new Error('请写明是哪个区（县）：npm run setup:first -- --district 青禾区');
  const made = await createFirstAdministrators(systemContext('setup', systemClock), { name, code: option('code') ?? 'QX' });
  if (made.length === 0) console.log('三个管理员早已建好，没有改动。');
  else {
    console.log('三个管理员已建好。首次密码只显示这一次，请分别交给三个人，首次登录会要求改密码、绑定动态验证码：');
    for (const { username, roleLabel, firstPassword } of made) console.log(`  ${roleLabel}  用户名 ${username}  首次密码 ${firstPassword}`);
  }
});
