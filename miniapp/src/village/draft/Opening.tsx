import { useCallback, useState } from 'react';
import type { VillageDraftDue, VillageDrafts, VillageDraftSent } from '../../../../contracts/village-draft';
import { Ask } from '../../ui/Ask';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { Skeleton } from '../../ui/Skeleton';
import { useLoad } from '../../ui/useLoad';
import { openVillageDraft } from '../api/drafts';
import { draftKey, emptyDraft, typedFrom, type TypedDraft } from '../logic/draft';
import { forgetDraft, reopenDraft } from '../store/drafts';
import { Failed } from '../../ui/Failed';
import { accountKnownOf, Form } from './Form';

interface Props {
  due: VillageDraftDue;
  known: VillageDrafts;
  onBack: () => void;
  onSent: (sent: VillageDraftSent) => void;
}

/** Goes on where it was left: with what this phone keeps, else with what the server has, else with an empty page. */
export function Opening(props: Props) {
  const { due, known } = props;
  const key = draftKey(due);
  const [kept, setKept] = useState<TypedDraft | undefined>(() => reopenDraft(key, Date.now()));
  const [sure, setSure] = useState(kept?.from === due.version);
  if (kept && (sure || due.version === null)) return <Form {...props} began={kept} documents={[]} />;
  if (kept) {
    const fromServer = () => {
      forgetDraft(key);
      setKept(undefined);
    };
    return <Which due={due} onBack={props.onBack} onPhone={() => setSure(true)} onServer={fromServer} />;
  }
  if (due.version === null) return <Form {...props} began={emptyDraft(accountKnownOf(known, due).before)} documents={[]} />;
  return <FromServer {...props} />;
}

/** What was sent was changed at the desk, or came back, since this phone kept what was typed. */
function Which({ due, onBack, onPhone, onServer }: { due: VillageDraftDue; onBack: () => void; onPhone: () => void; onServer: () => void }) {
  return (
    <Page title="村里填报" onBack={onBack}>
      <PageHead place={due.village.name} title={due.item.name}>
        {due.matter ?? due.period.label}
      </PageHead>
      <Ask title="发上去的那份后来动过" keep="用手机上的" act="用发上去的" onKeep={onPhone} onAct={onServer}>
        这部手机上还留着以前填的。用手机上的，发出去就换掉那一份；用发上去的，手机上填的就不要了。
      </Ask>
    </Page>
  );
}

function FromServer({ due, known, onBack, onSent }: Props) {
  const { village, item, period } = due;
  const { loaded, again } = useLoad(useCallback(() => openVillageDraft({ villageId: village.id, itemCode: item.code, periodKey: period.key }), [village.id, item.code, period.key]));
  if (loaded.state === 'ready') return <Form due={due} known={known} began={typedFrom(loaded.value, accountKnownOf(known, due).before)} documents={loaded.value.documents} onBack={onBack} onSent={onSent} />;
  return (
    <Page
      title="村里填报"
      onBack={onBack}
      bar={
        <Button kind="plain" onTap={onBack}>
          回列表
        </Button>
      }
    >
      {loaded.state === 'loading' ? <Skeleton /> : <Failed fault={loaded.fault} again={again} unknown={<Empty alone title="这份草稿打不开">{loaded.fault.message}</Empty>} />}
    </Page>
  );
}
