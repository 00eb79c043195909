import type {ServiceInspection} from '../service/inspection.ts';

/** Who says what is said of a service's directives. */
export const managerName = ({user}: Pick<ServiceInspection, 'user'>): string =>
  user === undefined ? 'PID 1' : 'the user’s manager';
