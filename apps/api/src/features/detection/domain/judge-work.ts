/** The name under which checks that can't be judged are set apart. */
export const JUDGE_WORK = 'detection.judge';
