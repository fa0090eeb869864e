import { useQuery } from '@tanstack/react-query';
import { projectDetail, projectLimitsShown, projectSign, type ProjectDetail } from '../../contracts/project';
import { ask } from './client';

/** What an act on a project makes untrue. */
export const projectRefresh = ['projects'] as const;

export function useProject(id: string) {
  return useQuery({ queryKey: ['projects', 'one', id], queryFn: ({ signal }) => ask(`/projects/${id}`, { answer: projectDetail, signal }) });
}
export function useProjectSign(id: string) {
  return useQuery({ queryKey: ['projects', 'sign', id], queryFn: ({ signal }) => ask(`/projects/${id}/sign`, { answer: projectSign, signal }) });
}
export function useProjectLimits() {
  return useQuery({ queryKey: ['projects', 'limits'], queryFn: ({ signal }) => ask('/projects/limits', { answer: projectLimitsShown, signal }) });
}

export const createProject = (body: unknown): Promise<ProjectDetail> => ask('/projects', { method: 'POST', body, answer: projectDetail });
export const addEntry = (id: string) => (body: unknown) => ask(`/projects/${id}/entries`, { method: 'POST', body, answer: projectDetail });
export const saveEntry = (id: string, entryId: string) => (body: unknown) => ask(`/projects/${id}/entries/${entryId}`, { method: 'PUT', body, answer: projectDetail });
export const entryCommand = (id: string, entryId: string, act: 'discard' | 'submission' | 'approval' | 'return') => (body: unknown) => ask(`/projects/${id}/entries/${entryId}/${act}`, { method: 'POST', body, answer: projectDetail });
export const saveLimits = (body: unknown) => ask('/projects/limits', { method: 'PUT', body, answer: projectLimitsShown });
