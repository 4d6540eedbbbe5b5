export { LiveController } from './http/live.controller.ts';
export { LiveStreams } from './http/live-streams.ts';
export { LivePublisher, LiveSubscriptions } from './redis/live-events.ts';
