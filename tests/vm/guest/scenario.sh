# Runs a scenario in the guest, as root, with what scenarios have in common. $project is the
# repository, $vm the folder tests/vm in it. Usage: scenario.sh NAME
set -eu
bin=$project/build/release/bin
export SDL_VIDEODRIVER=dummy SDL_AUDIODRIVER=dummy
device_socket=/run/device
kiosk_socket=/run/kiosk
# Without the packages of the system: half the time to start.
python="python3 -S"
printer_address=usb://04b8:0e15

step() { echo "$(cut -d' ' -f1 /proc/uptime) $*"; }

fail() {
  step "FAILED: $*"
  device stat || true
  exit 1
}

# within SECONDS COMMAND: until it is true.
within() {
  seconds=$1
  shift
  tries=$((seconds * 10))
  until "$@"; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || fail "not within $seconds s: $*"
    sleep 0.1
  done
}

# expect WANTED COMMAND: what it prints must match the pattern.
expect() {
  wanted=$1
  shift
  got=$("$@") || true
  case $got in
    $wanted) step "$*: $got" ;;
    *) fail "$*: $got, not $wanted" ;;
  esac
}

# expect_status WANTED COMMAND: how it ends. What it says is left in /run/said.
expect_status() {
  wanted=$1
  shift
  status=0
  timeout 30 "$@" >/run/said 2>&1 || status=$?
  step "$*: status $status, $(cat /run/said)"
  [ "$status" = "$wanted" ] || fail "status $status, not $wanted"
}

expect_said() {
  grep -q -- "$1" /run/said || fail "it did not say: $1"
}

device() { $python "$vm/tell_device.py" "$device_socket" "$@"; }

kiosk() { $python "$vm/kiosk.py" "$kiosk_socket" "$@"; }

# device_is KEY VALUE: of what `stat` says.
device_is() { [ "$(device stat "$1")" = "$2" ]; }

is_in_usb_list() { lsusb -d "$1" >/dev/null; }

# plug_in MODEL VENDOR:PRODUCT
plug_in() {
  modprobe vhci_hcd
  $python "$vm/usb_device.py" "$1" "$device_socket" &
  within 20 is_in_usb_list "$2"
  # The device node gets its group after the device is in the list.
  udevadm settle
  step "plugged in: $(lsusb -d "$2")"
}

start_kiosk() {
  "$bin/anjungan-kiosk" --bench --data /run/data --control "$kiosk_socket" "$@" &
  kiosk begin
}

slip_lengths() { device stat slips | tr -d '[] ' | tr ',' '\n'; }

slips() { slip_lengths | grep -c . || true; }

last_slip_mm() { slip_lengths | tail -n 1; }

take_ticket() {
  number=$(kiosk ticket) || fail "no ticket"
  step "ticket $number"
}

# A ticket that the printer and the screen both take for printed, and that is a whole one: it has
# 149 mm, a test slip 89. After a slip that was interrupted, what hangs out of the printer is cut
# off before: expect_printed_ticket after_a_rest.
expect_printed_ticket() {
  more=1
  [ "${1:-}" != after_a_rest ] || more=2
  before=$(slips)
  take_ticket
  expect printed kiosk paper
  expect $((before + more)) slips
  expect '1[4-9]?' last_slip_mm
  expect 0 device stat unknown_bytes
}

expect_screen_answers() {
  longest=$(kiosk answers) || fail "the screen does not answer"
  step "the screen answers within $longest"
}

# The slip on the screen ended otherwise: nobody may believe in it.
expect_not_printed() {
  ended=$(kiosk paper) || fail "the slip did not end"
  case $ended in
    unknown | failed) step "the slip ended as $ended" ;;
    *) fail "the slip ended as $ended" ;;
  esac
}

. "$vm/scenarios/$1.sh"
step "all is as it should be"
