import { Button } from 'antd';
import { LockKeyhole } from 'lucide-react';
import { useState } from 'react';
import { openOfficerReportRequest, type OfficerReportDetail, type OfficerReportSummary } from '../../../contracts/officer-report';
import { officerReportRefresh, openOfficerReport } from '../../api/officer-reports';
import { ActDialog } from '../../parts/act-dialog';
import { instantWords } from '../../parts/dates';
import { ReasonField } from '../../parts/fields';
import { useNow } from '../../parts/now';
import { Facts } from '../../parts/page';
import { Panel } from '../../parts/panel';
import { attachmentWords } from './columns';
import { Opened } from './opened';

/** `row`: the report in the list, where the page that is shown has it. */
export function OfficerReportPanel({ id, row, onClose }: { id: string; row: OfficerReportSummary | undefined; onClose: () => void }) {
  const [opened, setOpened] = useState<OfficerReportDetail | null>(null);
  const [asking, setAsking] = useState(false);
  return (
    <Panel
      label="信息员报告详情"
      onClose={onClose}
      head={
        <>
          <span className="muted">信息员报告</span>
          <div className="panel-title">
            <b>{(opened ?? row)?.number}</b>
          </div>
        </>
      }
      foot={
        opened ? null : (
          <Button type="primary" onClick={() => setAsking(true)}>
            看内容
          </Button>
        )
      }
    >
      {opened ? <Opened report={opened} /> : <Sealed row={row} />}
      {asking ? (
        <ActDialog
          title="看内容，记下您的名字和理由"
          about="谁在什么时候、为什么看的，记入审计，看的人都看得到名单。"
          schema={openOfficerReportRequest}
          initial={{ reason: '' }}
          act={openOfficerReport(id)}
          refresh={officerReportRefresh}
          then={setOpened}
          submit="看内容"
          backLabel="先不看"
          onClose={() => setAsking(false)}
        >
          <ReasonField label="为什么看" />
        </ActDialog>
      ) : null}
    </Panel>
  );
}

function Sealed({ row }: { row: OfficerReportSummary | undefined }) {
  const now = useNow();
  return (
    <>
      <div className="sealed">
        <LockKeyhole size={22} aria-hidden="true" />
        <div>
          <b>内容加密存着</b>
          <p className="muted">写了什么、涉及谁、谁报的，写明理由后才看得到。</p>
        </div>
      </div>
      {row ? (
        <div className="panel-section">
          <Facts
            rows={[
              ['村或单位', row.organisation.name],
              ['收到', instantWords(row.submittedAt, now)],
              ['带了什么', attachmentWords(row)],
            ]}
          />
        </div>
      ) : null}
    </>
  );
}
