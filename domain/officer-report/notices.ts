import { officerReportInboxTexts } from '../../templates';
import { defineTemplates } from '../kernel';

// Told before reports were clues: inbox and ledger still show it.
defineTemplates(officerReportInboxTexts, { listed: false });
