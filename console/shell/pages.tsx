import { Suspense, lazy, useState } from 'react';
import { createBrowserRouter, Navigate, RouterProvider } from 'react-router';
import type { CurrentSession } from '../../contracts/session';
import { Empty, Skeleton } from '../parts/notice';
import { openPages, type PageEntry } from '../routes';
import { PageFault } from './page-fault';
import { Shell } from './shell';

/** The router knows only the pages this person may open; the first of the menu is where one lands. */
function makeRouter(session: CurrentSession) {
  const entries = openPages(session.abilities);
  return createBrowserRouter(
    [
      {
        element: <Shell entries={entries} />,
        children: [
          { index: true, element: <Navigate to={entries[0]!.path} replace /> },
          ...entries.map((entry) => ({ path: entry.path, element: page(entry), errorElement: <PageFault /> })),
          { path: '*', element: <Empty title="没有找到这一页" why="地址可能写错了，或者不归您办。" /> },
        ],
      },
    ],
    { basename: '/console' },
  );
}

function page(entry: PageEntry) {
  const Body = lazy(entry.load);
  return (
    <Suspense fallback={<Skeleton />}>
      <Body />
    </Suspense>
  );
}

export function Pages({ session }: { session: CurrentSession }) {
  const [router] = useState(() => makeRouter(session));
  return <RouterProvider router={router} />;
}
