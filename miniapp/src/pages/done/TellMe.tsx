import { useEffect, useState, type ReactNode } from 'react';
import { asFault } from '../../api/fault';
import { subscribeToAnswer, wechatOffer } from '../../api/own-data';
import { askToTell } from '../../platform/subscription';
import { changeEntry, type Entry } from '../../store/entries';
import { Box, Tap } from '../../ui/elements';
import { Icon } from '../../ui/Icon';

/** 有了答复告诉我: only in WeChat, and only where the commission has somebody who can tell. */
export function TellMe({ entry, receiptCode }: { entry: Entry; receiptCode: string }) {
  const [template, setTemplate] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const [said, setSaid] = useState('只发这一件事，一次有效。微信会知道您订阅了。');

  useEffect(() => {
    if (askToTell) wechatOffer().then((offer) => setTemplate(offer.answerTemplateId), asFault);
  }, []);

  if (entry.subscribed) return <Card title="有了答复，微信告诉您" words="已经订阅，一次有效。凭回执号也随时可以查。" />;
  if (!askToTell || template === null) return null;
  const subscribe = async () => {
    if (!askToTell) return;
    setWorking(true);
    try {
      const loginCode = await askToTell(template);
      if (loginCode === null) setSaid('没有订阅。凭回执号随时可以查。');
      else {
        await subscribeToAnswer({ receiptCode, loginCode });
        changeEntry(entry.id, (kept) => ({ ...kept, subscribed: true }));
      }
    } catch (error) {
      setSaid(asFault(error).message);
    } finally {
      setWorking(false);
    }
  };
  return (
    <Card title="有了答复告诉我" words={said}>
      <Tap className="pill pill--act" busy={working} onTap={() => void subscribe()} label="有了答复，用微信告诉我">
        {working ? '正在订阅' : '告诉我'}
      </Tap>
    </Card>
  );
}

function Card({ title, words, children }: { title: string; words: string; children?: ReactNode }) {
  return (
    <Box className="card tell gap-top">
      <Icon name="bell" size="large" />
      <Box className="grow">
        <Box className="strong">{title}</Box>
        <Box className="note" role="status">
          {words}
        </Box>
      </Box>
      {children}
    </Box>
  );
}
