import { bindingMessages } from '../../templates';
import { defineTemplates } from '../kernel';

defineTemplates(bindingMessages);
