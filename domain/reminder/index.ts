import './policy';
import './jobs';
import './correction-notice';

export { CampaignModel } from './campaign-model';
export { audienceSize, cancelCampaign, campaignScope, changeCampaign, createCampaign, listCampaigns, showCampaign, submitCampaign } from './campaigns';
export { CorrectionModel } from './correction-model';
export { answerCorrection, correctionScope, listCorrections } from './corrections';
export { dryRun, eachOfDryRun } from './dry-run';
export { showPlan } from './forecast';
export { correctMe, myReminders, readMyReminder } from './own';
export { planReminders, type Planning } from './plan';
export { previewReminder, testReminder } from './preview';
export { listRules, saveLeapDay, saveRule } from './rule-commands';
export { ruledOccasions, type RuledOccasion } from './rules';
export { eachMissing, listMissing, showStatistics } from './statistics';
export { ReminderTextModel } from './text-model';
export { addText, changeText, listTexts, setTextActive, showText } from './texts';
