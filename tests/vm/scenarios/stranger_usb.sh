# What strangers plug in, on a machine without USBGuard: the kernel takes every one of them. The
# kiosk's own devices are there and work; of the strangers' nothing reaches it.
scanner=0c2e:0b61
faces=16c0:27dc

has_sent_all() { [ "$(tell stranger stat left)" = 0 ]; }

is_block_device() { grep -q " $1\$" /proc/partitions; }

cards() { find /sys/class/net/* -not -name lo | grep -c . || true; }

is_card() { [ "$(cards)" -gt 0 ]; }

is_sound_card() { ls /proc/asound/card[0-9]* >/dev/null 2>&1; }

sysctl -q -p "$project/config/sysctl/70-anjungan.conf"
# As systemd has it: process 1 is asked, not the machine restarted.
sysctl -q kernel.ctrl-alt-del=0
plug_in printer 04b8:0e15 printer
plug_in_keys scanner $scanner scanner
plug_in_keys keyboard_box $faces faces
configure <<END
[session]
warn_after_s = 600
[printer]
address = "$printer_address/SN0001"
[scanner]
address = "evdev:$scanner/SC0001"
[buttons]
address = "evdev:$faces/KB0001"
END
start_kiosk
kiosk ready 10
kiosk device scanner ready 5
kiosk device buttons ready 5
kiosk tap attract.start
remember_traces
overhear any

step "a keyboard with a program inside"
plug_in_keys keyboard 046d:c31c stranger
tell stranger strokes space enter tab up down left right escape backspace f1 f2 f3 f4 f5 f11 menu \
  ctrl+alt+f2 ctrl+alt+delete alt+f4 alt+tab meta meta+d ctrl+w ctrl+q print \
  alt+print+b alt+print+e alt+print+i alt+print+o alt+print+k >/dev/null
tell stranger type 'AJ1.T.1234' >/dev/null
within 10 has_sent_all
expect_overheard "key 57 1"
expect_undisturbed
plug_out stranger

step "media and power keys"
plug_in_keys media_keys 1a2c:2d43 stranger
tell stranger press_all >/dev/null
within 10 has_sent_all
expect_overheard "key 116 1"
expect_undisturbed
plug_out stranger

step "what looks like the kiosk's own box, scanner and printer, with other serial numbers"
plug_in_keys keyboard_box,serial=KB9999 $faces stranger
tell stranger press 4 >/dev/null
sleep 1
plug_out stranger
plug_in_keys scanner,serial=SC9999 $scanner stranger
tell stranger scan 'https://example.com/' >/dev/null
within 10 has_sent_all
plug_out stranger
plug_in printer,serial=SN9999 04b8:0e15 stranger
sleep 2
expect 0 tell stranger stat received
expect_undisturbed
plug_out stranger

step "a memory stick, then one that is a keyboard too: nobody mounts them"
truncate -s 4M /run/disk
mke2fs -q -F /run/disk
plug_in disk,image=/run/disk 0781:5567 stranger
within 20 is_block_device sda
if grep sd /proc/mounts; then fail "somebody mounted it"; fi
expect_undisturbed
plug_out stranger
plug_in_keys keyboard_with_disk,image=/run/disk 0781:5568 stranger
tell stranger strokes enter space f1 >/dev/null
within 20 has_sent_all
if grep sd /proc/mounts; then fail "somebody mounted it"; fi
expect_undisturbed
plug_out stranger

step "a network card: the kernel makes an interface of it, and nobody sends through it"
plug_in network_card 0525:a4a1 stranger
within 20 is_card
expect 0 tell stranger stat frames
expect_undisturbed
plug_out stranger

step "a card reader and a telephone, which nobody talks to, and a loudspeaker"
for stranger in card_reader:08e6:3437 telephone:18d1:4ee1; do
  plug_in "${stranger%%:*}" "${stranger#*:}" stranger
  sleep 1
  expect 0 tell stranger stat talked
  plug_out stranger
done
plug_in loudspeaker 0d8c:0014 stranger
within 20 is_sound_card
expect_undisturbed
plug_out stranger

step "descriptors of chance"
plug_in garbled 16c0:27dc stranger
for seed in 2 3 4 5 6 7 8 9 10 11 12; do
  sleep 1
  tell stranger unplug >/dev/null
  tell stranger garble $seed >/dev/null
  tell stranger plug >/dev/null
done
expect_undisturbed
plug_out stranger

step "the kiosk's own devices work as before"
tell faces press 4 >/dev/null
expect 'survey.pulse*' kiosk at survey.pulse 10
kiosk tap nav.home
tell scanner scan 'https://xyz.oss.go.id/' >/dev/null
expect 'receipt.result*' kiosk at receipt.result 10
