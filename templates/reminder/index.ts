export { examSeasonDays, occasionBasis, occasionDefaults, reminderPoints, type ReminderPoint } from './occasions';
export { longestPostRisk, postRisk } from './post-risks';
export { reminderTexts, type SeedText } from './texts';
export { campaignNotices, correctionFaults, correctionNotice, reminderMessage, skippedWords, type CampaignNotice } from './words';
