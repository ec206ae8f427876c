# The guest's process 1: what a system has mounted, then /vm/run.sh, its status, and off.
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
# Ctrl+Alt+Del asks process 1, which would end: here it does what a masked ctrl-alt-del.target does.
trap : INT
export HOME=/root LANG=C.UTF-8 TERM=dumb
mount -t tmpfs run /run
mkdir -p /dev/pts /dev/shm /run/lock
mount -t devpts devpts /dev/pts
mount -t tmpfs shm /dev/shm
ln -sf /proc/self/fd /dev/fd
busybox ifconfig lo 127.0.0.1 up
# libusb learns from udev, and from nobody else, what is plugged in.
/lib/systemd/systemd-udevd --daemon
echo "guest: ready after $(cut -d' ' -f1 /proc/uptime) s"
setsid sh -c 'cd /vm; sh ./run.sh </dev/null >/vm/output 2>&1; echo $? >/vm/.status'
mv /vm/.status /vm/status
echo "guest: done after $(cut -d' ' -f1 /proc/uptime) s, status $(cat /vm/status)"
sync
busybox poweroff -f
