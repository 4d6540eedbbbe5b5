import { Body, Controller, Headers, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { ReportReceipt } from '@sightline/spec';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../../platform/errors.ts';
import { Metrics } from '../../../platform/metrics/metrics.ts';
import { HostAuthenticator } from '../../agents/index.ts';
import { ReceiveReport } from '../receive-report.ts';

/** Accepts reports from agents. */
@Controller()
export class ReportsController {
  readonly #hosts: HostAuthenticator;
  readonly #receiveReport: ReceiveReport;
  readonly #metrics: Metrics;

  constructor(
    @Inject(HostAuthenticator) hosts: HostAuthenticator,
    @Inject(ReceiveReport) receiveReport: ReceiveReport,
    @Inject(Metrics) metrics: Metrics,
  ) {
    this.#hosts = hosts;
    this.#receiveReport = receiveReport;
    this.#metrics = metrics;
  }

  @Post('/v1/agent/reports')
  @HttpCode(202)
  async receive(
    @Headers('authorization') authorization: string | undefined,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<ReportReceipt> {
    const host = await this.#hosts.authenticate(authorization);
    try {
      const receipt = await this.#receiveReport.receive(host, body);
      this.#metrics.reportsReceived.inc();
      return { ...receipt, seenAddress: seenAddressOf(request) };
    } catch (error) {
      if (error instanceof AppError) this.#metrics.reportsRefused.inc({ code: error.code });
      throw error;
    }
  }
}

/** Returns an IPv4 address as such, not in the IPv6 form that a dual-stack socket gives it. */
function seenAddressOf({ ip }: FastifyRequest): string {
  return ip.replace(/^::ffff:(?=\d+\.)/, '');
}
