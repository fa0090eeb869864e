import { Button } from 'antd';
import { Download, Printer } from 'lucide-react';
import { useParams } from 'react-router';
import type { DisclosureOutlets } from '../../../contracts/disclosure-outlet';
import { downloadNotice, useOutlets } from '../../api/disclosure-outlets';
import { CopyButton } from '../../parts/copy-button';
import { Failure, FormFault, Skeleton } from '../../parts/notice';
import { Page } from '../../parts/page';
import { Tabs } from '../../parts/tabs';
import { useAct } from '../../parts/use-act';
import { oneOf, useFilters } from '../../parts/use-filters';
import { BoardNotice } from './board-notice';
import { KioskGuide } from './kiosk-guide';

const forms = ['board', 'led', 'broadcast', 'kiosk'] as const;
type FormName = (typeof forms)[number];
const formWords: Record<FormName, string> = { board: '公开栏', led: 'LED 屏', broadcast: '广播稿', kiosk: '触摸屏' };

/** One publication in the forms that reach people who open no phone. */
export default function OutletsPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useOutlets(id);
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton />;
  return <Outlets id={id} outlets={data} />;
}

function Outlets({ id, outlets }: { id: string; outlets: DisclosureOutlets }) {
  const filters = useFilters();
  const form = oneOf(filters.get('form'), forms, 'board');
  const saved = useAct({ act: () => downloadNotice(id) });
  const text = (form === 'led' ? outlets.led : outlets.broadcast).join('\n');
  return (
    <Page
      title={`${outlets.notice.village} ${outlets.notice.title}`}
      about={<span className="no-print">{outlets.notice.period}</span>}
      acts={
        form === 'board' ? (
          <>
            <Button className="no-print" icon={<Download size={16} aria-hidden="true" />} loading={saved.busy} onClick={() => saved.run(undefined)}>
              存成 Word
            </Button>
            <Button className="no-print" type="primary" icon={<Printer size={16} aria-hidden="true" />} onClick={() => window.print()}>
              打印 A3
            </Button>
          </>
        ) : form === 'kiosk' ? null : (
          <CopyButton text={text} label="复制全文" />
        )
      }
    >
      <FormFault error={saved.error} />
      <div className="filters no-print">
        <Tabs label="用在哪里" value={form} tabs={forms.map((value) => ({ value, label: formWords[value] }))} onChange={(next) => filters.set({ form: next })} />
      </div>
      {form === 'board' ? <BoardNotice outlets={outlets} /> : null}
      {form === 'led' ? <Lines about={`一行一句，一行最多 40 个字。能读网址的屏，请厂家接这个地址，公开一项自动换：${outlets.ledUrl}`} lines={outlets.led} /> : null}
      {form === 'broadcast' ? <Lines about="数字已经写成念的样子，照着念就行；一行一句，念完一行停一停。" lines={outlets.broadcast} /> : null}
      {form === 'kiosk' ? <KioskGuide id={id} /> : null}
    </Page>
  );
}

function Lines({ about, lines }: { about: string; lines: readonly string[] }) {
  return (
    <section className="card outlet-lines">
      <p className="muted">{about}</p>
      <ol>
        {lines.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ol>
    </section>
  );
}
