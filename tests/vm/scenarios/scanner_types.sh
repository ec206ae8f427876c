# A scanner that types what it reads, as most do: a keyboard to the kernel, and heard by nobody but
# the kiosk. The code is one that the kiosk itself gave out.
scanner=0c2e:0b61

# expect_read CODE TITLE: whatever is on the screen, the code's answer takes its place.
expect_read() {
  tell scanner scan "$1" >/dev/null
  expect 'receipt.result after*' kiosk at receipt.result 10
  expect "$2" kiosk text receipt.title
}

has_typed() { [ "$(tell scanner stat sent)" -ge "$1" ]; }

plug_in_keys scanner,prefix=]Q1 $scanner scanner

step "while nobody has taken it, the console hears it, by a keymap that changes y and z"
busybox dumpkmap </dev/tty1 |
  LC_ALL=C sed 's/y\x0b/\x01\x0b/g; s/z\x0b/y\x0b/g; s/\x01\x0b/z\x0b/g' >/run/keymap
busybox loadkmap </run/keymap
overhear $scanner
tell scanner type y >/dev/null
expect_overheard "key 21 1"
expect_overheard "console: b'z'"

configure <<END
[scanner]
address = "evdev:$scanner/SC0001"
END
start_kiosk
expect 'scanner ready after*' kiosk device scanner ready 5
forget_overheard

step "the code of a ticket, behind an AIM identifier, and a link with small letters"
kiosk fault printer paper_out true
number=$(kiosk ticket)
code=$(kiosk code)
step "ticket $number has the code $code"
kiosk next_visitor 09:20
expect_read "$code" "Tiket antrian $number"
expect_read 'https://xyz.oss.go.id/q?A=42&z=y' '*xyz.oss.go.id*'

step "the cable is pulled in the middle of a code"
kiosk next_visitor 09:30
tell scanner pace 30 >/dev/null
sent=$(tell scanner stat sent)
tell scanner scan "$code" >/dev/null
within 10 has_typed $((sent + 40))
tell scanner unplug >/dev/null
expect 'scanner lost after [01].*' kiosk device scanner lost 2
tell scanner pace 0 >/dev/null
tell scanner plug >/dev/null
expect 'scanner ready after*' kiosk device scanner ready 5
# Longer than the pause that ends a code.
sleep 3
expect home.attract kiosk screen
expect_read "$code" "Tiket antrian $number"

step "ten thousand keys without an end, as fast as the kernel takes them"
kiosk next_visitor 09:40
kiosk tap attract.start
expect_screen_answers
tell scanner flood 10000 >/dev/null
expect_screen_answers
expect home.errands kiosk screen
within 60 is_told scanner left 0
tell scanner strokes enter >/dev/null
expect_read "$code" "Tiket antrian $number"
expect_nothing_overheard
