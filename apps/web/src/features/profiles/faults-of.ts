import { ApiProblem } from '../../shared/api/api-problem.ts';

/** What is wrong with the field of a path; undefined when nothing is. */
export type FaultOf = (path: string) => string | undefined;

/** Finds what the API found wrong with a field, by the field's path. */
export function faultsOf(error: Error | null): FaultOf {
  const failure = error instanceof ApiProblem ? error.failure : null;
  const faults = failure?.kind === 'refused' ? (failure.problem.faults ?? []) : [];
  return (path) => {
    const suffix = `.${path.replaceAll('/', '.')}`;
    return faults.find((fault) => fault.path.endsWith(suffix) || fault.path.includes(`${suffix}.`))?.message;
  };
}
