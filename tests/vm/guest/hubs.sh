# QEMU's own hubs and devices at the controller that a scenario needs. Sourced by scenarios.
qemu_keys=0627:0001
qemu_hub=0409:55aa

plug_in_hub() { # NAME
  outside add usb-hub "$1" || fail "no hub"
}

# behind HUB DRIVER ID VENDOR:PRODUCT [KEY=VALUE]...
behind() {
  hub=$1
  driver=$2
  name=$3
  id=$4
  shift 4
  wanted_in_list=$(($(in_usb_list "$id") + 1))
  outside add "$driver" "$name" "in=$hub" "$@" || fail "no $driver"
  within 20 are_in_usb_list "$id" "$wanted_in_list"
  udevadm settle
  step "behind $hub: $(lsusb -d "$id" | tail -n 1)"
}

keys_behind() { # HUB ID SERIAL
  wanted_nodes=$(($(input_nodes $qemu_keys) + 1))
  behind "$1" usb-kbd "$2" $qemu_keys "serial=$3"
  within 20 are_input_nodes $qemu_keys "$wanted_nodes"
  udevadm settle
}

# The code of an address, typed by the keyboard that was added last.
expect_read() {
  outside type 'HTTPS://XYZ.OSS.GO.ID/'
  outside strokes ret
  expect 'receipt.result after*' kiosk at receipt.result 10
}
