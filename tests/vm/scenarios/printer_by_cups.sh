# The printer belongs to CUPS, whose own usb backend has it while a job runs: whoever else wants it
# hears that it is busy. The kiosk prints through the queue and believes nothing of it: CUPS knows
# when its bytes were taken, not when paper came out.
. "$vm/guest/cups.sh"
id=04b8:0e15

is_queue_empty() { [ "$(jobs_in_queue slips)" = 0 ]; }

has_cut() { [ "$(slips)" -ge "$1" ]; }

# expect_cups_ticket PATTERN: it is on paper, and that is more than the kiosk knows.
expect_cups_ticket() {
  before=$(slips)
  take_ticket
  expect unknown kiosk paper
  within 5 has_cut $((before + 1))
  expect '1[4-9]?' last_slip_mm
  expect 0 device stat unknown_bytes
}

plug_in printer $id
start_cups
expect_status 0 /usr/lib/cups/backend/usb
expect_said 'usb://EPSON/TM-T82?serial=SN0001'
add_queue slips 'usb://EPSON/TM-T82?serial=SN0001'

step "while a job of CUPS is in the printer, it is nobody else's"
device after 3000 hang
head -c 20000 /dev/zero >/run/job
lp -s -d slips -o raw /run/job
within 20 device_is hangs true
expect_status 2 "$bin/anjungan-devices" print-test "$printer_address"
expect_said "busy: the kiosk, CUPS or usblp has it"
timeout 30 "$bin/anjungan-devices" list >/run/said
expect_said "^$printer_address/SN0001  EPSON TM-T82: busy"
configure <<END
[printer]
address = "$printer_address"
END
start_kiosk
step "with $printer_address: $(kiosk trouble 5)"
kiosk tap attract.start
expect_screen_answers
device unhang
kiosk ready 20
within 10 is_queue_empty
stop_kiosk

step "through the queue, which is trusted"
configure <<END
[printer]
address = "cups://$CUPS_SERVER/slips"
trusted_completion = true
END
start_kiosk
expect_cups_ticket

step "the cable is pulled in the middle of a slip"
before=$(slips)
device after 8000 unplug
take_ticket
within 20 device_is plugged false
expect_not_printed
expect_screen_answers
within 10 is_queue_empty
received=$(device stat received)
device plug
within 10 are_in_usb_list $id 1
sleep 5
expect "$received" device stat received
expect "$before" slips
expect_cups_ticket
