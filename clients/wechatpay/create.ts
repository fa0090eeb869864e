import { z } from 'zod';
import type { Clock } from '../../domain/kernel';
import { MerchantApi, type Merchant } from './api';
import { doubtOf } from './belief';
import { fundFlowBillOf, hasDigest, tradeBillOf, unpacked } from './bills';
import { billAddress, nameFrom, orderAnswer, outNo as outNoForm, prepayRequest, receiptAnswer, refundAnswer, refundNotice, refundRequest, transferAnswer, transferCancelled, transferCreated, transferRequest, type Bill, type PayAccount, type PayClient, type PayNotification } from './client';
import { openResource, sealField } from './crypto';
import { NotificationRefused, PayError } from './errors';

export interface PayClientOptions {
  merchant: Merchant;
  /** Absent: nobody can pay or be paid under that account. */
  appids: Partial<Record<PayAccount, string>>;
  /** Of WeChat Pay, of a relay or of the sandbox: every call goes there. */
  origin: string;
  clock: Clock;
  /** Before each further try of a call that failed without an answer; absent: short ones. */
  pausesMs?: readonly number[];
}

const transfers = '/v3/fund-app/mch-transfer';
const prepaid = z.object({ prepay_id: z.string().min(1).max(64) });
const envelope = z.object({ id: z.string().min(1).max(64), event_type: z.string().max(64), resource: z.object({ algorithm: z.literal('AEAD_AES_256_GCM'), ciphertext: z.string(), nonce: z.string(), associated_data: z.string().optional() }) });

/** The one client of WeChat Pay. */
export function createPayClient({ merchant, appids, origin, clock, pausesMs }: PayClientOptions): PayClient {
  const api = new MerchantApi(merchant, origin, clock, pausesMs);
  const { mchid } = merchant;
  const appidOf = (account: PayAccount): string => {
    const appid = appids[account];
    if (appid === undefined) throw new PayError('ours', 'notConnected', account);
    return appid;
  };
  const post = (path: string, body?: object, sealedFor?: string) => api.ask({ method: 'POST', path, ...(body ? { body: JSON.stringify(body) } : {}), ...(sealedFor ? { sealedFor } : {}) });
  const get = (path: string) => api.ask({ method: 'GET', path });

  /** Unpacks a day's bill and compares it with the digest that came signed. */
  async function billOf<Line>(endpoint: string, address: Promise<{ data?: unknown }>, read: (text: string) => Bill<Line> | null): Promise<Bill<Line> | null> {
    const { data } = await address.catch((error: unknown) => (error instanceof PayError && error.code === 'NO_STATEMENT_EXIST' ? { data: null } : Promise.reject(error)));
    if (data === null) return null;
    const { hash_value, download_url } = understand(billAddress, data, endpoint);
    const bytes = unpackedFile(await api.file(pathOf(download_url)), endpoint);
    if (!hasDigest(bytes, 'sha1', hash_value)) throw new PayError('retry', 'badDigest', endpoint);
    const bill = read(bytes.toString('utf8'));
    if (!bill) throw new PayError('unknown', 'badAnswer', endpoint);
    return bill;
  }

  return {
    mchid,
    async prepay(request) {
      const { account, openid, outNo, amount, description, notifyUrl, expiresAt } = checked(prepayRequest, request, 'prepay');
      const body = { appid: appidOf(account), mchid, description, out_trade_no: outNo, notify_url: notifyUrl, amount: { total: amount, currency: 'CNY' }, payer: { openid }, ...(expiresAt ? { time_expire: withSeconds(expiresAt) } : {}) };
      return { prepayId: understand(prepaid, await post('/v3/pay/transactions/jsapi', body), 'prepay').prepay_id };
    },
    payParams(account, prepayId) {
      const { timestamp, nonce } = api.stamp();
      const appId = appidOf(account);
      const what = `prepay_id=${prepayId}`;
      return { appId, timeStamp: timestamp, nonceStr: nonce, package: what, signType: 'RSA', paySign: api.signLines([appId, timestamp, nonce, what]) };
    },
    async order(outNo) {
      const { data } = await api.query({ out_trade_no: checked(outNoForm, outNo, 'order') });
      return own(understand(orderAnswer, data, 'order'), outNo, mchid, 'order');
    },
    async close(outNo) {
      await api.close(checked(outNoForm, outNo, 'close'));
    },
    async refund(request) {
      const { outNo, outRefundNo, amount, total, reason, notifyUrl } = checked(refundRequest, request, 'refund');
      const { data } = await api.refunds({ out_trade_no: outNo, out_refund_no: outRefundNo, reason, notify_url: notifyUrl, amount: { refund: amount, total, currency: 'CNY' } });
      return sameRefund(understand(refundAnswer, data, 'refund'), outRefundNo);
    },
    async refundOf(outRefundNo) {
      const { data } = await api.find_refunds(checked(outNoForm, outRefundNo, 'refund'));
      return sameRefund(understand(refundAnswer, data, 'refund'), outRefundNo);
    },
    async transfer(request) {
      const { account, openid, outNo, amount, remark, sceneId, sceneReport, perception, userName, notifyUrl } = checked(transferRequest, request, 'transfer');
      if (amount >= nameFrom && userName === undefined) throw new PayError('ours', 'nameMissing', 'transfer');
      const platform = userName === undefined ? null : await api.keys.forSealing();
      const body = {
        appid: appidOf(account),
        out_bill_no: outNo,
        transfer_scene_id: sceneId,
        openid,
        ...(platform && userName ? { user_name: sealField(userName, platform.key) } : {}),
        transfer_amount: amount,
        transfer_remark: remark,
        notify_url: notifyUrl,
        ...(perception ? { user_recv_perception: perception } : {}),
        transfer_scene_report_infos: sceneReport.map(({ type, content }) => ({ info_type: type, info_content: content })),
      };
      const created = understand(transferCreated, await post(`${transfers}/transfer-bills`, body, platform?.serial), 'transfer');
      if (created.outNo !== outNo) throw new PayError('unknown', 'foreign', 'transfer');
      return created;
    },
    async transferOf(outNo) {
      return own(understand(transferAnswer, await get(`${transfers}/transfer-bills/out-bill-no/${checked(outNoForm, outNo, 'transfer')}`), 'transfer'), outNo, mchid, 'transfer');
    },
    async cancelTransfer(outNo) {
      const said = understand(transferCancelled, await post(`${transfers}/transfer-bills/out-bill-no/${checked(outNoForm, outNo, 'cancel')}/cancel`), 'cancel');
      if (said.outNo !== outNo) throw new PayError('unknown', 'foreign', 'cancel');
      return { state: said.state };
    },
    transferParams: (account, packageInfo) => ({ mchId: mchid, appId: appidOf(account), package: packageInfo }),
    tradeBill: (day) => billOf('tradebill', api.tradebill({ bill_date: day, bill_type: 'ALL', tar_type: 'GZIP' }), tradeBillOf),
    fundFlowBill: (day) => billOf('fundflowbill', api.fundflowbill({ bill_date: day, account_type: 'BASIC', tar_type: 'GZIP' }), fundFlowBillOf),
    async transferReceipt(outNo) {
      const path = `${transfers}/elecsign/out-bill-no`;
      const known = await get(`${path}/${checked(outNoForm, outNo, 'receipt')}`).catch((error: unknown) => (error instanceof PayError && error.kind === 'missing' ? null : Promise.reject(error)));
      const { state, hash_type, hash_value, download_url } = understand(receiptAnswer, known ?? (await post(path, { out_bill_no: outNo })), 'receipt');
      if (state !== 'FINISHED') {
        if (state === 'FAILED') await post(path, { out_bill_no: outNo });
        return null;
      }
      if (hash_type !== 'SHA256' || hash_value === undefined || download_url === undefined) throw new PayError('unknown', 'badAnswer', 'receipt');
      const file = await api.file(pathOf(download_url));
      if (!hasDigest(file, 'sha256', hash_value)) throw new PayError('retry', 'badDigest', 'receipt');
      return file;
    },
    async notification(headers, body): Promise<PayNotification> {
      const doubt = await doubtOf(headers, body, clock.now(), (serial) => api.keys.keyOf(serial));
      if (doubt) throw new NotificationRefused(doubt);
      const outside = json(envelope, body);
      const inside = openResource(outside.resource, merchant.apiV3Key);
      if (!inside) throw new NotificationRefused('badTag');
      return contentOf(outside.id, outside.event_type, inside, mchid);
    },
  };
}

function contentOf(id: string, event: string, inside: Buffer, ours: string): PayNotification {
  const known = <T extends { mchid: string }>(said: T): Omit<T, 'mchid'> => {
    const { mchid, ...rest } = said;
    if (mchid !== ours) throw new NotificationRefused('foreign');
    return rest;
  };
  if (event.startsWith('TRANSACTION.')) return { id, about: 'payment', order: known(json(orderAnswer, inside)) };
  if (event.startsWith('REFUND.')) return { id, about: 'refund', refund: known(json(refundNotice, inside)).refund };
  if (event.startsWith('MCHTRANSFER.BILL.')) return { id, about: 'transfer', transfer: known(json(transferAnswer, inside)) };
  return { id, about: 'other', event };
}

/** An answer about another number or merchant, however well signed, is not the answer to this question. */
function own<T extends { outNo: string; mchid: string }>({ mchid, ...said }: T, outNo: string, ours: string, endpoint: string): Omit<T, 'mchid'> {
  if (said.outNo !== outNo || mchid !== ours) throw new PayError('unknown', 'foreign', endpoint);
  return said;
}

function sameRefund<T extends { outRefundNo: string }>(said: T, outRefundNo: string): T {
  if (said.outRefundNo !== outRefundNo) throw new PayError('unknown', 'foreign', 'refund');
  return said;
}

/** Files lie at WeChat Pay's own address; behind a relay or in a trial they are asked for where everything is. */
function pathOf(address: string): string {
  const { pathname, search } = new URL(address);
  return `${pathname}${search}`;
}

function unpackedFile(file: Buffer, endpoint: string): Buffer {
  try {
    return unpacked(file);
  } catch {
    throw new PayError('retry', 'badFile', endpoint);
  }
}

/** RFC 3339 in whole seconds with the zone, as documented. */
const withSeconds = (at: Date): string => `${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;

function checked<T>(schema: z.ZodType<T, unknown>, given: unknown, endpoint: string): T {
  const result = schema.safeParse(given);
  // Which field, never its content.
  if (!result.success) throw new PayError('ours', `badRequest ${result.error.issues[0]?.path.join('.') ?? ''}`.trim(), endpoint);
  return result.data;
}

function understand<T>(schema: z.ZodType<T, unknown>, answer: unknown, endpoint: string): T {
  const result = schema.safeParse(answer);
  if (!result.success) throw new PayError('unknown', 'badAnswer', endpoint);
  return result.data;
}

function json<T>(schema: z.ZodType<T, unknown>, bytes: Buffer): T {
  try {
    return schema.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    throw new NotificationRefused('malformed');
  }
}
