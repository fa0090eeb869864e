import { useState } from 'react';
import type { OrganisationRef } from '../../../../contracts/common';
import { asFault } from '../../api/fault';
import { findPlaces } from '../../api/officer-report';
import { Button } from '../../ui/Button';
import { Box, RadioGroup, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Line } from '../../ui/Line';
import { FieldError } from '../../ui/Notice';
import { Section } from '../../ui/Section';

interface Props {
  value: OrganisationRef | null;
  /** His own village first, and what lies around. */
  near: readonly OrganisationRef[];
  problem: string | null;
  onChange: (value: OrganisationRef | null) => void;
}

/** Which village or unit: one of those near by, or found by name, pinyin or initials. */
export function Place({ value, near, problem, onChange }: Props) {
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly OrganisationRef[] | null>(null);
  const [searching, setSearching] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const search = async () => {
    setSearching(true);
    setTrouble(null);
    try {
      const items = await findPlaces(text.trim());
      setFound(items);
      if (items.length === 0) setTrouble('没有找到。换个写法再试，比如只写村名，或写拼音首字母。');
    } catch (error) {
      const fault = asFault(error);
      setTrouble(fault.kind === 'offline' ? '没有网，没有找成。写的都还在，连上网再点一次。' : fault.message);
    } finally {
      setSearching(false);
    }
  };
  if (value) {
    return (
      <Section title="哪个村、哪个单位" hint="必填">
        <Box className="row row--between">
          <Words className="strong grow">{value.name}</Words>
          <Tap className="link" onTap={() => onChange(null)} label={`现在是 ${value.name}，换一个`}>
            换一个
          </Tap>
        </Box>
        <FieldError id="place-problem">{problem}</FieldError>
      </Section>
    );
  }
  const shown = found?.length ? found : near;
  return (
    <Section title="哪个村、哪个单位" hint="必填">
      <Line id="place" label="按名字、拼音或首字母找" placeholder="名字、拼音或首字母" most={30} value={text} problem={trouble ?? problem} onInput={setText} />
      <Box className="gap-top gap-bottom">
        <Button kind="plain" off={text.trim() === '' ? '写了名字就能找' : null} working={searching ? '正在找' : null} onTap={() => void search()}>
          找
        </Button>
      </Box>
      <RadioGroup
        className="chips"
        label={found?.length ? '找到的村和单位，选一个' : '附近的村和单位，选一个'}
        values={shown.map(({ id }) => id)}
        value={null}
        onChange={(id) => onChange(shown.find((one) => one.id === id) ?? null)}
        optionClass={() => 'chip'}
      >
        {(id) => <Words>{shown.find((one) => one.id === id)?.name}</Words>}
      </RadioGroup>
      {found?.length ? (
        <Tap className="link link--quiet" onTap={() => setFound(null)}>
          <Icon name="back" size="small" />
          看附近的
        </Tap>
      ) : null}
    </Section>
  );
}
