import { useState, type ReactNode } from 'react';
import type { MatterItem, VillageDrafts, VillageMatterRecorded } from '../../../../contracts/village-draft';
import { dayWords } from '../../logic/days';
import { Button } from '../../ui/Button';
import { Box, Heading, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { Section } from '../../ui/Section';
import { MatterDay } from './MatterDay';

type Village = VillageDrafts['villages'][number];

interface Props {
  villages: readonly Village[];
  onBack: () => void;
}

/** Something happened that is to be published at once or within days: where, which item, what and when; one question a screen. */
export function Matter({ villages, onBack }: Props) {
  const [village, setVillage] = useState<Village | null>(villages.length === 1 ? villages[0]! : null);
  const [item, setItem] = useState<MatterItem | null>(null);
  const [recorded, setRecorded] = useState<VillageMatterRecorded | null>(null);
  if (recorded) return <Recorded recorded={recorded} onBack={onBack} />;
  if (!village) {
    return (
      <Choice title="哪个村的事" onBack={onBack}>
        <Rows rows={villages.map((one) => ({ key: one.id, name: one.name, onTap: () => setVillage(one) }))} />
      </Choice>
    );
  }
  if (!item) {
    const rows = (periodic: boolean) => village.matters.filter((one) => one.periodic === periodic).map((one) => ({ key: one.code, name: one.name, onTap: () => setItem(one) }));
    return (
      <Choice title="是哪一类事" onBack={onBack}>
        <Rows rows={rows(false)} />
        <Section title="平时定期公开的，这次单独公开">
          <Rows rows={rows(true)} />
        </Section>
      </Choice>
    );
  }
  return <MatterDay villageId={village.id} item={item} onBack={() => setItem(null)} onRecorded={setRecorded} />;
}

function Choice({ title, onBack, children }: { title: string; onBack: () => void; children: ReactNode }) {
  return (
    <Page
      title="记一件事"
      onBack={onBack}
      bar={
        <Button kind="plain" onTap={onBack}>
          先不记
        </Button>
      }
    >
      <PageHead title={title}>村里作了决定、收到或花了一笔专款、有了变动，当天记下来。从那天起算，到期前提醒您公开。</PageHead>
      {children}
    </Page>
  );
}

function Rows({ rows }: { rows: readonly { key: string; name: string; onTap: () => void }[] }) {
  return (
    <Box className="card card--rows gap-top" role="list">
      {rows.map(({ key, name, onTap }) => (
        <Box role="listitem" className="due" key={key}>
          <Tap className="link-row" onTap={onTap}>
            <Words className="link-row__name grow">{name}</Words>
            <Icon name="forward" />
          </Tap>
        </Box>
      ))}
    </Box>
  );
}

function Recorded({ recorded: { item, due, workingDaysLeft }, onBack }: { recorded: VillageMatterRecorded; onBack: () => void }) {
  return (
    <Page
      title="记一件事"
      onBack={onBack}
      bar={
        <Button kind="fill" onTap={onBack}>
          回列表，接着填
        </Button>
      }
    >
      <Heading level={1} className="title">
        记下了
      </Heading>
      <Box className="head__more">{item}</Box>
      <Box className="card gap-top">
        <Words className="owed__day">{dayWords(due, new Date())} 前公开</Words>
        <Box className="quiet">{workingDaysLeft !== null && workingDaysLeft > 0 ? `还剩 ${workingDaysLeft} 个工作日。` : ''}周六、周日和法定节假日不算工作日。</Box>
      </Box>
    </Page>
  );
}
