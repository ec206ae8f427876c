# Needs a USB controller.
# USBGuard with the kiosk's rules, where the scanner stands behind a hub: that hub and that scanner
# are allowed at their places. What somebody else plugs into the hub, and another hub with what is
# behind it, stay without a driver.
. "$vm/guest/hubs.sh"
. "$vm/guest/usbguard.sh"

expect_no_more_keys() {
  sleep 1
  udevadm settle
  expect 1 input_nodes $qemu_keys
  outside type 'AJ1.T.1234'
  outside strokes ret
  sleep 1
  expect home.attract kiosk screen
}

modprobe xhci_pci
plug_in_hub ours
keys_behind ours wedge SC0001
configure <<END
[scanner]
address = "evdev:$qemu_keys/SC0001"
END
start_guarding
start_kiosk
expect 'scanner ready after*' kiosk device scanner ready 5

step "somebody else's keyboard in the kiosk's own hub"
outside add usb-kbd stranger in=ours serial=XX0001
within 10 are_blocked $qemu_keys 1
expect_no_more_keys
outside remove stranger

step "another hub, and a keyboard of the scanner's number behind it"
plug_in_hub theirs
within 10 are_blocked $qemu_hub 1
outside add usb-kbd stranger in=theirs serial=SC0001
expect_no_more_keys
outside remove theirs
expect_read

step "the kiosk's own hub is pulled out and put back"
outside remove ours
expect 'scanner lost after [01].*' kiosk device scanner lost 2
sleep 1
plug_in_hub ours
keys_behind ours wedge SC0001
expect 'scanner ready after*' kiosk device scanner ready 5
