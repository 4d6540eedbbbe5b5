/** The services that the integration project provides, for example by `inject('appUrl')`. */
export interface TestServices {
  readonly appUrl: string;
  readonly systemUrl: string;
  readonly redisUrl: string;
}
