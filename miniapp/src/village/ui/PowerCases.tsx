import { useCallback, useState } from 'react';
import { asFault } from '../../api/fault';
import { Button } from '../../ui/Button';
import { Box } from '../../ui/elements';
import { Section } from '../../ui/Section';
import { useLoad } from '../../ui/useLoad';
import { getPowerCases } from '../api/powers';
import { PowerCase } from './PowerCase';

interface Props {
  villageId: string;
  /** Of one power only; without it of all. */
  code?: string;
}

/** What the village did lately by its list, a few at a time. Where that cannot be read, the page is good without it. */
export function PowerCases({ villageId, code }: Props) {
  const load = useCallback(() => getPowerCases(villageId, { code }), [villageId, code]);
  const { loaded, put } = useLoad(load);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (loaded.state !== 'ready') return null;
  const { items, nextCursor } = loaded.value;
  const more = async (cursor: string) => {
    setWorking(true);
    setProblem(null);
    try {
      const next = await getPowerCases(villageId, { code, cursor });
      put({ ...next, items: [...items, ...next.items] });
    } catch (error) {
      setProblem(asFault(error).kind === 'offline' ? '没有网。连上网再点一次。' : asFault(error).message);
    } finally {
      setWorking(false);
    }
  };
  return (
    <Section title="村里最近办的" hint={items.length > 0 ? '点开看每一步' : undefined}>
      {items.length === 0 ? <Box className="card quiet">村里还没有公开过{code ? '这一项' : ''}的办理情况。</Box> : null}
      {items.length > 0 ? (
        <Box className="card card--rows">
          {items.map((told) => (
            <PowerCase key={told.id} told={told} named={!code} />
          ))}
        </Box>
      ) : null}
      {nextCursor ? (
        <Box className="gap-top">
          <Button kind="plain" working={working ? '正在打开' : null} onTap={() => void more(nextCursor)}>
            看更早的
          </Button>
        </Box>
      ) : null}
      <Box className="note" role="status">
        {problem}
      </Box>
    </Section>
  );
}
