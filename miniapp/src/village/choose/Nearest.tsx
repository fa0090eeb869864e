import { useState } from 'react';
import type { PublicVillagePlace } from '../../../../contracts/village-places';
import { getVillagePlaces } from '../../api/village-places';
import { metresWords, nearest } from '../../logic/nearest';
import { locate } from '../../platform/location';
import { Button } from '../../ui/Button';
import { Box, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Section } from '../../ui/Section';

interface Found {
  near: ReturnType<typeof nearest>;
  rough: boolean;
  without: number;
}
type State = { state: 'idle' | 'working' } | { state: 'failed'; words: string } | { state: 'found'; found: Found };

const refused = '没有得到位置，您没有允许。可以在上面写村名，或在下面按乡镇找；想再试，先在手机的设置里允许。';
const unknown = '手机没有说出位置。可以在上面写村名，或在下面按乡镇找。';
const offline = '没有连上，没有读出各村的位置。请再点一次。';

async function look(): Promise<State> {
  const here = await locate();
  if (here.state !== 'here') return { state: 'failed', words: here.state === 'refused' ? refused : unknown };
  try {
    const { items, without } = await getVillagePlaces();
    return { state: 'found', found: { near: nearest(items, here.place), rough: here.rough, without } };
  } catch {
    return { state: 'failed', words: offline };
  }
}

/** The phone is asked where it is when this is tapped, and not before; what it says is compared here and forgotten. */
export function Nearest({ onChoose }: { onChoose: (village: PublicVillagePlace) => void }) {
  const [now, setNow] = useState<State>({ state: 'idle' });
  const begin = () => {
    setNow({ state: 'working' });
    void look().then(setNow);
  };
  return (
    <>
      <Box className="gap-top">
        <Button kind="plain" onTap={begin} working={now.state === 'working' ? '正在看离哪个村近' : null}>
          离我最近的村
        </Button>
        <Box className="note near__note">远近在这部手机上算，您的位置不离开手机，也不记下来。</Box>
      </Box>
      {now.state === 'failed' ? (
        <Box className="quiet" role="status" live>
          {now.words}
        </Box>
      ) : null}
      {now.state === 'found' ? <Near {...now.found} onChoose={onChoose} /> : null}
    </>
  );
}

function Near({ near, rough, without, onChoose }: Found & { onChoose: (village: PublicVillagePlace) => void }) {
  const about = [rough ? '微信只给大概的位置，请认一认。' : '', without > 0 ? `有 ${without} 个村没有填位置，不在里面。` : ''].join('');
  return (
    <Section title={near.length > 0 ? '离您近的村' : '还没有村填位置'} hint="按到村委会的直线距离">
      {near.length > 0 ? (
        <Box className="card card--rows">
          {near.map(({ village, metres }) => (
            <Tap className="link-row" key={village.id} onTap={() => onChoose(village)}>
              <Box className="grow">
                <Words className="link-row__name">{village.name}</Words>
                <Words className="link-row__more">{`${village.town.name}　${metresWords(metres)}`}</Words>
              </Box>
              <Icon name="forward" />
            </Tap>
          ))}
        </Box>
      ) : null}
      {about ? <Box className="note near__note">{about}</Box> : null}
    </Section>
  );
}
