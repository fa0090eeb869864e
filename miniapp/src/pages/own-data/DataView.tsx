import { useState } from 'react';
import type { OwnData } from '../../../../contracts/own-data';
import { withdraw } from '../../api/own-data';
import { keptWords, storedRows } from '../../logic/own-data';
import { goHome } from '../../platform/places';
import { Ask } from '../../ui/Ask';
import { Button } from '../../ui/Button';
import { ElderToggle } from '../../ui/ElderToggle';
import { Box, Heading, PhoneLink, Table } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PhoneForm } from './PhoneForm';
import { useOwnData } from './useOwnData';

interface Props {
  receiptCode: string;
  data: OwnData;
  onAnswer: (data: OwnData) => void;
}

type Open = 'phone' | 'withdrawPhone' | 'withdrawWords' | null;

export function DataView({ receiptCode, data, onAnswer }: Props) {
  const now = new Date();
  const [open, setOpen] = useState<Open>(null);
  const { working, fault, said, send } = useOwnData((answer) => {
    setOpen(null);
    onAnswer(answer);
  });
  const takeBack = (what: 'phone' | 'words', done: string) => void send(() => withdraw({ receiptCode, what }), done);
  return (
    <Page
      title="我的信息"
      bar={
        <Button kind="plain" onTap={goHome}>
          回首页
        </Button>
      }
    >
      <Box className="row row--between">
        <Box className="grow">
          <Box className="head__place">凭回执号看到的</Box>
          <Heading level={1} className="title">
            我的信息
          </Heading>
        </Box>
        <ElderToggle />
      </Box>
      <Box role="status" className="said">
        {said}
      </Box>
      <Box className="card">
        <Heading level={2} className="heading">
          存了什么
        </Heading>
        <Table className="table" caption="这次评议存了什么" rows={storedRows(data, now)} />
      </Box>
      <Box className="card">
        <Heading level={2} className="heading">
          谁看得到，存多久
        </Heading>
        {keptWords(data, now).map((words) => (
          <Box className="plain-line" key={words}>
            {words}
          </Box>
        ))}
      </Box>

      {fault && open !== 'phone' ? <Notice kind="wrong" icon="alert" title={fault.message} /> : null}
      {open === 'phone' ? (
        <PhoneForm receiptCode={receiptCode} first={data.phoneMasked === null} working={working} fault={fault} send={send} onBack={() => setOpen(null)} />
      ) : data.canCorrectPhone ? (
        <Act onTap={() => setOpen('phone')}>{data.phoneMasked === null ? '补留电话' : '改电话'}</Act>
      ) : null}
      {open === 'withdrawPhone' ? (
        <Ask
          title="电话马上删除，不再给您打电话"
          keep="再看一眼"
          act="撤回电话"
          working={working ? '正在删除' : null}
          onKeep={() => setOpen(null)}
          onAct={() => takeBack('phone', '电话已经删除。')}
        >
          评议照样办，进展和答复凭回执号看。
        </Ask>
      ) : data.canWithdrawPhone ? (
        <Act onTap={() => setOpen('withdrawPhone')}>撤回电话</Act>
      ) : null}
      {open === 'withdrawWords' ? (
        <Ask
          title="写的话和照片会删掉，找不回来"
          keep="再看一眼"
          act="删掉"
          working={working ? '正在删除' : null}
          onKeep={() => setOpen(null)}
          onAct={() => takeBack('words', '写的话和照片已经删掉。')}
        >
          再评、追评时写的和转给部门的也一起删。满意程度和选的原因不变，照样算数、照样办。提“不同意”时写的理由要用来办，不删。
        </Ask>
      ) : data.canWithdrawWords ? (
        <Act onTap={() => setOpen('withdrawWords')}>撤回写的话和照片</Act>
      ) : null}

      <Box className="assurance">
        <Icon name="shield" />
        <Box className="grow">
          存得不对、删得不对，可以找{data.receivedBy}，也可以打
          <PhoneLink className="link link--inline" number="12388">
            12388
          </PhoneLink>
          反映。
        </Box>
      </Box>
    </Page>
  );
}

function Act({ children, onTap }: { children: string; onTap: () => void }) {
  return (
    <Box className="gap-top">
      <Button kind="plain" onTap={onTap}>
        {children}
      </Button>
    </Box>
  );
}
