export { LiveModule } from './live.module.ts';
export { LivePublisherModule } from './live-publisher.module.ts';
export { LivePublisher } from './redis/live-publisher.ts';
