# A scanner that types what it reads, as most do: a keyboard to the kernel, and to nobody but the
# kiosk. The code is one that the kiosk itself gave out.
scanner=0c2e:0b61

shows() { [ "$(kiosk text receipt.title)" = "$1" ]; }

# expect_read CODE TITLE: scanned on the first screen.
expect_read() {
  tell scanner scan "$1" >/dev/null
  expect 'receipt.result after*' kiosk at receipt.result 10
  expect "$2" kiosk text receipt.title
}

expect_back() {
  expect 'scanner lost after [01].*' kiosk device scanner lost 2
  tell scanner plug >/dev/null
  expect 'scanner ready after*' kiosk device scanner ready 5
}

# Capital letters with Caps Lock on would be small ones to whoever looked at a console's keymap.
plug_in_keys scanner,prefix=]Q1 $scanner scanner
configure <<END
[scanner]
address = "evdev:$scanner/SC0001"
END
start_kiosk
expect 'scanner ready after*' kiosk device scanner ready 5
overhear $scanner

step "the code of a ticket, as the scanner was set to send it, with an AIM identifier"
kiosk fault printer paper_out true
number=$(kiosk ticket)
code=$(kiosk code)
step "ticket $number has the code $code"
kiosk next_visitor 09:20
expect_read "$code" '*'
