# The printer takes nothing and says nothing any more, in the middle of a ticket: for as long as the
# kiosk waits for that ticket, and for longer.
plug_in printer 04b8:0e15
start_kiosk --printer "$printer_address"
kiosk ready 10
expect_printed_ticket

hang_in_mid_ticket() {
  device after 8000 hang
  take_ticket
  within 10 device_is hangs true
  expect printing kiosk paper_now
  expect_screen_answers
  expect_not_printed
}

hang_in_mid_ticket
device unhang
kiosk ready 10
expect_printed_ticket after_a_rest

hang_in_mid_ticket
# Either name is right: it answers nothing, and its line takes nothing.
expect '?*' kiosk trouble 10
device unhang
kiosk ready 5
expect_printed_ticket after_a_rest
