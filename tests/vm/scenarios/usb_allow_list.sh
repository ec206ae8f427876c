# USBGuard with the rules that the kiosk makes of its configuration: what is not the kiosk's stays without a driver, so
# that there is no key, no disk and no network interface of it; the kiosk's own devices work.
. "$vm/guest/usbguard.sh"

scanner=0c2e:0b61
faces=16c0:27dc

# What drivers make of devices.
made_of_devices() {
  for kind in input net block tty hidraw sound; do ls /sys/class/$kind 2>/dev/null || true; done
}

# expect_blocked MODEL VENDOR:PRODUCT ORDER...
expect_blocked() {
  model=$1
  id=$2
  shift 2
  made_of_devices >/run/before
  plug_in "$model" "$id" stranger
  within 10 are_blocked "$id" 1
  tell stranger "$@" >/dev/null
  sleep 1
  udevadm settle
  made_of_devices | diff /run/before - || fail "a driver has taken $model"
  step "$model is blocked"
  plug_out stranger
}

plug_in printer 04b8:0e15 printer
plug_in_keys scanner $scanner scanner
plug_in_keys keyboard_box $faces faces
configure <<END
[printer]
address = "$printer_address/SN0001"
[scanner]
address = "evdev:$scanner/SC0001"
[buttons]
address = "evdev:$faces/KB0001"
END
start_guarding
start_kiosk
kiosk ready 10
kiosk device scanner ready 5
kiosk device buttons ready 5

truncate -s 1M /run/disk
expect_blocked keyboard 046d:c31c strokes enter
expect_blocked media_keys 1a2c:2d43 press_all
expect_blocked keyboard_box,serial=KB9999 $faces press 4
expect_blocked scanner,serial=SC9999 $scanner scan 'https://example.com/'
expect_blocked disk,image=/run/disk 0781:5567 stat
expect_blocked keyboard_with_disk,image=/run/disk 0781:5568 strokes enter
expect_blocked network_card 0525:a4a1 stat
expect_blocked card_reader 08e6:3437 stat
expect_blocked telephone 18d1:4ee1 stat
expect_blocked loudspeaker 0d8c:0014 stat
expect_blocked garbled,id=16c0:27de 16c0:27de stat
expect home.attract kiosk screen

for name in printer scanner faces; do tell $name unplug >/dev/null; done
kiosk trouble 5
expect 'scanner lost*' kiosk device scanner lost 5
for name in printer scanner faces; do tell $name plug >/dev/null; done
kiosk ready 5
expect 'scanner ready*' kiosk device scanner ready 5
expect 'buttons ready*' kiosk device buttons ready 5
tell faces press 4 >/dev/null
expect 'survey.pulse*' kiosk at survey.pulse 10
