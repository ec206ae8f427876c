#!/bin/busybox sh
# /init of the initrd: the host's root, read-only, with the guest's changes in memory above it.
box=/bin/busybox
give_up() {
  echo "initrd: $*"
  $box poweroff -f
}
$box mount -t proc proc /proc
$box mount -t sysfs sys /sys
$box mount -t devtmpfs dev /dev
for module in $($box cat /modules/order); do
  $box insmod "/modules/$module" || give_up "no module $module"
done
shared=trans=virtio,version=9p2000.L,msize=512000
$box mount -t 9p -o "$shared,ro,cache=loose" host /host || give_up "no root of the host"
$box mount -t tmpfs -o mode=755 changes /changes
$box mkdir /changes/upper /changes/work
$box mount -t overlay -o lowerdir=/host,upperdir=/changes/upper,workdir=/changes/work root /root ||
  give_up "no overlay"
for folder in proc sys dev; do $box mount -o move "/$folder" "/root/$folder"; done
$box mkdir -p /root/vm /root/lib/modules
$box mount -t 9p -o "$shared,rw,cache=none" work /root/vm || give_up "no work folder"
$box mount -t 9p -o "$shared,ro,cache=loose" modules /root/lib/modules || give_up "no modules"
exec $box switch_root /root /bin/sh /vm/.first_process.sh
