# The cable is pulled while a ticket is on its way: in its middle, and shortly before its end.
# Nobody may be told that it was printed.
plug_in printer 04b8:0e15
begin_with_a_ticket
expect_torn_off 8000
expect_torn_off $((ticket_bytes - 500))
