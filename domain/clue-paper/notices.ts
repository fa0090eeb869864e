import { paperInboxTexts } from '../../templates';
import { defineTemplates } from '../kernel';

defineTemplates(paperInboxTexts, { listed: false });
