# Needs a screen.
# As in the hall, without the bench: Xorg as the unit starts it, a touchscreen, a box of faces and a
# scanner, and a stranger's keyboard. What is seen is in pictures of the guest's screen.
scanner=0c2e:0b61
faces=16c0:27dc
bench=

is_x_there() { [ -S /tmp/.X11-unix/X0 ]; }

# picture NAME LEAST MOST: so many thousandths of it differ from the one before.
picture() {
  outside picture "$1" >/run/seen || fail "no picture: $(cat /run/seen)"
  read -r colours black changed </run/seen
  step "picture $1: $colours colours, $black permille black, $changed permille changed"
  [ "$colours" -ge 20 ] && [ "$black" -lt 500 ] || fail "nothing is seen on it"
  [ "$changed" -ge "$2" ] && [ "$changed" -le "$3" ] || fail "not $2 to $3 permille"
}

date -u -s '2026-11-23 02:12:00' >/dev/null
modprobe virtio_gpu
modprobe uinput
install -D -m 644 "$project/config/xorg/70-anjungan.conf" /etc/X11/xorg.conf.d/70-anjungan.conf
Xorg :0 vt7 -nolisten tcp -nocursor -novtswitch -s 0 -dpms -logfile /vm/xorg.log >/vm/xorg 2>&1 &
within 40 is_x_there
step "the display is there"
$python "$vm/touchscreen.py" 540 960 /run/device.touch &
plug_in_keys scanner $scanner scanner
plug_in_keys keyboard_box $faces faces
configure <<END
[printer]
address = "$printer_address"
[scanner]
address = "evdev:$scanner/SC0001"
[buttons]
address = "evdev:$faces/KB0001"
END
export SDL_VIDEODRIVER=x11 DISPLAY=:0
start_kiosk
kiosk device scanner ready 5
kiosk device buttons ready 5
kiosk at home.attract 10
sleep 2
picture first 0 1000

tell touch tap 270 508
expect 'home.errands*' kiosk at home.errands 10
sleep 1
picture touched 30 1000

plug_in_keys keyboard 046d:c31c stranger
tell stranger strokes space enter tab up escape f1 f2 f5 ctrl+alt+f2 ctrl+alt+backspace \
  ctrl+alt+delete alt+f4 alt+tab meta ctrl+q print >/dev/null
sleep 3
expect 0 tell stranger stat left
expect home.errands kiosk screen
expect tty7 cat /sys/class/tty/tty0/active
picture stranger 0 20

tell faces press 4 >/dev/null
tell faces release 4 >/dev/null
expect 'survey.pulse*' kiosk at survey.pulse 10
sleep 1
picture rated 30 1000
tell touch tap 58 902
expect 'home.errands*' kiosk at home.errands 10
tell scanner scan 'https://xyz.oss.go.id/' >/dev/null
expect 'receipt.result*' kiosk at receipt.result 10
sleep 1
picture scanned 30 1000

step "the panel is tried by its corners, and meanwhile the screen feels nothing"
"$bin/anjungan-devices" test touch 1ff7:0013 >/run/said 2>&1 &
asked() { grep -q "Touch the $1 corner" /run/said; }
for corner in "upper left:10 10" "upper right:530 10" "lower right:530 950" "lower left:10 950"; do
  within 20 asked "${corner%:*}"
  # shellcheck disable=SC2086
  tell touch tap ${corner#*:} >/dev/null
done
is_tried() { grep -q "^rotation = 0" /run/said; }
within 20 is_tried
expect receipt.result kiosk screen
