/**
 * `npm run keys:create` makes keys.json in KEYS_DIR (DATA_DIR where unset); `keys:rotate` adds new keys to it;
 * `keys:retire` drops look-up keys that nothing is indexed by any more.
 */
import { countOldSealed, createSecrets, retireIndexKeys, rotateSecrets } from '../domain/kernel';
import { command } from './open';

const dir = process.env.KEYS_DIR || process.env.DATA_DIR || 'data';

const acts: Record<string, () => void> = {
  create() {
    createSecrets(dir);
    console.log(`已生成 ${dir}/keys.json。请马上另存一份到别处：丢了它，库里的电话和身份证号就再也读不出来。`);
  },
  rotate() {
    rotateSecrets(dir);
    console.log(`已加入新密钥。请重启 server 和 bot，并把新的 ${dir}/keys.json 另存一份；旧密钥留着才能读旧数据。`);
    console.log('夜里的任务会用新密钥重新加密；做完以后运行 npm run keys:retire。');
  },
  retire() {
    command('停用旧的查找密钥', async () => {
      const left = await countOldSealed();
      if (left > 0) throw new Error(`还有 ${left} 处用的是旧密钥，等夜里的任务做完再来。`);
      retireIndexKeys(dir);
      console.log('旧的查找密钥已停用。请重启 server 和 bot，并另存新的 keys.json。');
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
