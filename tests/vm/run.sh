#!/usr/bin/env bash
# Boots a Debian kernel over this machine's own files and runs WORK/run.sh in it as root. The guest
# sees the host's root read-only and keeps its changes in memory; WORK is its /vm, writable.
# Ends as WORK/run.sh does, with 99 when that did not end within SECONDS. Leaves WORK/output and
# WORK/console. Needs what kernel.sh made, in $ANJUNGAN_VM_KERNEL (build/vm/kernel).
# Usage: tests/vm/run.sh WORK SECONDS [QEMU ARGUMENTS]
set -euo pipefail
here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
work=$(realpath "$1")
seconds=$2
shift 2
kernel=$(realpath "${ANJUNGAN_VM_KERNEL:-$here/../../build/vm/kernel}")
not_finished=99

# Where the processor has no virtualisation of its own, /dev/kvm may exist all the same (nested by
# another way) and hangs a stock kernel: to emulate is slower and always works.
accelerator() {
  if grep -qE '^flags.* (svm|vmx)( |$)' /proc/cpuinfo && [ -w /dev/kvm ]; then
    echo kvm
  else
    echo tcg,tb-size=512
  fi
}

# Emulated, the guest's clock counts its instructions, a thousand million a second: on a busy host
# its programs seldom become late, which their time limits would take for a fault. Idle time is
# real: with sleep=off the clock would run on during every wait for the host.
clock() {
  [ "$(accelerator)" = kvm ] || printf '%s\n' -icount shift=0,sleep=on
}

shared_folder() {  # TAG PATH READONLY
  printf '%s\n' -fsdev "local,id=$1,path=$2,security_model=none,readonly=$3,multidevs=remap" \
    -device "virtio-9p-pci,fsdev=$1,mount_tag=$1"
}

rm -f "$work/status" "$work/output" "$work/console"
cp "$here/guest/first_process.sh" "$work/.first_process.sh"
mapfile -t folders < <(
  shared_folder host / on
  shared_folder work "$work" off
  shared_folder modules "$kernel/modules" on
)
mapfile -t clock < <(clock)
# rdrand: without it the kernel waits ten seconds for entropy.
machine=(-accel "$(accelerator)" "${clock[@]}" -cpu qemu64,+rdrand -M q35 -m 1024 -smp 1
  -nodefaults -no-user-config -display none -monitor none -no-reboot)
boot=(-kernel "$kernel/vmlinux" -initrd "$kernel/initrd.gz"
  -append "console=ttyS0 quiet loglevel=4 panic=-1 mitigations=off nokaslr")
timeout --kill-after=5 "$seconds" qemu-system-x86_64 "${machine[@]}" "${boot[@]}" \
  -serial "file:$work/console" "${folders[@]}" "$@" </dev/null >"$work/qemu" 2>&1 || true
if [ -s "$work/status" ]; then exit "$(cat "$work/status")"; fi
exit "$not_finished"
