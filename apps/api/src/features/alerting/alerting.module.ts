import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { APP_CONFIG, type AppConfig } from '../../platform/config/app-config.ts';
import { Database } from '../../platform/database/database.ts';
import { Channels } from './channels.ts';
import { isLoopback } from './domain/check-channel.ts';
import { ChannelsController } from './http/channels.controller.ts';
import { ChannelStore } from './postgres/channel-store.ts';

/** Channels for the console. */
@Module({
  controllers: [ChannelsController],
  providers: [
    {
      provide: Channels,
      useFactory: (database: Database, config: AppConfig, clock: Clock) =>
        // A console that is reachable only from this machine is not production, so receivers may run here too.
        new Channels(new ChannelStore(database), { loopbackAllowed: isLoopback(new URL(config.publicUrl)) }, clock),
      inject: [Database, APP_CONFIG, CLOCK],
    },
  ],
  exports: [Channels],
})
export class AlertingModule {}
