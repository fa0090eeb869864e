/** `npm run shred:copy -- DIR` writes the older of the two copies of the shred keys under DIR anew. */
import { copyShredKeys, installShredder } from '../domain/kernel';
import { loadSettings } from '../settings';

async function run(): Promise<void> {
  const target = process.argv[2];
  if (!target) throw new Error('请写放副本的目录：npm run shred:copy -- 目录');
  installShredder(loadSettings(process.env).shredDir);
  const done = await copyShredKeys(target);
  if (!done) throw new Error('SHRED_DIR 里没有密钥文件，原来的副本没有动。请看看是不是指错了目录。');
  console.log(`已更新副本 ${done.copy}，${done.files} 个文件。销毁的密钥在两份都更新过以后，就哪里都没有了。`);
}

run().catch((error: Error) => {
  console.error(`✗ 副本没有更新：${error.message}`);
  process.exitCode = 1;
});
