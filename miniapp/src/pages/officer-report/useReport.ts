import { useState } from 'react';
import type { OfficerDraft } from '../../../../contracts/officer-report';
import { asFault, type ApiFault } from '../../api/fault';
import type { OfficerReportSubmitted } from '../../api/guards-officer-report';
import { saveOfficerDraft, submitOfficerReport } from '../../api/officer-report';
import { draftFrom, fieldsOf, type ReportDraft } from '../../logic/officer-report';

type Working = 'saving' | 'submitting' | null;

/** What stands on the page, and what became of it. Nothing that was typed goes before it has arrived. */
export function useReport(known: OfficerDraft) {
  const [draft, setDraft] = useState(() => draftFrom(known));
  const [saved, setSaved] = useState(known.draft);
  const [open, setOpen] = useState(known.open);
  const [working, setWorking] = useState<Working>(null);
  const [fault, setFault] = useState<ApiFault | null>(null);
  const [said, setSaid] = useState('');
  const [receipt, setReceipt] = useState<OfficerReportSubmitted | null>(null);
  // Handed in, and no answer came: it may be there. Asked again without saving, the same report answers.
  const [unsure, setUnsure] = useState(false);

  const run = async (what: Working, act: () => Promise<void>) => {
    setWorking(what);
    setFault(null);
    setSaid('');
    try {
      await act();
    } catch (error) {
      setFault(asFault(error));
    } finally {
      setWorking(null);
    }
  };
  const keep = async () => {
    const kept = await saveOfficerDraft(fieldsOf(draft));
    setSaved(kept.draft);
    setOpen(kept.open);
  };
  const save = () =>
    run('saving', async () => {
      await keep();
      setSaid('存下了。在公众号里回“报事”也能接着写。');
    });
  const submit = () =>
    run('submitting', async () => {
      if (!unsure) await keep();
      setUnsure(true);
      try {
        setReceipt(await submitOfficerReport());
      } catch (error) {
        setUnsure(asFault(error).kind !== 'refused');
        throw error;
      }
    });
  const change = (changes: Partial<ReportDraft>) => {
    setFault(null);
    setSaid('');
    setDraft((before) => ({ ...before, ...changes }));
  };
  return { draft, change, saved, open, working, fault, said, receipt, unsure, save: () => void save(), submit: () => void submit() };
}
