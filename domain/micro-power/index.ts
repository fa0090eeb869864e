import './policy';
import './subscribers';

export { PowerCaseModel, type PowerCase } from './case-model';
export { presentCase } from './case-present';
export { caseVillages, eachCase, listCases, listPublicCases, showCase } from './case-queries';
export { defaultPowers } from './defaults';
export { powerDocument } from './document';
export { listPowers, restorePower, savePower, showPower } from './edit';
export { answerObjection, objectToStep } from './objections';
export { openCase } from './open-case';
export { listPublicPowers, showPublicPower } from './public-list';
export { offerCase, releaseCases, returnCase } from './publicity';
export { closeCase, recordStep } from './record';
