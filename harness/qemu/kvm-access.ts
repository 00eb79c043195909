import {access, constants} from 'node:fs/promises';

/** Why /dev/kvm cannot be used at all; undefined when it opens, which does not mean yet that it works. */
export const kvmAccess = async (device = '/dev/kvm'): Promise<string | undefined> => {
  try {
    await access(device, constants.R_OK | constants.W_OK);
    return undefined;
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    return code === 'ENOENT'
      ? `there is no ${device}`
      : `${device} is there, but this user may not open it; membership of its group (mostly kvm) would allow it`;
  }
};
