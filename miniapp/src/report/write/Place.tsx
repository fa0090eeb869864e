import { useState } from 'react';
import { asFault } from '../../api/fault';
import { Button } from '../../ui/Button';
import { Box, RadioGroup, Tap, Words } from '../../ui/elements';
import { Line } from '../../ui/Line';
import { Section } from '../../ui/Section';
import type { ReportPlace } from '../api/guards';
import { findPlaces } from '../api/reports';
import { most, type ReportDraft } from '../logic/draft';

interface Props {
  draft: Pick<ReportDraft, 'place' | 'placeText'>;
  change: (changes: Partial<ReportDraft>) => void;
}

/** Where: found among villages, units and windows, or in one's own words where it is not among them. */
export function Place({ draft: { place, placeText }, change }: Props) {
  const [found, setFound] = useState<ReportPlace[] | null>(null);
  const [searching, setSearching] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const search = async () => {
    if (searching) return;
    setSearching(true);
    setTrouble(null);
    try {
      const items = await findPlaces(placeText.trim().slice(0, 30));
      setFound(items);
      if (items.length === 0) setTrouble('名单里没有。写成这样也能交，不用改。');
    } catch (error) {
      setTrouble(asFault(error).kind === 'offline' ? '没有网，没有找成。写成这样也能交。' : '服务器忙，没有找成。写成这样也能交。');
    } finally {
      setSearching(false);
    }
  };
  if (place) {
    return (
      <Section title="在哪里" hint="选填">
        <Box className="row row--between">
          <Box className="grow">
            <Box className="strong">{place.name}</Box>
            <Box className="note">{place.within}</Box>
          </Box>
          <Tap className="link" onTap={() => change({ place: null })} label={`现在是 ${place.name}，换一个`}>
            换一个
          </Tap>
        </Box>
      </Section>
    );
  }
  return (
    <Section title="在哪里" hint="选填">
      <Line id="place" label="哪个村、哪个单位，名字、拼音或首字母" placeholder="村、单位或窗口，拼音也行" most={most.placeText} value={placeText} onInput={(text) => change({ placeText: text })} />
      <Box className="gap-top-small">
        <Button kind="plain" off={placeText.trim() === '' ? '写了名字就能找' : null} working={searching ? '正在找' : null} onTap={() => void search()}>
          在名单里找
        </Button>
      </Box>
      <Box role="status" className="note">
        {trouble}
      </Box>
      {found?.length ? (
        <RadioGroup className="found" label="找到的，选一个" values={found.map(({ id }) => id)} value={null} onChange={(id) => change({ place: found.find((one) => one.id === id) ?? null })} optionClass={() => 'found__one'}>
          {(id) => {
            const one = found.find((item) => item.id === id);
            return (
              <>
                <Words className="strong">{one?.name}</Words>
                <Words className="note">{one?.within}</Words>
              </>
            );
          }}
        </RadioGroup>
      ) : null}
    </Section>
  );
}
