import { useCallback } from 'react';
import { Button } from '../../ui/Button';
import { Box } from '../../ui/elements';
import { Section } from '../../ui/Section';
import { useLoad } from '../../ui/useLoad';
import { getPowerCases } from '../api/powers';
import { PowerCase } from './PowerCase';
import { useMore } from '../../ui/useMore';

interface Props {
  villageId: string;
  /** Of one power only; without it of all. */
  code?: string;
}

/** What the village did lately by its list, a few at a time. Where that cannot be read, the page is good without it. */
export function PowerCases({ villageId, code }: Props) {
  const load = useCallback(() => getPowerCases(villageId, { code }), [villageId, code]);
  const { loaded, put } = useLoad(load);
  const { more, working, problem } = useMore(loaded, put, (cursor) => getPowerCases(villageId, { code, cursor }));
  if (loaded.state !== 'ready') return null;
  const { items, nextCursor } = loaded.value;
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
          <Button kind="plain" working={working ? '正在打开' : null} onTap={more}>
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
