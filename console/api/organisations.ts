import { useQuery } from '@tanstack/react-query';
import { page } from '../../contracts/common';
import { organisationNode, organisationTree, type OrganisationKind } from '../../contracts/organisation';
import { ask } from './client';

/** Halls, departments, ... as options of a filter or a form; the first 100 within one's scope. */
export function useOrganisationOptions(kind: OrganisationKind, enabled = true): { value: string; label: string }[] {
  const result = useQuery({
    queryKey: ['organisations', 'options', kind],
    queryFn: ({ signal }) => ask('/organisations', { query: { kind, limit: 100 }, answer: page(organisationNode), signal }),
    staleTime: 300_000,
    enabled,
  });
  return (result.data?.items ?? []).map((node) => ({ value: node.id, label: node.name }));
}

/** Every organisation within one's scope, parents before children. */
export function useOrganisationTree(closed: 'with' | 'without' = 'without') {
  return useQuery({ queryKey: ['organisations', 'tree', closed], queryFn: ({ signal }) => ask('/organisations/tree', { query: { closed }, answer: organisationTree, signal }) });
}
