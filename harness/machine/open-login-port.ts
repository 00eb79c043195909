import {once} from 'node:events';
import {connect, type Socket} from 'node:net';

/**
 * Connects to the socket that QEMU has made for the port over which a guest waits for a login. The guest sees that somebody is there:
 * what reads the port without that comes to its end at once.
 *
 * @throws Error of the system when there is no such socket.
 */
export const openLoginPort = async (path: string): Promise<Socket> => {
  const socket = connect(path);
  await once(socket, 'connect');
  // Of a QEMU that has ended the machine tells.
  socket.on('error', () => undefined);
  return socket;
};
