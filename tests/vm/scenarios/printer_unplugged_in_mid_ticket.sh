# The cable is pulled while a ticket is on its way: in its middle, and shortly before its end.
# Nobody may be told that it was printed; with the cable back the printer is found by itself, and prints.
plug_in printer 04b8:0e15
start_kiosk --printer "$printer_address"
kiosk ready 10
received=$(device stat received)
expect_printed_ticket
ticket_bytes=$(($(device stat received) - received))

for bytes in 8000 $((ticket_bytes - 500)); do
  step "the cable is pulled after $bytes of $ticket_bytes bytes"
  device after "$bytes" unplug
  take_ticket
  within 10 device_is plugged false
  expect_not_printed
  expect disconnected kiosk trouble 10
  device plug
  kiosk ready 5
  expect_printed_ticket after_a_rest
done
