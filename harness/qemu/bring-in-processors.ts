/**
 * Shell commands, for root of a guest with /sys and its cgroups (v2), that bring in the processors that tcgParameters have left
 * out.
 *
 * From then on nothing that a unit does may make the kernel patch code that is run all the time: QEMU 7.2 may get it wrong when
 * another processor runs it at that moment, and the guest panics. The kernel would patch its scheduler when the first unit
 * with `CPUQuota=` starts, and what takes memory when the first with `AllowedCPUs=`, `AllowedMemoryNodes=` or `Delegate=` starts
 * and the last ends. So there is a cgroup with both before, which stays. Without the one in it, which has cpusets from it,
 * systemd would take them away again.
 */
export const bringInProcessors = `cgroup=/sys/fs/cgroup
echo '+cpu +cpuset' >$cgroup/cgroup.subtree_control
mkdir -p $cgroup/kept-patched
echo '100000 100000' >$cgroup/kept-patched/cpu.max
echo +cpuset >$cgroup/kept-patched/cgroup.subtree_control
mkdir -p $cgroup/kept-patched/inner
for processor in /sys/devices/system/cpu/cpu[1-9]*/online; do
  [ ! -e "$processor" ] || echo 1 >"$processor"
done
`;
