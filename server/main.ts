import { runProcess } from '../runtime/run';
import { startServer } from './start';

runProcess(async (settings, log) => {
  const server = await startServer(settings, { log });
  log.info({ port: settings.port, surfaces: settings.surfaces }, 'listening');
  return () => server.close();
});
