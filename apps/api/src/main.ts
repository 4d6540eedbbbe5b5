import 'reflect-metadata';
import { ApiModule } from './app/api.module.ts';
import { runUntilSignal } from './app/run-until-signal.ts';
import { readAppConfig } from './platform/config/app-config.ts';
import { createHttpApplication } from './platform/http/create-http-application.ts';
import { createLog } from './platform/log.ts';

const config = readAppConfig(process.env);
const log = createLog(config, 'api');
const application = await createHttpApplication(ApiModule.with(config, log), { config, log });
await application.listen(config.apiPort, config.apiHost);
log.info({ url: await application.getUrl() }, 'the API listens');
runUntilSignal(log, async () => {
  await application.close();
});
