# A kiosk at rest, with all its devices attached, wakes up hardly more often than one without any.
# Wake-ups are voluntary context switches of all its threads; the clock of a guest at rest is real.
scanner=0c2e:0b61
faces=16c0:27dc
keypad=16c0:27dd
# Until what it begins with (content, letters, the first looks at its devices) is over.
settled_after_s=8
measured_s=20
most_hundredths=150 # of those without devices

wake_ups() {
  cat /proc/"$kiosk_process"/task/*/status | awk '/^voluntary_ctxt/ { sum += $2 } END { print sum }'
}

# Leaves what it counted in $counted.
count_wake_ups() {
  sleep $settled_after_s
  before=$(wake_ups)
  sleep $measured_s
  counted=$(($(wake_ups) - before))
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
