import type { Page } from '../../../contracts/common';
import type { ProjectPlaces, PublicProject, PublicProjectSummary } from '../../../contracts/project';
import { origin } from '../platform/origin';
import { isProject, isProjectPage, isProjectPlaces } from './guards-project';
import { call } from './request';

const at = (path: string, id: string): string => `/api/public/${path}/${encodeURIComponent(id)}`;

/** What changed last first. `cursor` is the page before's. */
export const getProjects = (villageId: string, cursor?: string): Promise<Page<PublicProjectSummary>> => call('GET', `${at('villages', villageId)}/projects${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`, isProjectPage);
export const getProjectPlaces = (villageId: string): Promise<ProjectPlaces> => call('GET', `${at('villages', villageId)}/project-places`, isProjectPlaces);
export const getProject = (id: string): Promise<PublicProject> => call('GET', at('projects', id), isProject);

/** Addresses of what is shown as it is. */
export const projectFileAddress = (id: string, fileId: string): string => `${origin()}${at('projects', id)}/files/${fileId}`;
export const projectMapAddress = (id: string): string => `${origin()}${at('projects', id)}/map`;
