# Needs a USB controller.
# A printer at a controller that exists in hardware too, with the kernel's own driver for that
# (xhci_hcd), which reports a bulk transfer that was given up as done with all its bytes.
plug_in_outside printer 04b8:0e15
expect_status 0 sh -c "lsusb -t | grep -A1 xhci_hcd"
expect_said "Class=Printer"
begin_with_a_ticket

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

expect_torn_off 8000
