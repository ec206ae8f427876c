# Runs a scenario in the guest, as root, with what scenarios have in common. $project is the
# repository, $vm the folder tests/vm in it. Usage: scenario.sh NAME
set -eu
bin=$project/build/release/bin
export SDL_VIDEODRIVER=dummy SDL_AUDIODRIVER=dummy
kiosk_socket=/run/anjungan/control
config=/run/kiosk.toml
overheard=/run/overheard
# Without the packages of the system: half the time to start.
python="python3 -S"
printer_address=usb://04b8:0e15
kiosk_process=
# With the simulated devices and the control socket's whole language; empty: as in the hall.
bench=--bench

step() { echo "$(cut -d' ' -f1 /proc/uptime) $*"; }

fail() {
  step "FAILED: $*"
  for socket in /run/device.* /run/outside.*; do
    [ ! -e "$socket" ] || tell "${socket#/run/*.}" stat || true
  done
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

# outside ORDER...: to the machine around this one (outside.py), which says what came of it.
outside() {
  rm -f /vm/answered
  echo "$*" >/vm/asking
  mv /vm/asking /vm/asked
  within 30 test -e /vm/answered
  cat /vm/answered
  ! grep -q '^error' /vm/answered
}

# tell NAME ORDER...: to the device that was plugged in by that name, here or from outside.
tell() {
  told=$1
  shift
  if [ -e "/run/outside.$told" ]; then
    outside tell "$told" "$@"
  else
    $python "$vm/tell_device.py" "/run/device.$told" "$@"
  fi
}

device() { tell device "$@"; }

kiosk() { $python "$vm/kiosk.py" "$kiosk_socket" "$@"; }

# device_is KEY VALUE: of what `stat` says.
device_is() { [ "$(device stat "$1")" = "$2" ]; }

is_told() { [ "$(tell "$1" stat "$2")" = "$3" ]; }

in_usb_list() { lsusb -d "$1" | grep -c . || true; }

are_in_usb_list() { [ "$(in_usb_list "$1")" -ge "$2" ]; }

# plug_in MODEL[,OPTION=VALUE]... VENDOR:PRODUCT [NAME]
plug_in() {
  modprobe vhci_hcd
  wanted_in_list=$(($(in_usb_list "$2") + 1))
  $python "$vm/usb_device.py" "$1" "/run/device.${3:-device}" &
  within 20 are_in_usb_list "$2" "$wanted_in_list"
  # The device node gets its group after the device is in the list.
  udevadm settle
  step "plugged in: $(lsusb -d "$2")"
}

# plug_in_outside MODEL[,OPTION=VALUE]... VENDOR:PRODUCT [NAME]: the same at the controller of a
# scenario that needs one.
plug_in_outside() {
  modprobe xhci_pci
  wanted_in_list=$(($(in_usb_list "$2") + 1))
  outside serve "$1" "${3:-device}" || fail "it was not plugged in"
  : >"/run/outside.${3:-device}"
  within 20 are_in_usb_list "$2" "$wanted_in_list"
  udevadm settle
  step "plugged in outside: $(lsusb -d "$2")"
}

# plug_out NAME: for ever, and its port is free for another.
plug_out() {
  tell "$1" quit || true
  rm -f "/run/device.$1"
}

input_nodes() {  # VENDOR:PRODUCT, as /proc writes them
  grep -c "Vendor=${1%:*} Product=${1#*:} " /proc/bus/input/devices || true
}

are_input_nodes() { [ "$(input_nodes "$1")" -ge "$2" ]; }

# plug_in_keys: the same for what has keys; the kernel takes a moment to know them.
plug_in_keys() {
  wanted_nodes=$(($(input_nodes "$2") + 1))
  plug_in "$@"
  within 20 are_input_nodes "$2" "$wanted_nodes"
  udevadm settle
}

# Hears whatever the keys of these devices say to others than the kiosk, from now on.
overhear() {
  $python "$vm/overhear.py" "$@" >>"$overheard" &
  sleep 1
}

is_overheard() { grep -q -- "$1" "$overheard"; }

# expect_overheard TEXT: of a device that is not the kiosk's.
expect_overheard() {
  within 5 is_overheard "$1"
  step "others hear: $(grep -m 1 -- "$1" "$overheard")"
}

forget_overheard() { : >"$overheard"; }

expect_nothing_overheard() {
  [ ! -s "$overheard" ] || fail "somebody else heard: $(head -n 5 "$overheard")"
  step "nobody else heard a key"
}

# The kiosk's account has what the udev rules of config/udev give it, and no more.
give_rights() {
  mkdir -p /run/udev/rules.d
  getent group anjungan >/dev/null || echo anjungan:x:990: >>/etc/group
  cp "$project"/config/udev/*.rules /run/udev/rules.d/
  udevadm control --reload
  udevadm trigger --action=change --subsystem-match=usb --subsystem-match=input \
    --subsystem-match=tty
  udevadm settle
}

# The panel has its size in millimetres and a quarter of its pixels: an emulated processor paints.
configure() {
  {
    printf '[screen]\nwidth_px = 540\nheight_px = 960\npitch_mm = 0.554\n'
    cat
  } >"$config"
}

# start_kiosk [ARGUMENT...]: with what `configure` was given.
start_kiosk() {
  [ -s "$config" ] || configure </dev/null
  give_rights
  group=$(getent group anjungan | cut -d: -f3)
  install -d -m 700 -o 990 -g "$group" /run/data /run/anjungan
  HOME=/run/data setpriv --reuid=990 --regid="$group" --clear-groups "$bin/anjungan-kiosk" $bench \
    --config "$config" --data /run/data --control "$kiosk_socket" "$@" &
  kiosk_process=$!
  kiosk start
  [ -z "$bench" ] || kiosk begin
}

stop_kiosk() {
  expect_no_restart
  kill "$kiosk_process"
  wait "$kiosk_process" || fail "the kiosk ended with status $?"
  kiosk_process=
}

# Nobody started it anew: it is the one that start_kiosk started.
expect_no_restart() {
  kill -0 "$kiosk_process" 2>/dev/null || fail "the kiosk has ended"
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

# With a whole ticket printed: how many bytes one has is then in $ticket_bytes.
begin_with_a_ticket() {
  start_kiosk --printer "$printer_address"
  kiosk ready 10
  received=$(device stat received)
  expect_printed_ticket
  ticket_bytes=$(($(device stat received) - received))
}

# expect_torn_off BYTES: the cable is pulled after so many of a ticket. With the cable back the printer
# is found by itself, and prints.
expect_torn_off() {
  step "the cable is pulled after $1 of $ticket_bytes bytes"
  device after "$1" unplug
  take_ticket
  within 10 device_is plugged false
  expect_not_printed
  expect disconnected kiosk trouble 10
  device plug
  kiosk ready 5
  expect_printed_ticket after_a_rest
}

# What an event would have changed, of the screen and of records.
remember_traces() {
  traces=$(kiosk traces)
  step "before: $traces"
}

# With its control socket answering, nothing of that has changed.
expect_undisturbed() {
  [ "$(kiosk traces)" = "$traces" ] || fail "$(kiosk traces), not $traces"
  expect_no_restart
  step "the kiosk noticed nothing of it"
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
[ -z "$kiosk_process" ] || expect_no_restart
step "all is as it should be"
