import { useState } from 'react';
import type { PersonalDecision } from '../../../../contracts/publication';
import type { VillageDraftDue, VillageDraftSent } from '../../../../contracts/village-draft';
import { asFault, type ApiFault } from '../../api/fault';
import { Button } from '../../ui/Button';
import { Box, Heading, Toggle, Words } from '../../ui/elements';
import { Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { submitVillageDraft } from '../api/drafts';
import { decisionsOf, stopsOf, whyNotSubmit } from '../logic/submission';
import { Personal } from './Personal';

interface Props {
  due: VillageDraftDue;
  sent: VillageDraftSent;
  onEdit: () => void;
  onBack: () => void;
}

/** It has arrived. What is left to put right stands here; where nothing is, it goes on to the supervisors from here. */
export function Sent({ due, sent, onEdit, onBack }: Props) {
  const { decisions, decide, looked, setLooked, working, fault, handedIn, submit } = useSubmission(due, sent);
  if (handedIn) return <HandedIn title={sent.title} onBack={onBack} />;
  const stops = stopsOf(sent);
  const hints = sent.faults.filter((one) => !one.stops);
  return (
    <Page
      title="村里填报"
      onBack={onBack}
      bar={
        <Box className="bar__pair">
          <Button kind="plain" onTap={onBack}>
            先放着
          </Button>
          {stops.length > 0 ? (
            <Button kind="fill" onTap={onEdit}>
              回去改
            </Button>
          ) : (
            <Button kind="fill" off={whyNotSubmit(sent, { decisions, looked })} working={working ? '正在交' : null} onTap={submit}>
              交上去核对
            </Button>
          )}
        </Box>
      }
    >
      <Heading level={1} className="title">
        收到了，谢谢您
      </Heading>
      <Box className="head__more">{sent.title}</Box>
      <Box className="card gap-top">存成草稿了。交上去以后，村务监督委员会核对、镇里审过才公开。先放着也行，交上去以前都可以再改。</Box>
      {fault ? <Notice kind="wrong" icon={fault.kind === 'offline' ? 'offline' : 'alert'} title={fault.message}>草稿已经在了，请再点一次。</Notice> : null}
      {stops.length > 0 ? (
        <Notice kind="wrong" icon="alert" title="还有不对的，改好才能交">
          {stops.map((words) => (
            <Box key={words}>{words}</Box>
          ))}
        </Notice>
      ) : null}
      {hints.length > 0 ? (
        <Notice kind="wait" icon="info" title="请再看一眼">
          {hints.map(({ words }) => (
            <Box key={words}>{words}</Box>
          ))}
        </Notice>
      ) : null}
      {stops.length === 0 && sent.personal.length > 0 ? <Personal hits={sent.personal} decisions={decisions} onDecide={decide} /> : null}
      {stops.length === 0 && sent.attachments > 0 ? (
        <Box className="card card--rows gap-top">
          <Toggle kind="checkbox" className="link-row" on={looked} onChange={setLooked}>
            <Box className="grow">
              <Words className="link-row__name">照片我看过一遍了</Words>
              <Words className="link-row__more">里面没有身份证号、电话、银行卡号</Words>
            </Box>
            <Words className={looked ? 'switch switch--on' : 'switch'}>{looked ? '看过' : '没看'}</Words>
          </Toggle>
        </Box>
      ) : null}
    </Page>
  );
}

function useSubmission({ village, item, period }: VillageDraftDue, sent: VillageDraftSent) {
  const [decisions, setDecisions] = useState<Record<string, PersonalDecision>>(() => decisionsOf(sent));
  const [looked, setLooked] = useState(false);
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<ApiFault | null>(null);
  const [handedIn, setHandedIn] = useState(false);
  const submit = async () => {
    setWorking(true);
    setFault(null);
    try {
      await submitVillageDraft({ villageId: village.id, itemCode: item.code, periodKey: period.key, version: sent.version, looked, decisions: Object.entries(decisions).map(([text, decision]) => ({ text, decision })) });
      setHandedIn(true);
    } catch (error) {
      setFault(asFault(error));
      setWorking(false);
    }
  };
  const decide = (text: string, decision: PersonalDecision) => setDecisions((all) => ({ ...all, [text]: decision }));
  return { decisions, decide, looked, setLooked, working, fault, handedIn, submit: () => void submit() };
}

function HandedIn({ title, onBack }: { title: string; onBack: () => void }) {
  return (
    <Page
      title="村里填报"
      onBack={onBack}
      bar={
        <Button kind="plain" onTap={onBack}>
          看还有什么要填
        </Button>
      }
    >
      <Heading level={1} className="title">
        交上去了
      </Heading>
      <Box className="head__more">{title}</Box>
      <Box className="card gap-top">现在等村务监督委员会核对，再由镇里审。有要改的会退回来，理由写在这里，还在这部手机上改。</Box>
    </Page>
  );
}
