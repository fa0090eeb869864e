/**
 * `npm run keys:create` makes keys.json in KEYS_DIR (DATA_DIR where unset); `keys:rotate` adds new keys to it;
 * `keys:retire` drops older keys that nothing is sealed or indexed by any more.
 */
import { countOldSealed, createSecrets, retireOldKeys, rotateSecrets } from '../domain/kernel';
import { command } from './open';

const dir = process.env.KEYS_DIR || process.env.DATA_DIR || 'data';

const acts: Record<string, () => void> = {
  create() {
    createSecrets(dir);
    console.log(`已生成 ${dir}/keys.json。请马上另存一份到别处：丢了它，库里的电话和身份证号就再也读不出来。`);
  },
  rotate() {
    rotateSecrets(dir);
    console.log(`已加入新密钥。请重启 server 和 bot，并把新的 ${dir}/keys.json 另存一份；做完下一步以前，旧密钥还要用。`);
    console.log('夜里的任务会用新密钥重新加密；做完以后运行 npm run keys:retire。');
  },
  retire() {
    command('停用旧密钥', async () => {
      const left = await countOldSealed();
      if (left > 0) throw new Error(`还有 ${left} 处用的是旧密钥，等夜里的任务做完再来。`);
      retireOldKeys(dir);
      console.log('旧密钥已停用。请重启 server 和 bot，马上做一次备份，另存新的 keys.json，并销毁别处存的旧 keys.json：用它还打得开以前的备份。');
    });
  },
};

const act = acts[process.argv[2] ?? ''];
try {
  if (!act) throw new Error(`请写 ${Object.keys(acts).join('、')} 之一。`);
  act();
} catch (error) {
  console.error(`✗ ${(error as Error).message}`);
  process.exitCode = 1;
}
