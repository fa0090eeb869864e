import { useState } from 'react';
import { instantWords } from '../../logic/days';
import { Button } from '../../ui/Button';
import { Box, Tap } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Section } from '../../ui/Section';
import type { ReportDraft } from '../logic/draft';
import { pinPattern } from '../logic/pin';
import { keepDraft } from '../store/kept';
import { PinField } from '../ui/PinField';

/** Only on request: the draft on this phone, under six digits, for a day; and how weak they are. */
export function Keep({ draft }: { draft: ReportDraft }) {
  const [open, setOpen] = useState(false);
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [working, setWorking] = useState(false);
  const [said, setSaid] = useState('');
  const different = again.length === pin.length && again !== pin;
  const off = pinPattern.test(pin) ? (again === pin ? null : different ? '两次写的不一样' : '请把 6 位数字再写一遍') : '请设 6 位数字';
  const keep = async () => {
    setWorking(true);
    try {
      const until = await keepDraft(draft, pin);
      setSaid(`存下了，留到 ${instantWords(new Date(until).toISOString(), new Date())}。之后改的，要再存一次。`);
      setOpen(false);
    } catch {
      setSaid('没有存成：这个浏览器不让存东西。写的还在这一页上。');
    } finally {
      setWorking(false);
      setPin('');
      setAgain('');
    }
  };
  return (
    <Section title="一次写不完？">
      <Box className="quiet">草稿只在这个页面里，关掉就没有了。</Box>
      <Box role="status" className="said">
        {said}
      </Box>
      {open ? (
        <Box className="card appears">
          <Box className="quiet gap-small">加密后在这部手机上留 24 小时。6 位数字不难试：谁拿走手机、又懂技术，就能打开。不放心就别存。忘了数字，草稿就找不回。</Box>
          <PinField id="pin" label="设 6 位数字" value={pin} problem={null} onInput={setPin} />
          <PinField id="pin-again" label="再写一遍" value={again} problem={different ? '两次写的不一样。' : null} onInput={setAgain} />
          <Box className="bar__pair gap-top">
            <Button kind="plain" onTap={() => setOpen(false)}>
              不存了
            </Button>
            <Button kind="plain" off={off} working={working ? '正在加密' : null} onTap={() => void keep()}>
              存 24 小时
            </Button>
          </Box>
        </Box>
      ) : (
        <Tap className="link" onTap={() => setOpen(true)}>
          <Icon name="lock" />
          加密存在这部手机上
        </Tap>
      )}
    </Section>
  );
}
