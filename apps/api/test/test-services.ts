/** What the integration project provides: `inject('appUrl')` and the like. */
export interface TestServices {
  readonly appUrl: string;
  readonly systemUrl: string;
  readonly redisUrl: string;
}
