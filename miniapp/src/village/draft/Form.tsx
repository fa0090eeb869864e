import { useState } from 'react';
import type { AccountsSide } from '../../../../contracts/accounts-rules';
import type { VillageDraftDue, VillageDrafts, VillageDraftSent } from '../../../../contracts/village-draft';
import { villagePhotosMax } from '../../../../contracts/village-draft-limits';
import { dayWords, shanghaiDay } from '../../logic/days';
import { Area } from '../../ui/Area';
import { Button } from '../../ui/Button';
import { Box, Toggle, Words } from '../../ui/elements';
import { Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { PhotoStrip } from '../../ui/PhotoStrip';
import { Section } from '../../ui/Section';
import { usePhotos } from '../../ui/usePhotos';
import { entriesOf, whyNotSend, type AccountKnown, type TypedDraft } from '../logic/draft';
import { AccountFields } from './AccountFields';
import { LinePage } from './LinePage';
import { Owed } from './Owed';
import { RowPage } from './RowPage';
import { TableFields } from './TableFields';
import { useDraft } from './useDraft';

interface Props {
  due: VillageDraftDue;
  known: VillageDrafts;
  /** What stands in it when it is opened. */
  began: TypedDraft;
  /** Files that only the desk can change. */
  documents: readonly string[];
  onBack: () => void;
  onSent: (sent: VillageDraftSent) => void;
}

type Opened = { kind: 'line'; side: AccountsSide; index: number } | { kind: 'row'; index: number };

/** One item; a line of it is typed on a screen of its own. */
export function Form({ due, known, began, documents, onBack, onSent }: Props) {
  const { draft, change, working, fault, send } = useDraft(due, began, onSent);
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  if (opened?.kind === 'line') return <LinePage side={opened.side} index={opened.index} draft={draft} entries={entriesOf(known.entries, opened.side)} change={change} onBack={close} />;
  if (opened?.kind === 'row') return <RowPage columns={due.item.columns} index={opened.index} draft={draft} change={change} onBack={close} />;
  return <Whole due={due} known={known} draft={draft} documents={documents} change={change} working={working} fault={fault} send={send} onBack={onBack} onOpen={setOpened} />;
}

type WholeProps = Omit<ReturnType<typeof useDraft>, 'draft'> & Pick<Props, 'due' | 'known' | 'documents' | 'onBack'> & { draft: TypedDraft; onOpen: (opened: Opened) => void };

const textMost = 5000;
const noteMost = 1000;

/** A photo of the page in the ledger, the figures, and 本期无发生 as an answer of its own. */
function Whole({ due, known, draft, documents, change, working, fault, send, onBack, onOpen }: WholeProps) {
  const accountKnown = accountKnownOf(known, due);
  const acts = usePhotos(draft.photos, (update) => change((before) => ({ ...before, photos: update(before.photos) })), { most: villagePhotosMax, keep: true });
  return (
    <Page
      title="村里填报"
      onBack={onBack}
      bar={
        <Box className="bar__pair">
          <Button kind="plain" onTap={onBack}>
            先放着
          </Button>
          <Button kind="fill" off={whyNotSend(draft, due, accountKnown)} working={working ? '正在发' : null} onTap={send}>
            {draft.nothing ? '报本期无发生' : '发出去'}
          </Button>
        </Box>
      }
    >
      <PageHead place={due.village.name} title={due.item.name}>
        {due.matter ?? due.period.label}
      </PageHead>
      <Owed due={due} />
      {due.returned ? <Returned returned={due.returned} /> : null}
      {due.item.help ? <Box className="quiet">{due.item.help}</Box> : null}
      {fault ? <Notice kind="wrong" icon={fault.kind === 'offline' ? 'offline' : 'alert'} title={fault.message}>填的都存在这部手机上。</Notice> : null}
      {due.matter === null && !due.correction ? <NothingSwitch on={draft.nothing} onChange={(nothing) => change((before) => ({ ...before, nothing }))} /> : null}
      {draft.nothing ? null : (
        <>
          <PhotoStrip title={due.item.form === 'accounts' ? '账本照片' : '照片'} hint={`选填，最多 ${villagePhotosMax} 张，一起公开`} name="照片" first={due.item.form === 'accounts' ? '拍账本' : '拍照片'} more="再加一张" most={villagePhotosMax} acts={acts} />
          {documents.length > 0 ? <Box className="quiet small">另有 {documents.length} 个文件是在电脑上加的：{documents.join('、')}。要换请在电脑上换。</Box> : null}
          {due.item.form === 'accounts' ? <AccountFields due={due} draft={draft} known={accountKnown} change={change} onLine={(side, index) => onOpen({ kind: 'line', side, index })} /> : null}
          {due.item.form === 'table' ? <TableFields due={due} draft={draft} onRow={(index) => onOpen({ kind: 'row', index })} /> : null}
          {due.item.form === 'text' ? (
            <Section title="内容">
              <Area id="text" label="内容" placeholder="照实写" most={textMost} value={draft.text} onInput={(text) => change((before) => ({ ...before, text }))} />
            </Section>
          ) : (
            <Section title="说明" hint="选填">
              <Area id="note" label="说明" placeholder="要向群众说清楚的，写在这里" most={noteMost} value={draft.note} onInput={(note) => change((before) => ({ ...before, note }))} />
            </Section>
          )}
        </>
      )}
    </Page>
  );
}

export function accountKnownOf({ before, entries, voucherFrom }: VillageDrafts, { village, period }: VillageDraftDue): AccountKnown {
  return { before: before.find((one) => one.villageId === village.id && one.periodKey === period.key) ?? null, entries, voucherFrom };
}

function Returned({ returned: { by, at, reason } }: { returned: NonNullable<VillageDraftDue['returned']> }) {
  return (
    <Notice kind="wrong" icon="reply" title={`${by}退回来了，请照理由改`}>
      <Box>{reason}</Box>
      <Box className="quiet">{dayWords(shanghaiDay(new Date(at)), new Date())}</Box>
    </Notice>
  );
}

function NothingSwitch({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  return (
    <Box className="card card--rows gap-top">
      <Toggle kind="switch" className="link-row" on={on} onChange={onChange}>
        <Box className="grow">
          <Words className="link-row__name">本期无发生</Words>
          <Words className="link-row__more">这一期真的没有，也要报一声。按时报了就算按时公开。</Words>
        </Box>
        <Words className={on ? 'switch switch--on' : 'switch'}>{on ? '开' : '关'}</Words>
      </Toggle>
    </Box>
  );
}
