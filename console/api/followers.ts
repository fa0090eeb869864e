import { useQuery } from '@tanstack/react-query';
import { followerCounts, invitationSheet, invited, type Invited, type InviteRequest, type InvitationSheet } from '../../contracts/follower';
import { ask } from './client';

/** What an invitation, a withdrawal or an unbinding makes untrue. */
export const followersRefresh = ['followers'] as const;

export function useFollowerCounts() {
  return useQuery({ queryKey: ['followers', 'counts'], queryFn: ({ signal }) => ask('/followers/counts', { answer: followerCounts, signal }) });
}

export const invitePeople = (body: InviteRequest): Promise<Invited> => ask('/invitations', { method: 'POST', body, answer: invited });
/** The next sheet of slips that an import left to be printed. */
export const nextSheet = (): Promise<InvitationSheet> => ask('/invitations/sheet', { method: 'POST', answer: invitationSheet });
export const withdrawInvitation = (id: string): Promise<undefined> => ask(`/invitations/${id}/withdrawal`, { method: 'POST' });
export const unbindPerson = (personId: string, body: { reason: string }): Promise<undefined> => ask(`/followers/${personId}/unbinding`, { method: 'POST', body });
