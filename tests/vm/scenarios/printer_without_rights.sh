# A program without rights to the printer says so; the udev rule in config/udev gives them.
plug_in printer 04b8:0e15

as_nobody="setpriv --reuid=65534 --regid=65534"
expect_status 2 $as_nobody --clear-groups "$bin/anjungan-devices" print-test "$printer_address"
expect_said "no permission: run as the kiosk's user"
expect 0 device stat received

give_rights
group=$(getent group anjungan | cut -d: -f3)
expect_status 0 $as_nobody --groups="$group" "$bin/anjungan-devices" print-test "$printer_address"
expect_said "outcome=printed"
expect_status 2 $as_nobody --clear-groups "$bin/anjungan-devices" print-test "$printer_address"
expect_said "no permission"
