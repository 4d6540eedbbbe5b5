import 'reflect-metadata';
import { runUntilSignal } from './app/run-until-signal.ts';
import { runWork } from './app/run-work.ts';
import { WorkerModule } from './app/worker.module.ts';
import { readAppConfig } from './platform/config/app-config.ts';
import { createHttpApplication } from './platform/http/create-http-application.ts';
import { createLog } from './platform/log.ts';

const config = readAppConfig(process.env);
const log = createLog(config, 'worker');
const application = await createHttpApplication(WorkerModule.with(config, log), { config, log });
await application.listen(config.workerMetricsPort, config.apiHost);
const stopWork = runWork(application);
log.info({ url: await application.getUrl() }, 'the worker runs');
runUntilSignal(log, async () => {
  await stopWork();
  await application.close();
});
