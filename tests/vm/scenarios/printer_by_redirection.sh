# Needs a USB controller.
# A printer at a controller that exists in hardware too, with the kernel's own driver for that
# (xhci_hcd), which reports a bulk transfer that was given up as done with all its bytes.
plug_in_outside printer 04b8:0e15
expect_status 0 sh -c "lsusb -t | grep -A1 xhci_hcd"
expect_said "Class=Printer"
start_kiosk --printer "$printer_address"
kiosk ready 10
received=$(device stat received)
expect_printed_ticket
ticket_bytes=$(($(device stat received) - received))

for bytes in 8000 $((ticket_bytes - 500)); do
  step "it takes no more than $bytes of $ticket_bytes bytes, and all are reported as taken"
  device after "$bytes" hang
  take_ticket
  within 10 device_is hangs true
  expect_not_printed
  expect_screen_answers
  device unhang
  kiosk ready 10
  expect_printed_ticket after_a_rest
done

step "the cable is pulled in the middle of a slip"
device after 8000 unplug
take_ticket
within 10 device_is plugged false
expect_not_printed
expect disconnected kiosk trouble 10
device plug
kiosk ready 5
expect_printed_ticket after_a_rest
