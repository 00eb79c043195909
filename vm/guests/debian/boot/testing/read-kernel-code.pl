# Writes the machine code of the running kernel, some 16 MiB, to standard output.
use strict;
use warnings;

my %at;
open my $symbols, '<', '/proc/kallsyms' or die;
while (<$symbols>) {
  $at{$2} = hex $1 if /^([0-9a-f]+) \S (_stext|_etext)$/;
}
open my $memory, '<:raw', '/proc/kcore' or die;

# A piece of the memory, which is told as a core dump.
sub take {
  my ($from, $size) = @_;
  my $taken = '';
  sysseek $memory, $from, 0;
  sysread $memory, $taken, $size or die "/proc/kcore: $!";
  return $taken;
}

my ($headers, $size, $count) = unpack 'x32 Q x14 S S', take 0, 64;
for (0 .. $count - 1) {
  my ($type, $offset, $address, $length) = unpack 'L x4 Q Q x8 Q', take $headers + $_ * $size, 56;
  next unless $type == 1 && $address <= $at{_stext} && $at{_stext} < $address + $length;
  for (my $next = $at{_stext}; $next < $at{_etext};) {
    my $piece = take $offset + $next - $address, $at{_etext} - $next;
    $next += length $piece;
    print $piece;
  }
  exit;
}
die 'no kernel code in /proc/kcore';
