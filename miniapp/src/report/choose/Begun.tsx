import { useState, type ReactNode } from 'react';
import { instantWords } from '../../logic/days';
import { Button } from '../../ui/Button';
import { Box, Heading } from '../../ui/elements';
import { hasWords } from '../logic/draft';
import { pinPattern } from '../logic/pin';
import { goReceipt, goWrite } from '../platform/move';
import { dropKept, keptDraft, openKept } from '../store/kept';
import { forgetAll, remember, useMemory } from '../store/memory';
import { PinField } from '../ui/PinField';

/** What was begun: a receipt not yet written down, a draft in memory, or one kept on this phone under a PIN. */
export function Begun() {
  const { receipt, draft } = useMemory();
  if (receipt) {
    return (
      <Card title="您的回执码还没有记好" words="对过一组数字才算记好。">
        <Button kind="plain" onTap={goReceipt}>
          回去记
        </Button>
      </Card>
    );
  }
  if (draft && hasWords(draft)) {
    return (
      <Card title="您写了一半，还在" words={draft.named ? '写的是实名反映。' : '写的是匿名反映。'}>
        <Box className="bar__pair">
          <Button kind="plain" onTap={forgetAll}>
            不要了，清掉
          </Button>
          <Button kind="plain" onTap={goWrite}>
            接着写
          </Button>
        </Box>
      </Card>
    );
  }
  return <OnPhone />;
}

function Card({ title, words, children }: { title: string; words: string; children: ReactNode }) {
  return (
    <Box className="card gap-bottom">
      <Heading level={2} className="heading heading--close">
        {title}
      </Heading>
      <Box className="quiet gap-bottom">{words}</Box>
      {children}
    </Box>
  );
}

function OnPhone() {
  const [kept, setKept] = useState(keptDraft);
  const [pin, setPin] = useState('');
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (!kept) return problem ? <Card title="草稿已经删掉" words={problem} children={null} /> : null;
  const open = async () => {
    setWorking(true);
    setProblem(null);
    const opened = await openKept(kept, pin);
    setWorking(false);
    setPin('');
    if (!('triesLeft' in opened)) {
      remember({ draft: opened });
      return goWrite();
    }
    setProblem(opened.triesLeft > 0 ? `数字不对，还能试 ${opened.triesLeft} 次，再错就删掉。` : '数字错了 5 次，为了您的安全，已经删掉。');
    setKept(keptDraft());
  };
  const drop = () => {
    dropKept();
    setKept(null);
  };
  return (
    <Card title="这部手机上存着一份草稿" words={`留到 ${instantWords(new Date(kept.locked.until).toISOString(), new Date())}，到时就删。`}>
      <PinField id="open-pin" label="存的时候设的 6 位数字" value={pin} problem={problem} onInput={setPin} />
      <Box className="bar__pair gap-top">
        <Button kind="plain" onTap={drop}>
          不要了，删掉
        </Button>
        <Button kind="plain" off={pinPattern.test(pin) ? null : '请写 6 位数字'} working={working ? '正在打开' : null} onTap={() => void open()}>
          打开草稿
        </Button>
      </Box>
    </Card>
  );
}
