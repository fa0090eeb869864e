import { useState } from 'react';
import type { ConsentState, Me } from '../../../../contracts/follower';
import { asFault } from '../../api/fault';
import { consentMe, getMe } from '../../api/me';
import { Ask } from '../../ui/Ask';
import { Button } from '../../ui/Button';
import { Box, Heading } from '../../ui/elements';
import { Notice } from '../../ui/Notice';
import { useAct } from './useAct';

const titles: Record<ConsentState, string> = { given: '您同意接收廉政提醒', revoked: '您选了不接收廉政提醒', none: '要不要接收廉政提醒' };

/** How it stands, what exactly is agreed to, and one tap to change it. Only taking it back asks once more. */
export function Consent({ me: { consent, consentText }, onAnswer }: { me: Me; onAnswer: (me: Me) => void }) {
  const [asking, setAsking] = useState(false);
  const { working, fault, run } = useAct();
  const answer = (given: boolean) =>
    run(async () => {
      try {
        onAnswer(await consentMe(given, consentText.version));
        setAsking(false);
      } catch (error) {
        // Another wording stands there now: nobody agrees to what he has not seen.
        if (asFault(error).code === 'conflict') onAnswer(await getMe());
        throw error;
      }
    });
  const trouble = fault ? <Notice kind="wrong" icon={fault.kind === 'offline' ? 'offline' : 'alert'} title={fault.message} /> : null;
  if (asking) {
    return (
      <>
        {trouble}
        <Ask title="以后不再给您发廉政提醒" keep="再看一眼" act="不再接收" working={working ? '正在记下' : null} onKeep={() => setAsking(false)} onAct={() => answer(false)}>
          已经排上的也不发了。绑定还在，发过的还能看。想收的时候，回到这里点“同意接收”。
        </Ask>
      </>
    );
  }
  const agree = (
    <Button kind="plain" working={working ? '正在记下' : null} onTap={() => answer(true)}>
      同意接收
    </Button>
  );
  return (
    <Box className="card gap-top">
      <Heading level={2} className="heading">
        {titles[consent]}
      </Heading>
      <Box>{consentText.text}</Box>
      <Box className="note gap-bottom">说明文字 {consentText.version} 版</Box>
      {consent === 'given' ? (
        <Button kind="plain" onTap={() => setAsking(true)}>
          不再接收
        </Button>
      ) : consent === 'revoked' ? (
        agree
      ) : (
        <Box className="bar__pair">
          <Button kind="plain" working={working ? '正在记下' : null} onTap={() => answer(false)}>
            不同意
          </Button>
          {agree}
        </Box>
      )}
      {trouble}
    </Box>
  );
}
