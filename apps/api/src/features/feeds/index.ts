export { Feeds } from './feeds.ts';
export { FeedsController } from './http/feeds.controller.ts';
export { FEED_FETCHES, FEED_MISSES, PublicFeedController } from './http/public-feed.controller.ts';
export { PostgresFeedStore } from './postgres/feed.store.ts';
export { ServeFeed } from './serve-feed.ts';
