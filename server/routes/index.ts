import type { Route } from '../route';

/** The routes of one resource, under the title that the documentation shows. */
export interface RouteGroup {
  title: string;
  routes: readonly Route[];
}

export const routeGroups: readonly RouteGroup[] = [];

export const routes: readonly Route[] = routeGroups.flatMap((group) => group.routes);
