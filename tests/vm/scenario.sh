#!/usr/bin/env bash
# Runs one scenario in a guest of its own. Ends as it does; with 99 when it did not end in 90 s of
# the guest. Its output, and the guest's console, are in build/vm/logs/NAME/.
# Usage: tests/vm/scenario.sh NAME
set -euo pipefail
vm=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
project=$(realpath "$vm/../..")
name=$1
limit_s=90
# The guest's clock stands still while this machine does other things.
host_limit_s=600
work=$project/build/vm/logs/$name
mkdir -p "$work"
rm -f "$work"/*.png "$work"/*.usb "$work"/*.orders "$work"/{asked,answered,qmp}

needs() { grep -q "^# Needs $1" "$vm/scenarios/$name.sh"; }

machine=()
if needs "a screen"; then machine+=(-device "virtio-gpu-pci,xres=544,yres=960"); fi
if needs "a USB controller"; then
  machine+=(-device "qemu-xhci,id=usb,p2=4,p3=4" -audiodev "none,id=silence")
fi
if [ ${#machine[@]} -gt 0 ]; then
  machine+=(-qmp "unix:$work/qmp,server=on,wait=off")
  python3 -S "$vm/outside.py" "$work" &
  trap 'kill $! 2>/dev/null || true' EXIT
fi
cat >"$work/run.sh" <<RUN
export project='$project' vm='$vm'
timeout --kill-after=5 $limit_s sh "\$vm/guest/scenario.sh" "$name"
code=\$?
if [ \$code = 124 ]; then echo "did not end within $limit_s s"; exit 99; fi
exit \$code
RUN
code=0
"$vm/run.sh" "$work" "$host_limit_s" "${machine[@]}" || code=$?
exit "$code"
