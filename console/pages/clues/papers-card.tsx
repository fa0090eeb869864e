import { Button, Dropdown } from 'antd';
import { ChevronDown, FileText } from 'lucide-react';
import { useState } from 'react';
import { paperKindLabels, paperStateLabels, paperSummary, type PaperKind } from '../../../contracts/clue-paper';
import type { ClueDetail } from '../../../contracts/clue-registry';
import { usePaperOffers } from '../../api/clue-papers';
import { useList } from '../../api/use-list';
import { dayWords } from '../../parts/dates';
import { LightTag } from '../../parts/light';
import { useNow } from '../../parts/now';
import { Card, Tag } from '../../parts/page';
import { DraftDialog } from '../clue-papers/draft-dialog';
import { PaperDialog } from '../clue-papers/paper-dialog';

/** The documents of this clue, and those that have their place now; a late one is offered its urging letter. */
export function PapersCard({ detail }: { detail: ClueDetail }) {
  const now = useNow();
  const list = useList('clue-papers', '/clue-papers', { clueId: detail.id }, paperSummary, 50);
  const offers = usePaperOffers(detail.id).data?.items ?? [];
  const urgent = offers.find((one) => one.urgent);
  const [drafting, setDrafting] = useState<PaperKind | null>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <Card
      title="文书"
      className="padded"
      acts={
        offers.length > 0 ? (
          <Dropdown trigger={['click']} menu={{ items: offers.map(({ kind, label }) => ({ key: kind, label })), onClick: ({ key }) => setDrafting(key as PaperKind) }}>
            <Button size="small">
              拟文书
              <ChevronDown size={15} aria-hidden="true" />
            </Button>
          </Dropdown>
        ) : null
      }
    >
      {urgent ? (
        <div className="paper-urgent">
          <LightTag light="red" />
          <span className="grow">这一步已经逾期，可以发{urgent.label}。</span>
          <Button size="small" onClick={() => setDrafting(urgent.kind)}>
            拟{urgent.label}
          </Button>
        </div>
      ) : null}
      {list.items.length === 0 ? <p className="muted">还没有文书。</p> : null}
      <ul className="papers">
        {list.items.map(({ id, kind, number, state, day, drafter }) => (
          <li key={id}>
            <button type="button" onClick={() => setOpenId(id)}>
              <FileText size={17} aria-hidden="true" />
              <b className="grow">{paperKindLabels[kind]}</b>
              <span className="number">{number ?? '签发时编号'}</span>
              <Tag>{paperStateLabels[state]}</Tag>
              <span className="muted small">
                {drafter.name}　{dayWords(day, now)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {drafting ? (
        <DraftDialog
          kind={drafting}
          about={{ type: 'clue', clueId: detail.id }}
          onClose={() => setDrafting(null)}
          onDrafted={({ id }) => {
            setDrafting(null);
            setOpenId(id);
          }}
        />
      ) : null}
      {openId ? <PaperDialog key={openId} id={openId} onClose={() => setOpenId(null)} /> : null}
    </Card>
  );
}
