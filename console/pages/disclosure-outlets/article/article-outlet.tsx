import type { UseQueryResult } from '@tanstack/react-query';
import type { ArticleOutlet as Outlet } from '../../../../contracts/article-draft';
import { useOutlets } from '../../../api/disclosure-outlets';
import { Failure, Skeleton } from '../../../parts/notice';
import { ArticleEditor } from './article-editor';
import { Drafts } from './drafts';

/** The article as a phone shows it, what can be set, and what became of earlier drafts. */
export function ArticleOutlet({ id, query }: { id: string; query: UseQueryResult<Outlet> }) {
  const { data: outlets } = useOutlets(id);
  if (query.error && !query.data) return <Failure error={query.error} again={() => void query.refetch()} />;
  if (!query.data || !outlets) return <Skeleton />;
  return (
    <>
      <Drafts drafts={query.data.drafts} mayMake={query.data.abilities.make && query.data.connected} />
      <ArticleEditor id={id} outlet={query.data} notice={outlets.notice} />
    </>
  );
}
