import { App, Button } from 'antd';
import { Printer, Upload } from 'lucide-react';
import { useState } from 'react';
import { bindingState, bindingStateLabels, consentState, consentStateLabels, followerSummary, invitedKind, inviteMost, type InvitationSheet, type Invited } from '../../../contracts/follower';
import { personKindLabels } from '../../../contracts/person';
import { followersRefresh, nextSheet, useFollowerCounts, withdrawInvitation } from '../../api/followers';
import { useOrganisationTree } from '../../api/organisations';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { Export } from '../../parts/export';
import { Filter, SearchBox } from '../../parts/filter';
import { ImportDialog } from '../../parts/import-dialog';
import { ListTable } from '../../parts/list-table';
import { Empty, Failure, faultWords, FormFault } from '../../parts/notice';
import { countWords } from '../../parts/numbers';
import { Page } from '../../parts/page';
import { useAct } from '../../parts/use-act';
import { oneOf, useFilters } from '../../parts/use-filters';
import { columnsOf, invitable, type Row } from './columns';
import { InviteDialog, LeftOut, UnbindDialog } from './dialogs';
import { Figures } from './figures';
import { Slips } from './slips';
import { StaffHoursDialog } from './staff-hours';

const states = bindingState.options.map((value) => ({ value, label: bindingStateLabels[value] }));
const consents = consentState.options.map((value) => ({ value, label: consentStateLabels[value] }));
const kinds = invitedKind.options.map((value) => ({ value, label: personKindLabels[value] }));
const onPage = 50;

/** Who is bound to the official account and who is not yet; what was just made to be printed takes the page's place. */
export default function FollowersPage() {
  const { message } = App.useApp();
  const [sheet, setSheet] = useState<InvitationSheet | null>(null);
  const [leftOut, setLeftOut] = useState<Invited['leftOut']>([]);
  const next = useAct({
    act: () => nextSheet().catch((error: unknown) => void message.error(faultWords(error))),
    refresh: followersRefresh,
    then: (made) => {
      if (made) setSheet(made.items.length > 0 ? made : null);
    },
  });
  const invited = (made: Invited, by: 'print' | 'sms') => {
    if (by === 'print' && made.items.length > 0) setSheet({ items: made.items, left: 0 });
    if (by === 'sms' && made.items.length > 0) void message.success(`给 ${countWords(made.items.length)} 人的短信已排上，送到没有看送达台账`);
    setLeftOut(made.leftOut);
  };
  return (
    <>
      {sheet ? (
        <Slips key={sheet.items[0]?.code} slips={sheet.items} left={sheet.left} busy={next.busy} onNext={() => next.run(undefined)} onClose={() => setSheet(null)} />
      ) : (
        <FollowerList printing={next.busy} onPrint={() => next.run(undefined)} onInvited={invited} />
      )}
      {leftOut.length > 0 ? <LeftOut leftOut={leftOut} onClose={() => setLeftOut([])} /> : null}
    </>
  );
}

function FollowerList({ printing, onPrint, onInvited }: { printing: boolean; onPrint: () => void; onInvited: (invited: Invited, by: 'print' | 'sms') => void }) {
  const { abilities } = useSession();
  const filters = useFilters();
  const counts = useFollowerCounts();
  const tree = useOrganisationTree();
  const units = (tree.data?.items ?? []).filter(({ kind }) => kind === 'department' || kind === 'town').map(({ id, name }) => ({ value: id, label: name }));
  const query = { organisationId: filters.get('organisation'), state: oneOf(filters.get('state'), bindingState.options), consent: oneOf(filters.get('consent'), consentState.options), kind: oneOf(filters.get('kind'), invitedKind.options), text: filters.get('text') };
  const list = useList('followers', '/followers', query, followerSummary, onPage);
  const rows: Row[] = list.items.map((item) => ({ ...item, id: item.personId }));
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const [dialog, setDialog] = useState<'invite' | 'import' | 'staffHours' | Row | null>(null);
  const withdraw = useAct({ act: (row: Row) => withdrawInvitation(row.invitation?.id ?? ''), refresh: followersRefresh, done: '已收回，码作废了' });
  const close = () => setDialog(null);
  const choose = (some: readonly Row[], on: boolean) =>
    setChosen((before) => {
      const after = new Map(before);
      for (const row of some) {
        if (on) after.set(row.id, row.name);
        else after.delete(row.id);
      }
      return after;
    });
  const columns = columnsOf({ chosen: new Set(chosen.keys()), choose, open: rows.filter(invitable), onWithdraw: withdraw.run, onUnbind: setDialog });
  const filtered = Object.values(query).some((value) => value !== undefined);
  return (
    <Page
      title="公众号绑定"
      about="绑定了、同意了，廉政提醒才发到本人微信。"
      acts={
        <>
          {abilities['follower.staffHours'] ? <Button onClick={() => setDialog('staffHours')}>人工接听</Button> : null}
          {abilities['follower.export'] ? <Export path="/followers/export" query={query} name="公众号绑定" /> : null}
          {abilities['follower.invite'] ? (
            <>
              <Button icon={<Upload size={15} aria-hidden="true" />} onClick={() => setDialog('import')}>
                按名单邀请
              </Button>
              <Button type="primary" disabled={chosen.size === 0 || chosen.size > inviteMost} onClick={() => setDialog('invite')}>
                {chosen.size === 0 ? '勾选人，再邀请' : chosen.size > inviteMost ? `一次最多邀请 ${inviteMost} 人` : `邀请勾选的 ${countWords(chosen.size)} 人`}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      {counts.error && !counts.data ? <Failure error={counts.error} again={() => void counts.refetch()} title="数字没有读出来" /> : null}
      {counts.data ? <Figures counts={counts.data} onShow={({ state, consent }) => filters.set({ state, consent, organisation: undefined, kind: undefined, text: undefined })} /> : null}
      {counts.data && counts.data.toPrint > 0 && abilities['follower.invite'] ? (
        <div className="notice flush">
          <Printer size={20} aria-hidden="true" />
          <div>
            <b>按名单邀请的，还有 {countWords(counts.data.toPrint)} 张邀请单没有打印</b>
            <p>打印时才出码，码只显示一次。</p>
          </div>
          <Button loading={printing} onClick={onPrint}>
            {printing ? '正在出码' : '出码并打印'}
          </Button>
        </div>
      ) : null}
      <FormFault error={withdraw.error} />
      <div className="filters">
        <Filter label="绑定" value={query.state} options={states} onChange={(state) => filters.set({ state })} />
        <Filter label="接收提醒" value={query.consent} options={consents} onChange={(consent) => filters.set({ consent })} />
        <Filter label="单位" value={query.organisationId} options={units} onChange={(organisation) => filters.set({ organisation })} search />
        <Filter label="身份" value={query.kind} options={kinds} onChange={(kind) => filters.set({ kind })} />
        <SearchBox label="姓名或工号开头" value={query.text} onChange={(text) => filters.set({ text })} />
      </div>
      <section className="card table-card">
        <ListTable
          label="公众号绑定"
          list={{ ...list, items: rows }}
          columns={columns}
          empty={filtered ? <Empty title="这里没有人" why="换一个条件，或去掉筛选再看。" /> : <Empty title="还没有干部和信息员" why="先在“人员”里录入或导入，再回来邀请。" />}
        />
      </section>
      {dialog === 'invite' ? (
        <InviteDialog
          people={[...chosen].map(([id, name]) => ({ id, name }))}
          sms={counts.data?.sms ?? false}
          onDone={(made, by) => {
            setChosen(new Map());
            onInvited(made, by);
          }}
          onClose={close}
        />
      ) : null}
      {dialog === 'staffHours' ? <StaffHoursDialog onClose={close} /> : null}
      {dialog === 'import' ? <ImportDialog kind="invitations" refresh={followersRefresh} onClose={close} /> : null}
      {dialog !== null && typeof dialog === 'object' ? <UnbindDialog row={dialog} onClose={close} /> : null}
    </Page>
  );
}
