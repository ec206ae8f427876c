# Needs a USB controller.
# Hubs, and devices of QEMU's own behind them. What strangers plug into one reaches the console, and
# neither screen nor records; the kiosk's own scanner works behind one, and is found again with it.
. "$vm/guest/hubs.sh"

modprobe xhci_pci
plug_in_hub ours
keys_behind ours wedge SC0001
configure <<END
[session]
warn_after_s = 600
[scanner]
address = "evdev:$qemu_keys/SC0001"
END
start_kiosk
expect 'scanner ready after*' kiosk device scanner ready 5
overhear any
expect_read
expect_nothing_overheard

step "the hub is pulled out, with what is in it"
kiosk tap nav.home
outside remove ours
expect 'scanner lost after [01].*' kiosk device scanner lost 2
sleep 1
plug_in_hub ours
keys_behind ours wedge SC0001
expect 'scanner ready after*' kiosk device scanner ready 5
expect_read
expect_nothing_overheard

step "a stranger's hub: a keyboard of the kind that the scanner is, with another number"
kiosk tap nav.home
remember_traces
plug_in_hub theirs
keys_behind theirs stranger XX0001
outside type 'AJ1.T.1234'
outside strokes ret spc tab esc f1 ctrl+alt+f2 meta_l alt+f4
expect_overheard "key 57 1"
expect_overheard "console: b'A"
expect_undisturbed

step "and the rest: a mouse, a disk, a telephone, a card reader, a loudspeaker"
behind theirs usb-mouse mouse $qemu_keys
behind theirs usb-storage stick 46f4:0001
behind theirs usb-ccid reader 08e6:4433
behind theirs usb-mtp telephone 46f4:0004 rootdir=/tmp readonly=true
behind theirs usb-audio loudspeaker 46f4:0002 audiodev=silence
sleep 2
expect_undisturbed
outside remove theirs
expect_undisturbed
expect_read
