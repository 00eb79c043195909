import type {ExpectedExposure} from '../../../vm/probe/expected-exposure.ts';
import {defineStep} from '../../kit/define-step.ts';
import type {StepDefinition} from '../../kit/step.ts';
import type {MatrixCell} from './matrix-cell.ts';
import {permissions} from './permissions.ts';

const users = {
  root: {},
  'dynamic-user': {DynamicUser: true},
  'static-user': {User: 'chroot-testuser', Group: 'chroot-testgroup'},
} as const;

/** The step that proves what a service of the matrix may do with each path, and as whom it does it. */
export const permissionsStep = (cell: MatrixCell): StepDefinition => {
  const {user, mode, privateTmp} = cell;
  const isFull = mode === 'full-apivfs';
  return defineStep({
    description: `${user}, ${mode}, ${privateTmp ? 'with' : 'without'} PrivateTmp`,
    reference: 'nixpkgs PR 289593',
    exposure: true,
    service: () => ({
      confinement: isFull ? {} : {mode},
      // What the mode sets by itself is not set, so that it is proved, too.
      serviceConfig: {...users[user], ...(privateTmp === isFull ? {} : {PrivateTmp: privateTmp})},
    }),
    ...(user === 'dynamic-user' ? {refused: {2019: 'DynamicUser'}} : {}),
    async test({confined, outside, facts}) {
      await confined.exposes(
        {...permissions(cell, facts), ...(await identity(user, async (command) => outside.read(command)))},
        {sections: ['identity', 'walk']},
      );
    },
  });
};

/** Whom the service must run as. */
const identity = async (
  user: MatrixCell['user'],
  read: (command: string) => Promise<string>,
): Promise<Pick<ExpectedExposure, 'identity'>> => {
  if (user === 'dynamic-user') {
    // Which one it is depends on the name of the instance.
    return {identity: {uid: 'dynamic', gid: 'dynamic'}};
  }
  const [uid = 0, gid = 0] =
    user === 'root'
      ? []
      : (await read('id -u chroot-testuser; id -g chroot-testuser')).split('\n').map(Number);
  return {identity: {uid, gid}};
};
