# A scanner at a virtual serial line, by the name that udev gives it: codes, noise, a wrong speed,
# and a cable that is pulled in the middle of a code.
scanner=0c2e:0caa
line=/dev/serial/by-id/usb-Acme_Serial_scanner_SS0001-if00

expect_read() {
  tell scanner scan "$1" >/dev/null
  expect 'receipt.result after*' kiosk at receipt.result 10
  expect "$2" kiosk text receipt.title
}

# Bytes of chance may be taken for some code, but for none of ours.
expect_no_code() {
  sleep 3
  case $(kiosk screen) in
    home.attract) step "nothing was read" ;;
    receipt.result) expect 'Kode ini bukan tanda terima kami' kiosk text receipt.title ;;
    *) fail "it shows $(kiosk screen)" ;;
  esac
  expect_no_restart
}

plug_in serial_scanner $scanner scanner
within 20 test -e $line
configure <<END
[scanner]
address = "serial:$line?baud=9600"
END
start_kiosk
expect 'scanner ready after*' kiosk device scanner ready 5
expect 9600 tell scanner stat host_baud

kiosk fault printer paper_out true
number=$(kiosk ticket)
code=$(kiosk code)
kiosk next_visitor 09:20
expect_read "$code" "Tiket antrian $number"

step "noise, and then a wrong speed"
kiosk next_visitor 09:30
tell scanner noise 400 >/dev/null
expect_no_code
kiosk next_visitor 09:40
tell scanner baud 19200 >/dev/null
tell scanner scan "$code" >/dev/null
expect_no_code
kiosk next_visitor 09:50
tell scanner baud 9600 >/dev/null
expect_read "$code" "Tiket antrian $number"

step "the cable is pulled in the middle of a code"
kiosk next_visitor 10:00
tell scanner half "$code" >/dev/null
sleep 0.3
tell scanner unplug >/dev/null
expect 'scanner lost after [01].*' kiosk device scanner lost 2
tell scanner plug >/dev/null
expect 'scanner ready after*' kiosk device scanner ready 5
sleep 3
expect home.attract kiosk screen
expect_read "$code" "Tiket antrian $number"
