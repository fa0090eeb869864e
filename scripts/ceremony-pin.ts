/**
 * `npm run ceremony:pin -- FINGERPRINT` writes ceremony.json in KEYS_DIR anew, where it was lost, from the ceremony in the
 * database: only if that has the fingerprint which stands on each share's sheet.
 */
import { ceremonyFingerprint, ceremonyInDatabase, pinCeremony } from '../domain/kernel';
import { command } from './open';

command('登记密钥仪式', async () => {
  const typed = process.argv.slice(2).join('').replace(/\D/g, '');
  const ceremony = await ceremonyInDatabase();
  if (!ceremony) throw new Error('数据库里没有生效的密钥仪式。');
  const fingerprint = ceremonyFingerprint(ceremony);
  if (typed !== fingerprint.replace(/ /g, '')) throw new Error('和份额纸上的“仪式指纹”不一致：数据库里的仪式不是当面做的那一次，请不要登记。');
  pinCeremony(fingerprint);
  console.log('已登记。请把 ceremony.json 和 keys.json 一起另存一份。');
});
