import { useCallback, useState, type ReactNode } from 'react';
import type { SearchGroup, VillageFound, VillageSearch } from '../../../../contracts/village';
import { asFault, notReadWords } from '../../api/fault';
import { searchVillage } from '../../api/village';
import { groupNames } from '../../logic/village';
import { goTarget } from '../../platform/places';
import { Box, Tap, TextField, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { useLoad } from '../../ui/useLoad';
import { Failed } from '../../ui/Failed';
import { useTyped } from '../ui/useTyped';

/** Over everything that this village shows; what is searched for stands instead of the board below. */
export function Search({ villageId, focused, children }: { villageId: string; focused: boolean; children: ReactNode }) {
  const { typed, type, text } = useTyped();
  return (
    <>
      <Box className="field search">
        <Icon name="search" />
        <TextField className="field__input field__input--words" label="在这个村里找，写字或拼音" keyboard="words" maxLength={30} placeholder="找账目、补贴、项目" value={typed} focused={focused} onInput={type} />
        {typed ? (
          <Tap className="search__clear" label="不找了" onTap={() => type('')}>
            <Icon name="close" />
          </Tap>
        ) : null}
      </Box>
      {text ? <Results key={text} villageId={villageId} text={text} /> : children}
    </>
  );
}

function Results({ villageId, text }: { villageId: string; text: string }) {
  const load = useCallback(() => searchVillage(villageId, { text }), [villageId, text]);
  const { loaded, again } = useLoad(load);
  if (loaded.state === 'loading') return <Skeleton />;
  if (loaded.state === 'failed') return <Failed fault={loaded.fault} again={again} unknown={loaded.fault.message} />;
  const { groups } = loaded.value;
  if (groups.length === 0) return <Box className="quiet nothing-yet">没有找到“{text}”。请换一个写法，短一点更容易找到。</Box>;
  return (
    <>
      {groups.map((group) => (
        <Group key={group.group} villageId={villageId} text={text} first={group} />
      ))}
    </>
  );
}

function Group({ villageId, text, first }: { villageId: string; text: string; first: VillageSearch['groups'][number] }) {
  const [{ items, cursor, said }, setShown] = useState<{ items: readonly VillageFound[]; cursor: string | null; said: string | null }>({ items: first.items, cursor: first.nextCursor, said: null });
  const more = async (group: SearchGroup, after: string) => {
    try {
      const [page] = (await searchVillage(villageId, { text, group, cursor: after })).groups;
      setShown({ items: [...items, ...(page?.items ?? [])], cursor: page?.nextCursor ?? null, said: null });
    } catch (error) {
      setShown({ items, cursor, said: notReadWords(asFault(error)) });
    }
  };
  return (
    <Section title={groupNames[first.group]} hint={`${first.total} 项`}>
      <Box className="card card--rows">
        {items.map(({ title, note, target }) => (
          <Tap className="link-row" key={`${target.page} ${target.id}`} onTap={() => goTarget(target, villageId)}>
            <Box className="grow">
              <Words className="link-row__name">{title}</Words>
              <Words className="link-row__more">{note}</Words>
            </Box>
            <Icon name="forward" />
          </Tap>
        ))}
        {cursor ? (
          <Tap className="link-row link-row__more" onTap={() => void more(first.group, cursor)}>
            {said ?? '看更多'}
          </Tap>
        ) : null}
      </Box>
    </Section>
  );
}
