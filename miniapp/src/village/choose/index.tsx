import { useCallback, useState } from 'react';
import type { PublicVillage } from '../../../../contracts/village';
import { findVillages } from '../../api/village';
import { goChosenVillage } from '../../platform/places';
import { chooseVillage } from '../../store/village';
import { Box, Tap, TextField, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { useLoad } from '../../ui/useLoad';
import { useTyped } from '../ui/useTyped';
import { Nearest } from './Nearest';
import { Failed } from '../../ui/Failed';
import '../styles/reading.scss';

function choose({ id, name, town }: Pick<PublicVillage, 'id' | 'name' | 'town'>): void {
  chooseVillage({ id, name, town: town.name });
  goChosenVillage();
}

/** By a word, pinyin or initials, by where one is, or by the town: once, and kept on this phone only. */
export default function Choose() {
  const { typed, type, text } = useTyped();
  const [townId, setTownId] = useState<string | null>(null);
  const load = useCallback(async () => ({ ...(await findVillages(text ? { text } : townId ? { townId } : {})), text }), [text, townId]);
  const { loaded, again } = useLoad(load);
  return (
    <Page title="选一个村">
      <PageHead title="您是哪个村的">选一次就记住，只记在这部手机上。也可以扫村里公开栏上的二维码。</PageHead>
      <Box className="field gap-top">
        <TextField className="field__input field__input--words" label="村名，写字或拼音" keyboard="words" maxLength={30} placeholder="村名或拼音，比如 石桥、sq" value={typed} onInput={type} />
      </Box>
      {text ? null : <Nearest onChoose={choose} />}
      {loaded.state === 'loading' ? <Skeleton /> : null}
      {loaded.state === 'failed' ? <Failed fault={loaded.fault} again={again} unknown={loaded.fault.message} /> : null}
      {loaded.state === 'ready' ? (
        loaded.value.text ? (
          <Section title={loaded.value.items.length > 0 ? '是不是这里' : '没有找到'}>
            {loaded.value.items.length > 0 ? <Villages villages={loaded.value.items} /> : <Box className="quiet">请换一个写法，或从下面按乡镇找：把上面写的删掉。</Box>}
          </Section>
        ) : (
          <Section title="按乡镇找">
            <Box className="card card--rows">
              {loaded.value.towns.map((town) => (
                <Box className="hall" key={town.id}>
                  <Tap className={town.id === townId ? 'link-row link-row--open' : 'link-row'} expanded={town.id === townId} onTap={() => setTownId(town.id === townId ? null : town.id)}>
                    <Words className="grow link-row__name">{town.name}</Words>
                    <Words className="link-row__more">{town.villages} 个村、社区</Words>
                    <Icon name="down" />
                  </Tap>
                  {town.id === townId ? <Names villages={loaded.value.items.filter((village) => village.town.id === townId)} /> : null}
                </Box>
              ))}
            </Box>
          </Section>
        )
      ) : null}
    </Page>
  );
}

function Villages({ villages }: { villages: readonly PublicVillage[] }) {
  return (
    <Box className="card card--rows">
      {villages.map((village) => (
        <Tap className="link-row" key={village.id} onTap={() => choose(village)}>
          <Box className="grow">
            <Words className="link-row__name">{village.name}</Words>
            <Words className="link-row__more">{village.town.name}</Words>
          </Box>
          <Icon name="forward" />
        </Tap>
      ))}
    </Box>
  );
}

function Names({ villages }: { villages: readonly PublicVillage[] }) {
  return (
    <Box className="names">
      {villages.map((village) => (
        <Tap className="pill" key={village.id} onTap={() => choose(village)}>
          {village.name}
        </Tap>
      ))}
    </Box>
  );
}
