/** How many results in a row change a verdict: three failures are a regression, two passes a recovery. */
export const REGRESSION_RULE = { failuresToRegress: 3, passesToRecover: 2 } as const;
