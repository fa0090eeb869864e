import { Button } from 'antd';
import { Printer } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { destructionGroundLabels, type ClueDestructionView } from '../../../contracts/clue-retention';
import { ApiError } from '../../api/client';
import { useDestruction } from '../../api/clue-retention';
import { dayWords, shanghaiDay } from '../../parts/dates';
import { Empty, Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Facts, Page } from '../../parts/page';

/** One proof on a sheet of paper, to be filed. */
export default function ClueDestructionPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useDestruction(id);
  if (error instanceof ApiError && error.code === 'notFound') return <Empty title="没有这份记录" why="地址可能写错了。" action={<Link to="/clues/destroyed">回销毁记录</Link>} />;
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton />;
  return (
    <Page
      title="销毁记录"
      about={data.code}
      narrow
      acts={
        <Button type="primary" icon={<Printer size={16} aria-hidden="true" />} onClick={() => window.print()}>
          打印
        </Button>
      }
    >
      <Sheet proof={data} />
    </Page>
  );
}

/** Not within its year: what is filed says the year of every day. */
const longAgo = new Date(0);

function Sheet({ proof }: { proof: ClueDestructionView }) {
  const now = useNow();
  return (
    <section className="card destruction-sheet long-names">
      <h2>问题线索销毁记录</h2>
      <Facts
        rows={[
          ['线索编号', <b key="code">{proof.code}</b>],
          ['收到', dayWords(proof.receivedOn, longAgo)],
          ['结束', proof.endedOn ? dayWords(proof.endedOn, longAgo) : '备份里还没有结束'],
          ['销毁', dayWords(proof.destroyedOn, longAgo)],
          ['为什么销毁', destructionGroundLabels[proof.ground]],
          ['谁定的', proof.by.length === 2 ? `${proof.by[0]}申请，${proof.by[1]}批准` : '系统按保存期限自动销毁'],
          ['密文的 SHA-256', <span key="sha" className="sha">{proof.sha256}</span>],
        ]}
      />
      <p>这件线索的密钥已经销毁，内容、附件、对话和反映人身份在数据库和全部备份里都打不开，回执码查不到。上面这串字由销毁的密文算出，日后见到副本，可以核对是不是这一件。</p>
      <p className="destruction-foot">打印于 {dayWords(shanghaiDay(now), longAgo)}</p>
    </section>
  );
}
