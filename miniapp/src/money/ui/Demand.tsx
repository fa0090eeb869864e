import { useState } from 'react';
import { repaymentStateLabels, repaymentWayLabels } from '../../../../contracts/repayment-options';
import type { PayerView } from '../../../../contracts/repayment';
import { dayWords } from '../../logic/days';
import { yuanWords } from '../../logic/money';
import { Box, Picture, Words } from '../../ui/elements';
import { Light } from '../../ui/Light';
import { LinkRow } from '../../ui/LinkRow';
import { Notice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { saveReceiptFile } from '../platform/receipt-file';
import { saveReceipt, type SavedReceipt } from '../platform/save-receipt';

/** What is owed, how much of it came in, and the receipts. */
export function Demand({ view }: { view: PayerView }) {
  const now = new Date();
  const light = view.light === 'paused' ? null : view.light;
  return (
    <>
      <Box className="card gap-top">
        <Box className="row row--between">
          <Words className="strong grow">{view.kind === 'demand' ? view.reason : '主动上交'}</Words>
          {light && light !== 'done' ? <Light kind={light} /> : <Words className="quiet">{view.kind === 'handIn' ? (view.paid > 0 ? '已收到' : '等您来交') : repaymentStateLabels[view.state]}</Words>}
        </Box>
        <Box className="quiet">{[view.number, view.payer ?? '没有留名'].join('　')}</Box>
        <Fact name={view.kind === 'demand' ? '应缴' : '申报'} value={yuanWords(view.amount)} />
        <Fact name={view.kind === 'demand' ? '已缴' : '收到'} value={yuanWords(view.paid)} />
        {view.left > 0 && view.paid > 0 && view.kind === 'demand' ? <Fact name="还要缴" value={yuanWords(view.left)} /> : null}
        {view.due ? <Fact name="哪天前" value={dayWords(view.due, now)} /> : null}
      </Box>
      {view.state === 'overpaid' ? (
        <Notice kind="wait" icon="info" title="您多缴了">
          {`多了 ${yuanWords(view.paid - view.amount)}，财务会退给您。`}
        </Notice>
      ) : null}
      {view.state === 'cancelled' ? (
        <Notice kind="wait" icon="info" title="这张退缴单撤销了">
          {view.paid > 0 ? '不用再缴，已经缴的会退给您。' : '不用缴了。'}
        </Notice>
      ) : null}
      {view.plan.length > 1 ? (
        <Section title={`分 ${view.plan.length} 期`}>
          <Box role="list" className="card card--rows">
            {view.plan.map((part) => (
              <Box key={part.due} role="listitem" className="row row--between part">
                <Box>
                  <Box>{dayWords(part.due, now)} 前</Box>
                  <Box className="quiet">{part.paid ? '已缴' : '没有缴'}</Box>
                </Box>
                <Words className="strong part__sum">{yuanWords(part.amount)}</Words>
              </Box>
            ))}
          </Box>
        </Section>
      ) : null}
      {view.received.length > 0 ? <Receipts view={view} now={now} /> : null}
    </>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <Box className="row row--between gap-top">
      <Words className="quiet">{name}</Words>
      <Words className="strong">{value}</Words>
    </Box>
  );
}

function Receipts({ view, now }: { view: PayerView; now: Date }) {
  const [saved, setSaved] = useState<SavedReceipt>({ said: '' });
  const title = view.kind === 'demand' ? '清鉴 · 退缴款收据' : '清鉴 · 主动上交收据';
  const pictureOf = (one: PayerView['received'][number]) =>
    saveReceipt({
      title,
      receipt: one.receipt,
      lines: [['金额', yuanWords(one.amount)], ['方式', repaymentWayLabels[one.way]], ['收到', dayWords(one.day, now)], ['单号', view.number], ['交款人', view.payer ?? '没有留名'], ...(one.refunded > 0 ? ([['已退', yuanWords(one.refunded)]] as const) : [])],
    });
  return (
    <Section title="收据">
      {view.received.map((one) => (
        <Box key={one.id} className="card card--rows gap-top">
          <Box className="link-row">
            <Box className="grow">
              <Words className="link-row__name">{`${yuanWords(one.amount)}　${repaymentWayLabels[one.way]}`}</Words>
              <Words className="link-row__more">{[`收据 ${one.receipt}`, dayWords(one.day, now), one.refunded > 0 ? `已退 ${yuanWords(one.refunded)}` : ''].filter(Boolean).join('　')}</Words>
            </Box>
          </Box>
          <LinkRow icon="image" name="存成图片" more="存在这部手机上" onTap={() => void pictureOf(one).then(setSaved)} />
          <LinkRow icon="scroll" name="下载 Word 收据" more="可以打印" onTap={() => void saveReceiptFile({ token: view.token, entryId: one.id }, one.receipt).then((said) => setSaved({ said }))} />
        </Box>
      ))}
      <Box className="note gap-top" role="status">
        {saved.said}
      </Box>
      {saved.picture ? <Picture className="receipt-picture" source={saved.picture} label="收据的图片，长按存到手机" /> : null}
    </Section>
  );
}
