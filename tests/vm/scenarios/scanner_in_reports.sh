# A scanner in the mode "HID POS": the udev rule gives it to the kiosk, but no keyboard; its codes
# come whole, also after it was pulled out in the middle of one.
mkdir -p /run/udev/rules.d
getent group anjungan >/dev/null || echo anjungan:x:990: >>/etc/group
group=$(getent group anjungan | cut -d: -f3)
as_nobody="setpriv --reuid=65534 --regid=65534"
scanner=hidpos:16c0:27dd

has_hidraw() { ls /dev/hidraw* >/dev/null 2>&1; }
has_no_hidraw() { ! has_hidraw; }
listen() {
  $as_nobody --groups="$group" "$bin/anjungan-devices" listen $scanner --seconds 20 >/run/heard 2>&1 &
}
# hears CODE: the kernel drops what comes within 50 ms after a device was opened, so again.
hears() {
  device scan "$1" >/dev/null
  sleep 0.1
  grep -qx "$1" /run/heard
}
has_lost_it() { grep -q "^absent" /run/heard; }

plug_in pos_scanner 16c0:27dd
within 20 has_hidraw
expect_status 2 $as_nobody --clear-groups "$bin/anjungan-devices" listen $scanner --seconds 1
expect_said "refused"

cp "$project"/config/udev/*.rules /run/udev/rules.d/
udevadm control --reload
udevadm trigger --subsystem-match=hidraw
udevadm settle
listen
within 10 hears AJ1.T.01.K01.20261123.0912.A012.SP071.0.Q332K5AOTBQA6LENPAEOSXE47Q
step "heard: $(head -n 1 /run/heard)"
device tear aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
device unplug
within 20 has_lost_it
grep -q aaa /run/heard && fail "half of a code was taken for one"

within 20 has_no_hidraw
device plug
within 20 has_hidraw
udevadm settle
listen
within 10 hears AJ1.NEW
grep -q aaa /run/heard && fail "half of a code was taken for one"

device quit || true  # it answers nothing any more
within 20 has_no_hidraw
plug_in keyboard_box 16c0:27dc
within 20 has_hidraw
udevadm settle
expect root stat -c %G /dev/hidraw0
