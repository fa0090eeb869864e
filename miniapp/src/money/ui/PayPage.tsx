import { useState } from 'react';
import type { PayerView } from '../../../../contracts/repayment';
import { yuanWords } from '../../logic/money';
import { Button } from '../../ui/Button';
import { Box } from '../../ui/elements';
import { Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { amountOff, fenOf, suggested } from '../logic/form';
import type { Order } from '../logic/order';
import { wayToPay } from '../platform/way';
import { Demand } from './Demand';
import { Field } from './Field';
import { OpenInWechat } from './OpenInWechat';
import { usePay } from './usePay';
import './money.scss';

interface Props {
  view: PayerView;
  /** The code, right after it was given: it is shown nowhere else. */
  code?: string | undefined;
  /** What was being paid when a web page left for WeChat. */
  back?: Order | null;
  onView: (view: PayerView) => void;
  onClose: () => void;
}

const byBank = '到银行转账，把回单交给财务；或到窗口交现金。两个人核对后入账，入账就有收据。';
const otherWays = { here: `也可以${byBank}`, inWechat: `也可以${byBank}`, inMini: `要用微信付，请在微信小程序里打开。也可以${byBank}`, none: `这里没有开通微信支付。请${byBank}` };

/** One demand, or one thing handed in, opened by its paper: what, how much, until when, and paying it. */
export function PayPage({ view, code, back = null, onView, onClose }: Props) {
  const paying = usePay(view, onView, { code, back });
  const way = wayToPay(view);
  const payable = view.left > 0 && way === 'here';
  // What was typed was meant for what was left then.
  const [typed, setTyped] = useState(back && { paid: view.paid, text: (back.amount / 100).toFixed(2) });
  const amount = typed?.paid === view.paid ? typed.text : (suggested(view) / 100).toFixed(2);
  const title = view.kind === 'demand' ? '退缴' : '主动上交';
  const unsure = paying.said?.unsure === true;
  return (
    <Page
      title={title}
      readable
      onBack={onClose}
      bar={
        payable ? (
          <Button kind="fill" off={unsure ? '正在确认上一笔' : amountOff(amount, view.left, view.wechatMost)} working={paying.working} onTap={() => paying.pay(fenOf(amount) ?? 0)}>
            {`微信付 ${yuanWords(fenOf(amount) ?? 0)}`}
          </Button>
        ) : (
          <Button kind="plain" onTap={onClose}>
            看完了，关上
          </Button>
        )
      }
    >
      <PageHead title={title} />
      {code ? (
        <Box className="card gap-top announced">
          <Box className="strong">请记下编号和码，只显示这一次</Box>
          <Box className="announced__number">{view.number}</Box>
          <Box className="announced__code" label={`码 ${Array.from(code).join(' ')}`}>{`${code.slice(0, 3)} ${code.slice(3)}`}</Box>
          <Box className="note">凭编号和码看收到没有、下载收据；到窗口交，报编号就行。</Box>
        </Box>
      ) : null}
      {paying.said ? <Notice kind={paying.said.wrong ? 'wrong' : 'wait'} icon={paying.said.wrong ? 'alert' : 'info'} title={paying.said.text} /> : null}
      <Demand view={view} />
      {view.waiting || unsure ? (
        <Box className="gap-top">
          {unsure ? null : <Box className="note">有一笔微信付款还没有结果。付过的，点一下看到了没有；没有付的，半小时后自动作废。</Box>}
          <Box className="gap-top">
            <Button kind="plain" working={paying.working} onTap={paying.again}>
              看看到了没有
            </Button>
          </Box>
        </Box>
      ) : null}
      {payable ? (
        <Box className="section">
          <Field label="这次付多少（元）" keyboard="amount" most={12} placeholder="金额" value={amount} onInput={(text) => setTyped({ paid: view.paid, text })} />
          <Box className="note gap-top">可以一次付清，也可以分几次付。微信账单上只写“缴款”和单号，不写是什么事。</Box>
        </Box>
      ) : null}
      {view.left > 0 && way === 'inWechat' ? <OpenInWechat number={view.number} /> : null}
      {view.left > 0 ? <Box className="note gap-top">{otherWays[way]}</Box> : null}
    </Page>
  );
}
