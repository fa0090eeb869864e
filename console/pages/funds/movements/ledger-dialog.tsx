import { useState, type ComponentProps } from 'react';
import type { z } from 'zod';
import { fundRefresh } from '../../../api/funds';
import { ActDialog } from '../../../parts/act-dialog';
import { FilesField } from './fields';

type Frame<S extends z.ZodType, O> = Omit<ComponentProps<typeof ActDialog<S, O>>, 'about' | 'refresh' | 'done' | 'submit' | 'backLabel' | 'width'>;

interface LedgerDialogProps<S extends z.ZodType, O> extends Frame<S, O> {
  /** What it is copied from, e.g. 拨款通知. */
  source: string;
  /** What is attached, e.g. 拨款通知、审核表. */
  papers: string;
}

/** A line of the ledger, with its papers: written once, put right only by a line against it. */
export function LedgerDialog<S extends z.ZodType, O>({ source, papers, children, ...form }: LedgerDialogProps<S, O>) {
  const [busy, setBusy] = useState(false);
  return (
    <ActDialog<S, O> {...form} about={`照${source}记。记了不能改，错了用冲正。`} refresh={fundRefresh} done="记好了" submit={busy ? '附件还在传' : '记下'} backLabel="先不记" width={640}>
      {children}
      <FilesField what={papers} onBusy={setBusy} />
    </ActDialog>
  );
}
