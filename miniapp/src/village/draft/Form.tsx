import type { VillageDraftDue, VillageDrafts, VillageDraftSent } from '../../../../contracts/village-draft';
import { Area } from '../../ui/Area';
import { Button } from '../../ui/Button';
import { Box, Toggle, Words } from '../../ui/elements';
import { Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { Section } from '../../ui/Section';
import { whyNotSend } from '../logic/draft';
import { AccountFields } from './AccountFields';
import { LedgerPhotos } from './LedgerPhotos';
import { TableFields } from './TableFields';
import { useDraft } from './useDraft';

interface Props {
  due: VillageDraftDue;
  known: VillageDrafts;
  onBack: () => void;
  onSent: (sent: VillageDraftSent) => void;
}

const textMost = 5000;

/** One item: a photo of the page in the ledger, the figures, and 本期无发生 as an answer of its own. */
export function Form({ due, known, onBack, onSent }: Props) {
  const before = known.before.find(({ villageId }) => villageId === due.village.id) ?? null;
  const accountKnown = { before, entries: known.entries, voucherFrom: known.voucherFrom };
  const { draft, change, photos, setPhotos, working, fault, send } = useDraft(due, accountKnown, onSent);
  const sending = photos.some(({ token, failed }) => !token && !failed);
  return (
    <Page
      title="村里填报"
      onBack={onBack}
      bar={
        <Box className="bar__pair">
          <Button kind="plain" onTap={onBack}>
            先放着
          </Button>
          <Button kind="fill" off={whyNotSend(draft, due, accountKnown, { sending })} working={working ? '正在发' : null} onTap={send}>
            {draft.nothing ? '报本期无发生' : '发出去'}
          </Button>
        </Box>
      }
    >
      <PageHead place={due.village.name} title={due.item.name}>
        {due.period.label}
      </PageHead>
      {due.item.help ? <Box className="quiet">{due.item.help}</Box> : null}
      {fault ? <Notice kind="wrong" icon={fault.kind === 'offline' ? 'offline' : 'alert'} title={fault.message}>填的都存在这部手机上。</Notice> : null}
      <Box className="card card--rows gap-top">
        <Toggle kind="switch" className="link-row" on={draft.nothing} onChange={(nothing) => change({ nothing })}>
          <Box className="grow">
            <Words className="link-row__name">本期无发生</Words>
            <Words className="link-row__more">这一期真的没有，也要报一声。报了就算按时公开。</Words>
          </Box>
          <Words className={draft.nothing ? 'switch switch--on' : 'switch'}>{draft.nothing ? '开' : '关'}</Words>
        </Toggle>
      </Box>
      {draft.nothing ? null : (
        <>
          <LedgerPhotos photos={photos} change={setPhotos} />
          {due.item.form === 'accounts' ? <AccountFields due={due} draft={draft} known={accountKnown} change={change} /> : null}
          {due.item.form === 'table' ? <TableFields columns={due.item.columns} rows={draft.rows} change={(rows) => change({ rows })} /> : null}
          {due.item.form === 'text' ? (
            <Section title="内容">
              <Area id="text" label="内容" placeholder="照实写" most={textMost} value={draft.text} onInput={(text) => change({ text })} />
            </Section>
          ) : null}
        </>
      )}
    </Page>
  );
}
