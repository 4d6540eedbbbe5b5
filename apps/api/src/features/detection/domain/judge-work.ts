/** The name under which checks that can't be judged are isolated. */
export const JUDGE_WORK = 'detection.judge';
