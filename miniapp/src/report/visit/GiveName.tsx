import { useState } from 'react';
import type { ReportVisit } from '../../../../contracts/clue-report';
import { Button } from '../../ui/Button';
import { Box, Heading } from '../../ui/elements';
import { Notice } from '../../ui/Notice';
import { giveName } from '../api/reports';
import { emptyIdentity, identityFrom, identityProblems } from '../logic/draft';
import { Identity } from '../ui/Identity';
import { useAct } from '../ui/useAct';

/** Later than the report, and for good: a name that was given is not taken back. */
export function GiveName({ receiptCode, onAnswer }: { receiptCode: string; onAnswer: (visit: ReportVisit) => void }) {
  const [open, setOpen] = useState(false);
  const [identity, setIdentity] = useState(emptyIdentity);
  const [checked, setChecked] = useState(false);
  const { working, fault, run } = useAct();
  const found = identityProblems(identity);
  const refused = Object.fromEntries((fault?.fields ?? []).map(({ path, message }) => [path, message]));
  const send = () => {
    setChecked(true);
    if (Object.keys(found).length > 0) return;
    void run('正在提交', async (task) => onAnswer(await giveName({ receiptCode, task, identity: identityFrom(identity) })));
  };
  return (
    <Box className="card gap-top">
      <Heading level={2} className="heading heading--close">
        想好了，留下名字
      </Heading>
      <Box className="quiet gap-bottom">留了名字查得更快，也能打电话核实。留了就收不回，想好再写。</Box>
      {open ? (
        <Box className="appears">
          <Identity identity={identity} problems={{ ...(checked ? found : {}), ...refused }} change={(changes) => setIdentity((before) => ({ ...before, ...changes }))} />
          {fault ? <Notice kind="wrong" icon="alert" title={fault.message} /> : null}
          <Box className="bar__pair gap-top">
            <Button kind="plain" onTap={() => setOpen(false)}>
              先不留
            </Button>
            <Button kind="plain" working={working} onTap={send}>
              留下名字
            </Button>
          </Box>
        </Box>
      ) : (
        <Button kind="plain" onTap={() => setOpen(true)}>
          我要留名
        </Button>
      )}
    </Box>
  );
}
