const always =
  /^(?:(?:Main|Control|Condition check) process exited|Failed with result|Failed to start|Failed at step|Consumed |Scheduled restart|Start request repeated|Deactivated|Triggering|Unit process \d+|Unknown key |unit configures an IP firewall, |\(This warning is only shown )|, ignoring\b/;

/** Whether PID 1 writes a message of a unit whatever the reason of its end is, or of what it leaves out and goes on. */
export const saysLittle = (message: string): boolean => always.test(message);
