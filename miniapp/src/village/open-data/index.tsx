import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { OpenDatasets } from '../../../../contracts/open-data';
import { openThemeLabels, openThemes } from '../../../../contracts/open-data-words';
import { notReadWords } from '../../api/fault';
import { getOpenDatasets } from '../../api/open-data';
import { takeWords, wholeAddress } from '../../platform/take-file';
import { useVillage } from '../../store/village';
import { Box, RadioGroup, Words } from '../../ui/elements';
import { NotYet } from '../../ui/NotYet';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { Section } from '../../ui/Section';
import { useLoad } from '../../ui/useLoad';
import './index.scss';
import { OneTable } from './OneTable';

/** 开放数据: what is public, as tables to take home and add up. */
export default function OpenData() {
  const { loaded, again } = useLoad(getOpenDatasets);
  if (loaded.state === 'ready') return <Tables open={loaded.value} />;
  return (
    <Page title="开放数据">
      <NotYet loaded={loaded} again={again}>
        {notReadWords}
      </NotYet>
    </Page>
  );
}

const scopes = ['village', 'district'] as const;
type Scope = (typeof scopes)[number];

function Tables({ open: { publisher, licence, items } }: { open: OpenDatasets }) {
  const { table, village: asked } = useRouter().params;
  const chosen = useVillage();
  const villageId = asked ?? chosen?.id;
  const [scope, setScope] = useState<Scope>('village');
  const [opened, setOpened] = useState<string | null>(table ?? null);
  const only = villageId && scope === 'village' ? { village: villageId } : {};
  const name = chosen && chosen.id === villageId ? chosen.name : '这个村';
  return (
    <Page title="开放数据" readable>
      <PageHead place={publisher} title="开放数据">
        公开的内容都做成了表。自己拿去，自己加一加，对一对。
      </PageHead>
      <Box className="rule" hidden />
      <Box className="note">{takeWords.about}</Box>
      {villageId ? (
        <RadioGroup className="chips gap-top" label="要哪里的" values={scopes} value={scope} onChange={setScope} optionClass={(_value, on) => (on ? 'chip chip--on' : 'chip')}>
          {(value) => (value === 'village' ? `只要${name}的` : '全区的')}
        </RadioGroup>
      ) : null}
      {openThemes.map((theme) => (
        <Section key={theme} title={openThemeLabels[theme]}>
          <Box className="card card--rows">
            {items
              .filter((one) => one.theme === theme)
              .map((one) => (
                <OneTable key={one.key} table={one} asked={only} open={opened === one.key} onOpen={() => setOpened(opened === one.key ? null : one.key)} />
              ))}
          </Box>
        </Section>
      ))}
      <Section title="怎么用">
        <Box className="card">
          <Box className="strong">{licence.title}</Box>
          <Box>{licence.words}</Box>
          {licence.address ? <Words className="open-address">{licence.address}</Words> : null}
          <Box className="note gap-top">表里只有公开页面上有的内容：姓名只有姓，没有号码。给数据平台用的目录（DCAT）在</Box>
          <Words className="open-address">{wholeAddress('/api/open/catalog')}</Words>
        </Box>
      </Section>
    </Page>
  );
}
