# A kiosk at rest, with all its devices attached, wakes up hardly more often than one without any.
# Wake-ups are voluntary context switches of all its threads but the main one, which polls where there
# is no display; the clock of a guest at rest is real.
scanner=0c2e:0b61
faces=16c0:27dc
keypad=16c0:27dd
# Until what it begins with (content, letters, the first looks at its devices) is over.
settled_after_s=8
measured_s=20
# Of the main thread on a display, as bench_screen measures it: 2.1 a second.
main_thread=42
most_hundredths=150 # of those without devices

wake_ups() {
  awk -v main="$kiosk_process" \
    '/^Pid:/ { pid = $2 } /^voluntary_ctxt/ && pid != main { sum += $2 } END { print sum }' \
    /proc/"$kiosk_process"/task/*/status
}

# Leaves what it counted in $counted.
count_wake_ups() {
  sleep $settled_after_s
  before=$(wake_ups)
  sleep $measured_s
  counted=$(($(wake_ups) - before + main_thread))
}

configure <<END
[printer]
address = "file:/dev/null"
[scanner]
address = "none"
[buttons]
address = "none"
[keys]
address = "none"
[headphones]
address = "none"
END
start_kiosk
count_wake_ups
without=$counted
step "without devices: $without in $measured_s s"
stop_kiosk

plug_in printer 04b8:0e15 printer
plug_in_keys scanner $scanner scanner
plug_in_keys keyboard_box,serial=KB0001 $faces faces
plug_in_keys keyboard_box,serial=KP0001,id=$keypad $keypad keypad
configure <<END
[printer]
address = "$printer_address"
[scanner]
address = "evdev:$scanner"
[buttons]
address = "evdev:$faces"
[keys]
address = "evdev:$keypad"
END
start_kiosk
kiosk ready 10
kiosk device scanner ready 5
kiosk device buttons ready 5
kiosk device keys ready 5
count_wake_ups
step "with all of them: $counted in $measured_s s"
[ $((counted * 100)) -le $((without * most_hundredths)) ] || fail "more than one and a half times"
