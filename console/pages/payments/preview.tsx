import { Button } from 'antd';
import type { PaymentListSummary } from '../../../contracts/disbursement';
import { paymentListsRefresh, publishList, usePreview } from '../../api/payments';
import { dayWords } from '../../parts/dates';
import { yuanWords } from './yuan';
import { Failure, FormFault, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { countWords } from '../../parts/numbers';
import { Panel } from '../../parts/panel';
import { useAct } from '../../parts/use-act';

/** 群众看到的样子, before anybody sees it. */
export function Preview({ list, onClose }: { list: PaymentListSummary; onClose: () => void }) {
  const now = useNow();
  const preview = usePreview(list.id);
  const publish = useAct({ act: publishList, refresh: paymentListsRefresh, done: '已公开' });
  const again = list.state === 'published';
  const shown = preview.data;
  return (
    <Panel
      label="群众看到的样子"
      onClose={onClose}
      head={
        <>
          <h2>{list.programme.name}</h2>
          <span className="muted">{`${list.village.name}　${list.year} 年 ${list.batch}`}</span>
        </>
      }
      foot={
        list.abilities.publish && (!again || list.changed) ? (
          <Button type="primary" loading={publish.busy} onClick={() => publish.run({ id: list.id, version: list.version })}>
            {again ? '照现在的再公开一次' : '公开这份名单'}
          </Button>
        ) : undefined
      }
    >
      <FormFault error={publish.error} />
      <p className="about">{again && !list.changed ? '现在公开的就是这样。' : '公开以后，群众看到的就是这样。'}</p>
      {preview.error ? <Failure error={preview.error} again={() => void preview.refetch()} /> : null}
      {shown ? (
        <>
          <p>{shown.list.households === null || shown.list.amount === null ? '不足 3 户，不公布数字。' : `${countWords(shown.list.households)} 户，共 ${yuanWords(shown.list.amount)} 元。`}</p>
          {shown.list.byName ? (
            <table className="facts dense" aria-label="群众看到的名单">
              <thead>
                <tr>
                  <th scope="col">姓名</th>
                  <th scope="col">组</th>
                  <th scope="col" className="right">
                    实发（元）
                  </th>
                  <th scope="col">发放</th>
                </tr>
              </thead>
              <tbody>
                {shown.items.map((row) => (
                  <tr key={row.id}>
                    <td>{row.name}</td>
                    <td>{row.group}</td>
                    <td className="right">{yuanWords(row.paid)}</td>
                    <td>
                      {dayWords(row.day, now)}
                      {row.card ? <span className="second">{row.card}</span> : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          ) : (
            <p className="muted">这个项目涉及隐私，只公布合计，不列名字。</p>
          )}
          {shown.more > 0 ? <p className="muted">{`还有 ${countWords(shown.more)} 条，样子相同。`}</p> : null}
          <p className="muted">不满 3 户的组不写组名。</p>
        </>
      ) : preview.error ? null : (
        <Skeleton />
      )}
    </Panel>
  );
}
