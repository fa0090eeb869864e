import { useState } from 'react';
import { dayWords } from '../../logic/days';
import { goHome } from '../../platform/places';
import { Ask } from '../../ui/Ask';
import { Button } from '../../ui/Button';
import { Box, Heading, Words } from '../../ui/elements';
import { Empty } from '../../ui/Empty';
import { Icon } from '../../ui/Icon';
import { Timeline } from '../../ui/Timeline';
import { groupsOf, whyNotLeave } from '../logic/code';
import { forgetAll, useMemory } from '../store/memory';
import { CodeGroups } from '../ui/CodeGroups';
import { ReportPage } from '../ui/ReportPage';
import { SlowRead } from '../ui/SlowRead';
import { SavePicture } from './SavePicture';
import { TypeBack } from './TypeBack';

const leave = () => {
  forgetAll();
  goHome();
};

/** The code is shown once. It is left only after one of its groups was typed back; then nothing of it remains here. */
export default function Receipt() {
  const { receipt } = useMemory();
  return receipt ? <Shown receipt={receipt} /> : <Gone />;
}

function Shown({ receipt }: { receipt: NonNullable<ReturnType<typeof useMemory>['receipt']> }) {
  const groups = groupsOf(receipt.receiptCode);
  const [at] = useState(() => Math.floor(Math.random() * groups.length));
  const [typed, setTyped] = useState('');
  const [asking, setAsking] = useState<'leave' | 'clear' | null>(null);
  const { day, workingDays } = receipt.acceptBy;
  const wrong = typed.length === 4 && typed !== groups[at];
  const bar = asking ? (
    <Ask
      title="离开后，这个码再也看不到"
      keep="再看一眼"
      act={asking === 'leave' ? '记好了，离开' : '清掉，离开'}
      onKeep={() => setAsking(null)}
      onAct={leave}
    >
      请确认 16 位数字都抄在纸上了。
    </Ask>
  ) : (
    <Button kind="fill" off={whyNotLeave(groups[at] ?? '', typed)} onTap={() => setAsking('leave')}>
      记好了，离开
    </Button>
  );
  return (
    <ReportPage first onBack={() => setAsking('clear')} onClear={() => setAsking('clear')} bar={bar}>
      <Heading level={1} className="title">
        已经交给我们了
      </Heading>
      <Box className="quiet gap-bottom">
        请记下这个回执码。它<Words className="strong ink">只显示这一次</Words>，我们这里也没有第二份。
      </Box>
      <Box className="card code-card">
        <Box className="row row--between gap-small">
          <Words className="strong">{receipt.named ? '实名回执码' : '匿名回执码'}</Words>
          <Words className="note">共 4 组 16 位</Words>
        </Box>
        <CodeGroups groups={groups} />
        <SavePicture groups={groups}>
          <SlowRead groups={groups} />
        </SavePicture>
      </Box>
      <TypeBack number={at + 1} typed={typed} wrong={wrong} onInput={setTyped} />
      <Box className="card gap-top">
        <Heading level={2} className="heading">
          以后凭码能做什么
        </Heading>
        <Timeline
          items={[
            { key: 'accept', state: 'now', strong: true, title: `${dayWords(day, new Date())} 前`, lines: ['我们答复是否受理，凭码来看', `${workingDays} 个工作日内`] },
            { key: 'any', state: 'todo', title: '随时', lines: [receipt.named ? '答我们的提问，补充证据' : '答我们的提问，补充证据，想好了也可以再留名'] },
          ]}
        />
        <Box className="card__foot">
          <Icon name="calendar" />
          <Words className="grow">周六、周日和法定节假日不算工作日</Words>
        </Box>
      </Box>
      <Box className="assurance">
        <Icon name="shield" />
        <Box className="grow">我们不会打电话找您要回执码。谁要都别给。</Box>
      </Box>
    </ReportPage>
  );
}

function Gone() {
  return (
    <ReportPage>
      <Empty
        alone
        title="回执码只显示一次"
        action={
          <Button kind="plain" onTap={goHome}>
            回首页
          </Button>
        }
      >
        这里已经没有了，我们也没有第二份。记下了的，凭码随时能查。
      </Empty>
    </ReportPage>
  );
}
