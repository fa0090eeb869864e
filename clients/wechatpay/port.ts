import type { PayAccount, PayClient, PayOrder, PayRefund, Transfer } from './client';
import { payFen } from './client';
import { NotificationRefused, PayError, type PayErrorClass } from './errors';

type Answer<T> = { said: T } | { refused: PayErrorClass; code: string };
interface Words {
  outNo: string;
  state: string;
  amount: number | null;
  platformNo: string | null;
  reason: string | null;
}
interface Payee {
  account: PayAccount;
  openid: string;
  outNo: string;
  amount: number;
}

const wordsOfOrder = ({ outNo, state, amount, transactionId }: PayOrder): Words => ({ outNo, state, amount, platformNo: transactionId, reason: null });
const wordsOfRefund = ({ outRefundNo, state, amount, refundId }: PayRefund): Words => ({ outNo: outRefundNo, state, amount, platformNo: refundId, reason: null });
const wordsOfTransfer = ({ outNo, state, amount, billNo, failReason }: Transfer): Words => ({ outNo, state, amount, platformNo: billNo, reason: failReason });

/** The client as the payments' capability asks for it: answers in place of WeChat Pay's errors. Whatever else goes wrong is thrown on. */
export function payPortOf(client: PayClient, notifyUrl: string) {
  return {
    prepay: (order: Payee & { description: string; expiresAt: Date }) => answered(() => client.prepay({ ...order, amount: payFen.parse(order.amount), notifyUrl })),
    payParams: client.payParams,
    order: (outNo: string) => answered(async () => wordsOfOrder(await client.order(outNo))),
    close: (outNo: string) => answered(() => client.close(outNo).then(() => null)),
    refund: ({ amount, total, ...refund }: { outNo: string; outRefundNo: string; amount: number; total: number; reason: string }) =>
      answered(async () => wordsOfRefund(await client.refund({ ...refund, amount: payFen.parse(amount), total: payFen.parse(total), notifyUrl }))),
    refundOf: (outNo: string) => answered(async () => wordsOfRefund(await client.refundOf(outNo))),
    transfer: (transfer: Payee & { remark: string; sceneId: string; sceneReport: { type: string; content: string }[]; userName?: string }) =>
      answered(async () => {
        const { outNo, state, billNo, packageInfo } = await client.transfer({ ...transfer, amount: payFen.parse(transfer.amount), notifyUrl });
        return { outNo, state, amount: null, platformNo: billNo, reason: null, packageInfo };
      }),
    transferOf: (outNo: string) => answered(async () => wordsOfTransfer(await client.transferOf(outNo))),
    cancelTransfer: (outNo: string) => answered(() => client.cancelTransfer(outNo).then(() => null)),
    transferParams: client.transferParams,
    bill: (day: string) => answered(async () => ({ trades: (await client.tradeBill(day))?.lines ?? null, flows: (await client.fundFlowBill(day))?.lines ?? null })),
    async notification(headers: NodeJS.Dict<string | string[]>, body: Buffer) {
      try {
        const told = await client.notification(headers, body);
        if (told.about === 'payment') return { about: told.about, words: wordsOfOrder(told.order) };
        if (told.about === 'refund') return { about: told.about, words: wordsOfRefund(told.refund) };
        if (told.about === 'transfer') return { about: told.about, words: wordsOfTransfer(told.transfer) };
        return { about: told.about };
      } catch (error) {
        if (error instanceof NotificationRefused) return { refused: error.reason };
        throw error;
      }
    },
  };
}

async function answered<T>(act: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { said: await act() };
  } catch (error) {
    if (error instanceof PayError) return { refused: error.kind, code: error.code };
    throw error;
  }
}
