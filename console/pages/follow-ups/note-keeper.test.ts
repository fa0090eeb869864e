import { NoteKeeper } from './note-keeper';

const conflict = new Error('conflict');

/** A server that holds one note; others can write to it, and it can be down. */
function noteServer(text = '', version = 1) {
  const server = {
    text,
    version,
    down: false,
    saves: 0,
    save: async (next: string, seen: number) => {
      server.saves += 1;
      if (server.down) throw new Error('offline');
      if (seen !== server.version) throw conflict;
      server.text = next;
      server.version += 1;
      return { noteVersion: server.version, savedAt: '2026-11-20T07:52:00.000Z' };
    },
    read: async () => ({ text: server.text, version: server.version }),
    isConflict: (error: unknown) => error === conflict,
  };
  return server;
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('typing is saved once, after a pause', async () => {
  const server = noteServer();
  const keeper = new NoteKeeper('', 1, server);
  keeper.type('等了');
  keeper.type('等了两个小时');
  expect(server.saves).toBe(0);
  await jest.advanceTimersByTimeAsync(800);
  expect(server).toMatchObject({ saves: 1, text: '等了两个小时' });
  expect(keeper.snapshot().status).toBe('saved');
});

test('what is typed while saving is saved next', async () => {
  const server = noteServer();
  const keeper = new NoteKeeper('', 1, server);
  keeper.type('等了');
  const saving = keeper.flush();
  keeper.type('等了两个小时');
  await saving;
  expect(keeper.snapshot().status).toBe('unsaved');
  await jest.advanceTimersByTimeAsync(800);
  expect(server.text).toBe('等了两个小时');
});

test('without a network the text stays and is sent again by itself', async () => {
  const server = noteServer();
  server.down = true;
  const keeper = new NoteKeeper('', 1, server);
  keeper.type('窗口说要复印件');
  await jest.advanceTimersByTimeAsync(800);
  expect(keeper.snapshot()).toMatchObject({ status: 'failed', text: '窗口说要复印件' });
  server.down = false;
  await jest.advanceTimersByTimeAsync(5_000);
  expect(server.text).toBe('窗口说要复印件');
});

test("another's text is shown, nothing is overwritten until one chooses", async () => {
  const server = noteServer('同事写的', 2);
  const keeper = new NoteKeeper('', 1, server);
  keeper.type('我写的');
  await jest.advanceTimersByTimeAsync(800);
  expect(keeper.snapshot()).toMatchObject({ status: 'conflict', text: '我写的', theirs: { text: '同事写的' } });
  expect(server.text).toBe('同事写的');
  await keeper.settle('mine');
  expect(server.text).toBe('我写的');
});

test("taking the other's text keeps it", async () => {
  const server = noteServer('同事写的', 2);
  const keeper = new NoteKeeper('', 1, server);
  keeper.type('我写的');
  await keeper.flush();
  await keeper.settle('theirs');
  expect(keeper.snapshot()).toMatchObject({ status: 'clean', text: '同事写的' });
  keeper.type('同事写的，我补一句');
  await keeper.flush();
  expect(server.text).toBe('同事写的，我补一句');
});
