import { deliveryOccasionLabels } from '../contracts/delivery';
import { bindingMessages, bulletinInboxTexts, citizenTexts, inboxTexts, officerReportInboxTexts } from '.';
import { correctionNotice } from './reminder';

test('the ledger has a word for whatever is told to anybody', () => {
  const told = [bindingMessages, bulletinInboxTexts, citizenTexts, inboxTexts, officerReportInboxTexts, correctionNotice].flatMap((texts) => Object.keys(texts));
  const occasions = new Set(told.map((name) => name.split('.')[0]!));
  expect([...occasions].filter((occasion) => deliveryOccasionLabels[occasion] === undefined)).toEqual([]);
});
