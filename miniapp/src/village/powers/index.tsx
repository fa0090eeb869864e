import { useRouter, useShareAppMessage } from '@tarojs/taro';
import { useState } from 'react';
import type { PowerClass, PublicPowerSummary } from '../../../../contracts/micro-power';
import { powerClassLabels, powerClassNotes } from '../../../../contracts/power-words';
import { goPower } from '../../platform/places';
import { useVillage } from '../../store/village';
import { Box, Tap, TextField, Words } from '../../ui/elements';
import { Empty } from '../../ui/Empty';
import { Failed } from '../../ui/Failed';
import { Icon } from '../../ui/Icon';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { useLoad } from '../../ui/useLoad';
import { getPowers } from '../api/powers';
import { findPowers } from '../logic/find-power';
import { PowerCases } from '../ui/PowerCases';
import { ShareButton } from '../ui/ShareButton';
import '../styles/powers.scss';

const classes = Object.keys(powerClassLabels) as PowerClass[];

/** 小微权力清单: what the village may decide and do, in three classes; each leads to its chart. */
export default function Powers() {
  const chosen = useVillage();
  const { village = chosen?.id } = useRouter().params;
  const { loaded, again } = useLoad(getPowers);
  const [typed, setTyped] = useState('');
  const shared = { title: '村里的小微权力清单', path: `/village/powers/index${village ? `?village=${village}` : ''}` };
  useShareAppMessage(() => shared);
  const found = loaded.state === 'ready' ? findPowers(loaded.value.items, typed) : [];
  return (
    <Page title="权力清单" readable>
      <PageHead place={chosen && chosen.id === village ? chosen.name : '村和社区'} title="小微权力清单">
        村里能管什么、一步步怎么办，都在单子上。没照单办的，您可以反映。
      </PageHead>
      <Box className="rule" hidden />
      {loaded.state === 'loading' ? <Skeleton /> : null}
      {loaded.state === 'failed' ? <Failed part fault={loaded.fault} again={again} /> : null}
      {loaded.state === 'ready' ? (
        <Box className="field">
          <Icon name="search" />
          <TextField className="field__input field__input--words" label="找一项权力，写名称或者拼音首字母" keyboard="words" maxLength={20} placeholder="找一项，如 低保、盖章、zjd" value={typed} onInput={setTyped} />
        </Box>
      ) : null}
      {classes.map((one) => (
        <OfClass key={one} kind={one} powers={found.filter((power) => power.class === one)} village={village} />
      ))}
      {loaded.state === 'ready' && found.length === 0 ? <Empty title="没有找到这一项">换个说法再找，比如“补贴”“房子”。</Empty> : null}
      {village && loaded.state === 'ready' && typed === '' ? <PowerCases villageId={village} /> : null}
      <Box className="gap-top">
        <ShareButton {...shared} />
      </Box>
    </Page>
  );
}

function OfClass({ kind, powers, village }: { kind: PowerClass; powers: readonly PublicPowerSummary[]; village: string | undefined }) {
  if (powers.length === 0) return null;
  return (
    <Section title={`${powerClassLabels[kind]} ${powers.length} 项`} hint={powerClassNotes[kind]}>
      <Box className="card card--rows">
        {powers.map(({ code, number, name, plain }) => (
          <Tap key={code} className="link-row" onTap={() => goPower(code, village)}>
            <Words className="power-number" hidden>
              {number}
            </Words>
            <Box className="grow">
              <Words className="link-row__name">{name}</Words>
              <Words className="link-row__more">{plain}</Words>
            </Box>
            <Icon name="forward" />
          </Tap>
        ))}
      </Box>
    </Section>
  );
}
