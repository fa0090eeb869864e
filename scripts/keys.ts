/** `npm run keys:create` makes DATA_DIR/keys.json (KEYS_DIR where set), `npm run keys:rotate` adds a new key to it. */
import { createSecrets, rotateSecrets } from '../domain/kernel';

const dir = process.env.KEYS_DIR || process.env.DATA_DIR || 'data';
const act = process.argv[2];
try {
  if (act === 'create') {
    createSecrets(dir);
    console.log(`已生成 ${dir}/keys.json。请马上另存一份到别处：丢了它，库里的电话和身份证号就再也读不出来。`);
  } else if (act === 'rotate') {
    rotateSecrets(dir);
    console.log(`已加入新密钥。请重启 server 和 bot，并把新的 ${dir}/keys.json 另存一份；旧密钥留着才能读旧数据。`);
  } else {
    throw new Error('请写 create 或 rotate。');
  }
} catch (error) {
  console.error(`✗ ${(error as Error).message}`);
  process.exitCode = 1;
}
