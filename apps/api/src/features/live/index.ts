export { LiveStreams } from './http/live-streams.ts';
export { LiveController } from './http/live.controller.ts';
export { LivePublisher, LiveSubscriptions } from './redis/live-events.ts';
