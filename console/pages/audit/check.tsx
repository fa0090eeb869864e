import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { auditReport } from '../../../contracts/audit';
import { ask } from '../../api/client';
import { LightTag } from '../../parts/light';
import { FormFault } from '../../parts/notice';
import { countWords } from '../../parts/numbers';
import { Card } from '../../parts/page';
import { useAct } from '../../parts/use-act';

const findingsShown = 50;

export function Check() {
  const [report, setReport] = useState<z.infer<typeof auditReport> | null>(null);
  const check = useAct({ act: () => ask('/audit/check', { method: 'POST', answer: auditReport }), refresh: ['audit'], then: setReport });
  return (
    <Card title="核对">
      <div className="padded-form">
        {report ? (
          <p className="row">
            <LightTag light={report.ok ? 'green' : 'red'} word={report.ok ? '完整' : '有问题'} />
            <span className="muted">
              {countWords(report.subjects)} 件事，{countWords(report.anchors)} 个锚点
            </span>
          </p>
        ) : (
          <p className="muted">把全部记录从头核一遍。记录多的话要等一会儿。</p>
        )}
        {report && report.findings.length > 0 ? (
          <ul className="calls">
            {report.findings.slice(0, findingsShown).map((finding, index) => (
              <li key={index}>
                <b>{finding.problem}</b>
                <div className="hash">
                  {finding.collection} {finding.id}
                </div>
              </li>
            ))}
            {report.findings.length > findingsShown ? <li className="muted">还有 {countWords(report.findings.length - findingsShown)} 处，请在服务器上运行 npm run audit:verify 看全部。</li> : null}
          </ul>
        ) : null}
        <FormFault error={check.error} />
        <div className="act-buttons">
          <Button type="primary" loading={check.busy} onClick={() => check.run(undefined)}>
            {check.busy ? '正在核对' : '现在核对'}
          </Button>
        </div>
      </div>
    </Card>
  );
}
