# The printer refuses transfers: one, which may be sent anew, or all.
plug_in printer 04b8:0e15
start_kiosk --printer "$printer_address"
kiosk ready 10
expect_printed_ticket

# What was refused was not taken, and sent again it makes a whole slip: this may be printed, and
# when it is said to be, it must be.
device after 8000 stall 1
before=$(slips)
take_ticket
ended=$(kiosk paper)
step "refused once: $ended"
[ "$ended" != printed ] || expect $((before + 1)) slips

device after 8000 stall
take_ticket
expect_not_printed
expect_screen_answers

expect '?*' kiosk trouble 10
device unstall
kiosk ready 5
expect_printed_ticket after_a_rest
