import { useState } from 'react';
import type { ReportVisit } from '../../../../contracts/clue-report';
import { Button } from '../../ui/Button';
import { Box, TextField } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { FieldError } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { visit } from '../api/reports';
import { emptyCode, groupLength, spreadCode, whyNotAsk } from '../logic/code';
import { forgetAll } from '../store/memory';
import { ReportPage } from '../ui/ReportPage';
import { useAct } from '../ui/useAct';
import { VisitView } from './VisitView';

const names = ['第一组', '第二组', '第三组', '第四组'];

/** Back with the code, from any device. The code is in this page's memory as long as it shows, and nowhere else. */
export default function Visit() {
  const [groups, setGroups] = useState<readonly string[]>(emptyCode);
  const [at, setAt] = useState(0);
  const [found, setFound] = useState<ReportVisit | null>(null);
  const { working, fault, run } = useAct();
  const receiptCode = groups.join('');
  const forget = () => {
    setGroups(emptyCode);
    setFound(null);
  };
  const clear = () => {
    forget();
    forgetAll();
  };
  if (found) return <VisitView receiptCode={receiptCode} visit={found} onAnswer={setFound} onLeave={forget} onClear={clear} />;

  const type = (index: number, typed: string) => {
    const next = spreadCode(groups, index, typed);
    setGroups(next);
    const open = next.findIndex((group) => group.length < groupLength);
    if (next[index]?.length === groupLength && open > index) setAt(open);
  };
  const ask = () => run('正在查', async (task) => setFound(await visit({ receiptCode, task })));
  const problem = fault ? (fault.kind === 'offline' ? '没有网。号码还在这里，连上网再点一次。' : fault.kind === 'busy' ? '服务器忙。号码还在这里，请再点一次。' : fault.message) : null;
  return (
    <ReportPage
      onClear={clear}
      bar={
        <Button kind="fill" off={whyNotAsk(groups)} working={working} onTap={() => void ask()}>
          查看
        </Button>
      }
    >
      <PageHead title="凭回执码查看">提交时给您的 16 位数字，一组四位。</PageHead>
      <Box className="code-fields" role="group" label="回执码，16 位数字，分四组">
        {groups.map((group, index) => (
          <Box key={names[index]} className={problem ? 'field field--wrong' : 'field'}>
            <TextField
              className="field__input"
              label={`${names[index]}，四位数字`}
              keyboard="digits"
              maxLength={24}
              value={group}
              wrong={problem !== null}
              describedBy="code-problem"
              focused={at === index && index > 0}
              onInput={(typed) => type(index, typed)}
            />
          </Box>
        ))}
      </Box>
      <FieldError id="code-problem">{problem}</FieldError>
      <Box className="assurance">
        <Icon name="shield" />
        <Box className="grow">码不会存在这部手机上，离开就忘掉。请别让浏览器或输入法替您记。</Box>
      </Box>
    </ReportPage>
  );
}
