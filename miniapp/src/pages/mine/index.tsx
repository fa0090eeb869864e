import { useState } from 'react';
import { goScan } from '../../platform/places';
import { removeAllEntries, removeEntry, useEntries } from '../../store/entries';
import { Ask } from '../../ui/Ask';
import { Button } from '../../ui/Button';
import { ElderToggle } from '../../ui/ElderToggle';
import { Box, Heading, Tap } from '../../ui/elements';
import { Empty } from '../../ui/Empty';
import { EntryCard } from '../../ui/EntryCard';
import { Icon } from '../../ui/Icon';
import { Page } from '../../ui/Page';

/** What this phone keeps. Deleting it here deletes nothing at the commission. */
export default function Mine() {
  const entries = useEntries();
  const now = new Date();
  const [asking, setAsking] = useState<string | 'all' | null>(null);
  const remove = () => {
    if (asking === 'all') removeAllEntries();
    else if (asking) removeEntry(asking);
    setAsking(null);
  };
  return (
    <Page title="我的评议">
      <Box className="row row--between">
        <Heading level={1} className="title grow">
          我的评议
        </Heading>
        <ElderToggle />
      </Box>
      <Box className="head__more">只存在这部手机上，别人的手机上看不到。</Box>
      {entries.length === 0 ? (
        <Empty
          title="还没有评议"
          action={
            <Button kind="plain" onTap={goScan}>
              评议一个窗口
            </Button>
          }
        >
          办完事，扫窗口的码就能评。
        </Empty>
      ) : (
        entries.map((entry) => (
          <Box key={entry.id}>
            <EntryCard entry={entry} now={now} />
            {asking === entry.id ? (
              <AskRemove waiting={Boolean(entry.request)} keep={() => setAsking(null)} remove={remove} />
            ) : (
              <Tap className="link link--quiet" onTap={() => setAsking(entry.id)} label={`从这部手机上删掉 ${entry.windowName} 的评议`}>
                <Icon name="trash" size="small" />
                从这部手机上删掉
              </Tap>
            )}
          </Box>
        ))
      )}
      {entries.length > 1 ? (
        <Box className="gap-top">
          {asking === 'all' ? (
            <AskRemove waiting={entries.some((entry) => entry.request)} keep={() => setAsking(null)} remove={remove} />
          ) : (
            <Tap className="link" onTap={() => setAsking('all')}>
              全部从这部手机上删掉
            </Tap>
          )}
        </Box>
      ) : null}
    </Page>
  );
}

function AskRemove({ waiting, keep, remove }: { waiting: boolean; keep: () => void; remove: () => void }) {
  return (
    <Ask
      title={waiting ? '还没提交的评议会丢掉' : '删掉后，这部手机上不再有回执号'}
      keep="再看一眼"
      act={waiting ? '不要了，删掉' : '记好了，删掉'}
      onKeep={keep}
      onAct={remove}
    >
      {waiting ? '它还没有交到纪委监委，删掉就没有了。' : '评议本身还在纪委监委，照样办。没抄下回执号，就查不到进度了。'}
    </Ask>
  );
}
