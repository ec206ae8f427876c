# A system that starts in another order: the kiosk first, then its devices, and last the kernel's
# modules for them, one after the other. Each device works within 5 s of what it still lacked.
scanner=0c2e:0caa
line=/dev/serial/by-id/usb-Acme_Serial_scanner_SS0001-if00
faces=16c0:27dc
keypad=16c0:27dd
late="cdc_acm hid_generic usbhid evdev"

is_loaded() { grep -q "^$1 " /proc/modules; }

# Nobody loads them unless told to by name.
for module in $late; do
  echo "blacklist $module" >>/etc/modprobe.d/late.conf
  ! is_loaded "$module" || modprobe -r "$module"
done

configure <<END
[scanner]
address = "serial:$line?baud=9600"
[buttons]
address = "evdev:$faces/KB0001"
[keys]
address = "evdev:$keypad/KP0001"
END
start_kiosk
plug_in serial_scanner $scanner scanner
plug_in keyboard_box $faces faces
plug_in keyboard,id=$keypad,serial=KP0001 $keypad keypad
for module in $late; do
  if is_loaded "$module"; then fail "$module is there"; fi
done
sleep 2
for device in scanner buttons keys; do
  expect '[al]*' kiosk state $device
done

step "a serial line"
modprobe cdc_acm
expect 'scanner ready after*' kiosk device scanner ready 5
kiosk fault printer paper_out true
number=$(kiosk ticket)
code=$(kiosk code)
kiosk next_visitor 09:20
tell scanner scan "$code" >/dev/null
expect 'receipt.result after*' kiosk at receipt.result 10
expect "Tiket antrian $number" kiosk text receipt.title

step "keyboards: first the bus, then the kernel's events"
modprobe usbhid
modprobe hid_generic
within 10 are_input_nodes $keypad 1
within 10 are_input_nodes $faces 1
sleep 2
expect '[al]*' kiosk state buttons
modprobe evdev
expect 'buttons ready after*' kiosk device buttons ready 5
expect 'keys ready after*' kiosk device keys ready 5
kiosk next_visitor 09:30
tell faces press 4 >/dev/null
tell faces release 4 >/dev/null
expect 'survey.pulse after*' kiosk at survey.pulse 5
kiosk next_visitor 09:40
kiosk tap attract.start
tell keypad strokes f1 down enter >/dev/null
expect 'queue.agencies*' kiosk at queue.agencies 10
