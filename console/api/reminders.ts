import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { page } from '../../contracts/common';
import { followerSummary } from '../../contracts/follower';
import { personSummary } from '../../contracts/person';
import { audienceCount, campaign, reminderDryRun, reminderPlan, reminderPreview, reminderRules, reminderStatistics, reminderText, testReminderSent, type CampaignAudience, type ReminderOccasion } from '../../contracts/reminder';
import { ask, type Query } from './client';
import { useSession } from './session';

/** What an act on the reminders makes untrue; planning follows within seconds. */
export const remindersRefresh = ['reminders', 'approvals', 'my-work'] as const;

export const useReminderPlan = (days: number) => useQuery({ queryKey: ['reminders', 'plan', days], queryFn: ({ signal }) => ask('/reminders/plan', { query: { days }, answer: reminderPlan, signal }), placeholderData: keepPreviousData });
export const useReminderRules = () => useQuery({ queryKey: ['reminders', 'rules'], queryFn: ({ signal }) => ask('/reminders/occasions', { answer: reminderRules, signal }) });
export const useReminderText = (id: string) => useQuery({ queryKey: ['reminders', 'text', id], queryFn: ({ signal }) => ask(`/reminders/texts/${id}`, { answer: reminderText, signal }) });
export const useCampaign = (id: string) => useQuery({ queryKey: ['reminders', 'campaign', id], queryFn: ({ signal }) => ask(`/reminders/campaigns/${id}`, { answer: campaign, signal }) });
export const useReminderStatistics = (query: Query) => useQuery({ queryKey: ['reminders', 'statistics', query], queryFn: ({ signal }) => ask('/reminders/statistics', { query, answer: reminderStatistics, signal }), placeholderData: keepPreviousData });

export interface Words {
  occasion: ReminderOccasion;
  body: string;
  summary: string;
  /** Of a campaign. */
  day?: string | undefined;
}

/** The words as one person would read them; asked again whenever they change. */
export function useReminderPreview(words: Words, personId: string | undefined) {
  return useQuery({
    queryKey: ['reminders', 'preview', words, personId],
    queryFn: ({ signal }) => ask('/reminders/preview', { method: 'POST', body: { ...words, personId }, answer: reminderPreview, signal }),
    enabled: personId !== undefined,
    placeholderData: keepPreviousData,
  });
}

/** How many people an audience holds now. */
export function useAudienceCount(audience: CampaignAudience) {
  return useQuery({
    queryKey: ['reminders', 'audience', audience],
    queryFn: ({ signal }) => ask('/reminders/audience', { method: 'POST', body: { audience }, answer: audienceCount, signal }),
    placeholderData: keepPreviousData,
  });
}

const choices = 20;

/** Cadres whose name or code begins so, from the list that this account may read. */
export function useCadres(text: string) {
  const { abilities } = useSession();
  const bound = abilities['follower.list'] === true;
  return useQuery({
    queryKey: ['reminders', 'cadres', text],
    queryFn: async ({ signal }) => {
      const query = { kind: 'cadre', text, limit: choices };
      if (bound) return (await ask('/followers', { query, answer: page(followerSummary), signal })).items.map(({ personId, name, organisation }) => ({ id: personId, name, where: organisation?.name ?? '' }));
      return (await ask('/people', { query, answer: page(personSummary), signal })).items.map(({ id, name, posts }) => ({ id, name, where: posts[0]?.organisation.name ?? '' }));
    },
    enabled: bound || abilities['person.list'] === true,
    placeholderData: keepPreviousData,
  });
}

/** Whoever is reminded of it next, so that a preview shows a person it is for; null where nobody is. */
export function useNextReader(occasion: ReminderOccasion) {
  const rules = useReminderRules();
  const day = rules.data?.items.find((rule) => rule.occasion === occasion)?.next?.day;
  const run = useQuery({ queryKey: ['reminders', 'next-reader', occasion, day], queryFn: ({ signal }) => ask('/reminders/dry-run', { query: { day, occasion, limit: 1 }, answer: reminderDryRun, signal }), enabled: day !== undefined });
  const line = run.data?.items[0];
  if (rules.isPending || (day !== undefined && run.isPending)) return undefined;
  return line ? { id: line.personId, name: line.name, where: line.organisation?.name ?? '' } : null;
}

export const saveReminderRule = (occasion: ReminderOccasion) => (body: unknown) => ask(`/reminders/occasions/${occasion}`, { method: 'PUT', body });
export const saveLeapDay = (body: unknown) => ask('/reminders/leap-day', { method: 'PUT', body });

/** A new one without an id. */
export const saveReminderText = (id: string | undefined) => (body: unknown) => (id ? ask(`/reminders/texts/${id}`, { method: 'PUT', body, answer: reminderText }) : ask('/reminders/texts', { method: 'POST', body, answer: reminderText }));
export const retireReminderText = (id: string) => (body: unknown) => ask(`/reminders/texts/${id}/retirement`, { method: 'POST', body, answer: reminderText });
export const testReminder = (words: Words) => ask('/reminders/test', { method: 'POST', body: words, answer: testReminderSent });

export const saveCampaign = (id: string | undefined) => (body: unknown) => (id ? ask(`/reminders/campaigns/${id}`, { method: 'PUT', body, answer: campaign }) : ask('/reminders/campaigns', { method: 'POST', body, answer: campaign }));
export const campaignCommandOf = (id: string, act: 'submission' | 'cancellation') => (body: unknown) => ask(`/reminders/campaigns/${id}/${act}`, { method: 'POST', body, answer: campaign });
export const answerCorrection = (id: string) => (body: unknown) => ask(`/reminders/corrections/${id}/answer`, { method: 'POST', body });
