import type {AccelerationChoice} from '../../harness/qemu/acceleration.ts';
import type {ServiceSubject} from './service-subject.ts';
import type {StepsSubject} from './steps-subject.ts';

/** What is tried at one point of a bisection, as one would write it for a command. */
export type Candidate = {
  readonly guest: string;
  readonly module: string;
  readonly subject: StepsSubject | ServiceSubject;
  readonly accel: AccelerationChoice;
  readonly timeoutFactor?: number;
};
