import {UsageError} from '../../../harness/errors/usage-error.ts';
import type {SshConnection} from '../../../harness/ssh/ssh-connection.ts';
import {connectAsUser, type ConnectAsUserOptions} from '../../../harness/ssh/user/connect-as-user.ts';
import {NoIdentityError} from '../../../harness/ssh/user/no-identity-error.ts';
import {UnusableIdentityError} from '../../../harness/ssh/user/unusable-identity-error.ts';
import type {UserLogin} from '../../../harness/ssh/user/user-login.ts';

/**
 * Logs in as `connectAsUser` does, and names the option `--identity` where that is what is wrong or would help.
 *
 * @throws UsageError and MachineryError as `connectAsUser` does.
 */
export const connectWithOptions = async (
  login: UserLogin,
  options: ConnectAsUserOptions,
): Promise<SshConnection> => {
  try {
    return await connectAsUser(login, options);
  } catch (error) {
    if (error instanceof UnusableIdentityError) {
      throw new UsageError(
        `--identity ${error.file}: ${error.reason}; allowed: the file of a private key without a passphrase; other keys by ssh-agent`,
        {cause: error},
      );
    }
    if (error instanceof NoIdentityError) {
      throw new UsageError(`${error.message}; allowed: --identity FILE`, {cause: error});
    }
    throw error;
  }
};
