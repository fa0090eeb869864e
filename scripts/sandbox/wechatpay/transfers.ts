import { constants, createHash, privateDecrypt } from 'node:crypto';
import { z } from 'zod';
import { define, type PayCall, type PayInterface } from './interface';
import { PayRefusal } from './refusal';
import { personUnder, shanghai, transferWords } from './words';

const root = '/v3/fund-app/mch-transfer';
const number = z.string().regex(/^[0-9A-Za-z]{1,32}$/);
/** 100 a second. */
const perMinute = 6000;
/** From 2,000 yuan on a name is required; below 0.3 none may be given. */
const named = { from: 200_000, notBelow: 30 };

const bill = z.object({
  appid: z.string(),
  out_bill_no: number,
  transfer_scene_id: z.string().regex(/^\d{1,36}$/),
  openid: z.string(),
  user_name: z.string().optional(),
  transfer_amount: z.number().int().min(1),
  transfer_remark: z.string().min(1).max(32),
  notify_url: z.url().max(256).optional(),
  user_recv_perception: z.string().optional(),
  transfer_scene_report_infos: z.array(z.object({ info_type: z.string().min(1).max(15), info_content: z.string().min(1).max(32) })).min(1),
});

function nameIn(sealed: string, { keys, serial }: PayCall): string {
  const privateKey = [keys.publicKey, keys.certificate].find((each) => each.serial === serial)?.privateKey;
  if (!privateKey) throw new PayRefusal('PARAM_ERROR', 'Wechatpay-Serial 不是微信支付公钥ID或平台证书序列号');
  try {
    return privateDecrypt({ key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, Buffer.from(sealed, 'base64')).toString('utf8');
  } catch {
    throw new PayRefusal('PARAM_ERROR', 'user_name 解密失败');
  }
}

/** 商家转账 and its receipts. */
export const transferInterfaces: PayInterface[] = [
  define(`POST ${root}/transfer-bills`, '发起转账', { body: bill, paysOut: true }, (call, asked) => {
    const { world, book } = call;
    if (!world.quotas.takeOfMinute('pay:transfer', perMinute)) throw new PayRefusal('FREQUENCY_LIMITED');
    const { user_name: sealed, ...rest } = asked;
    const person = personUnder(world, asked.appid, asked.openid);
    if (sealed === undefined && asked.transfer_amount >= named.from) throw new PayRefusal('PARAM_ERROR', '金额大于等于2000元时必须填写收款用户姓名');
    if (sealed !== undefined && asked.transfer_amount < named.notBelow) throw new PayRefusal('PARAM_ERROR', '金额小于0.3元时不允许填写收款用户姓名');
    const name = sealed === undefined ? null : nameIn(sealed, call);
    // The same name is encrypted to another text each time.
    const transfer = book.transfer({ outNo: asked.out_bill_no, appid: asked.appid, openid: asked.openid, amount: asked.transfer_amount, remark: asked.transfer_remark, notifyUrl: asked.notify_url ?? '', asked: JSON.stringify({ ...rest, name }) });
    if (name !== null && name !== person.name) book.fail(transfer, 'NAME_NOT_CORRECT');
    const { state, createdAt, packageInfo, outNo, billNo } = transfer;
    return { out_bill_no: outNo, transfer_bill_no: billNo, create_time: shanghai(createdAt), state, ...(state === 'WAIT_USER_CONFIRM' ? { package_info: packageInfo } : {}) };
  }),
  define(`GET ${root}/transfer-bills/out-bill-no/{}`, '查转账', {}, ({ book, number: outNo }) => transferWords(book.transferOf(outNo))),
  define(`POST ${root}/transfer-bills/out-bill-no/{}/cancel`, '撤销转账', {}, ({ book, number: outNo }) => {
    const transfer = book.transferOf(outNo);
    book.cancel(transfer);
    return { out_bill_no: outNo, transfer_bill_no: transfer.billNo, state: transfer.state, update_time: shanghai(transfer.updatedAt) };
  }),
  define(`POST ${root}/elecsign/out-bill-no`, '申请转账回单', { body: z.object({ out_bill_no: number }) }, ({ book, world }, { out_bill_no: outNo }) => {
    const transfer = book.transferOf(outNo);
    if (transfer.state !== 'SUCCESS') throw new PayRefusal('INVALID_REQUEST', '转账没有成功，不能申请回单');
    transfer.receiptAskedAt ??= world.clock.now();
    return { state: 'GENERATING', create_time: shanghai(transfer.receiptAskedAt) };
  }),
  define(`GET ${root}/elecsign/out-bill-no/{}`, '查转账回单', {}, ({ book, world, files, origin, number: outNo }) => {
    const { receiptAskedAt: at, billNo, amount } = book.transferOf(outNo);
    if (at === null) throw new PayRefusal('NOT_FOUND');
    if (world.clock.now() < at + makingMs) return { state: 'GENERATING', create_time: shanghai(at) };
    const pdf = receiptOf(`${billNo} ${outNo} ${(amount / 100).toFixed(2)} CNY`);
    return { state: 'FINISHED', create_time: shanghai(at), hash_type: 'SHA256', hash_value: createHash('sha256').update(pdf).digest('hex'), download_url: `${origin}/v3/transferdownload/elecvoucherfile?token=${files.put(pdf)}` };
  }),
];

const makingMs = 2000;

/** One line on one page. */
function receiptOf(line: string): Buffer {
  const page = `BT /F1 14 Tf 40 100 Td (${line}) Tj ET`;
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>', `<</Length ${page.length}>>stream\n${page}\nendstream`, '<</Type/Font/Subtype/Type1/BaseFont/Courier>>'];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  return Buffer.from(`${text}xref\n0 ${places.length + 1}\n0000000000 65535 f \n${places.join('')}trailer<</Size ${places.length + 1}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`);
}
